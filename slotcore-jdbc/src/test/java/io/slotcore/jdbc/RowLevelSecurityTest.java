package io.slotcore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariDataSource;
import io.slotcore.booking.Actor;
import io.slotcore.booking.Booking;
import io.slotcore.booking.BookingService;
import io.slotcore.booking.Caller;
import io.slotcore.booking.Choice;
import io.slotcore.booking.TenantId;
import io.slotcore.spi.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What the second wall between tenants refuses, SQL by hand included. */
@ParameterizedClass
@EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = ".*POSTGRES.*")
class RowLevelSecurityTest {

  private static final Instant TEN = Instant.parse("2030-01-01T10:00:00Z");
  private static final String SUBJECT =
      "INSERT INTO slotcore_subject (tenant_id, subject) VALUES (?, 'host:eve')";

  private final TestDatabase kind;
  private final Roles roles;
  private final TenantId ours = TenantId.of(UUID.randomUUID().toString());
  private final TenantId theirs = TenantId.of(UUID.randomUUID().toString());
  private final JdbcBookingStore store;

  RowLevelSecurityTest(TestDatabase kind) {
    this.kind = kind;
    this.roles = Roles.of(kind.of(getClass()));
    this.store = Roles.store(roles.owner()).guard(kind.guard()).consumer("mail").build();
    book(ours);
    book(theirs);
  }

  private Booking book(TenantId tenant) {
    return new BookingService(store)
        .book(
            Caller.of(tenant, Actor.booker("visitor")),
            Choice.of(Worlds.type("intro", "ada").build(), TEN),
            Worlds.attendance());
  }

  private interface Work {
    void on(Connection connection) throws SQLException;
  }

  /** Runs SQL by hand as the application, in a transaction of a tenant that is undone. */
  private void byHand(TenantId tenant, Work work) {
    try (Connection connection = roles.application().getConnection()) {
      connection.setAutoCommit(false);
      try {
        run(connection, "SELECT set_config('slotcore.tenant', ?, true)", tenant.value());
        work.on(connection);
      } finally {
        connection.rollback();
      }
    } catch (SQLException failure) {
      throw new AssertionError(failure);
    }
  }

  private static int run(Connection connection, String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      return statement.execute() ? 0 : statement.getUpdateCount();
    }
  }

  private List<String> tables() {
    return Sql.strings(
        roles.owner(),
        """
        SELECT relname
        FROM pg_class
        WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p')
          AND relname LIKE 'slotcore@_%' ESCAPE '@'
        """);
  }

  /** The history of migrations belongs to no tenant, and to nobody but the owner. */
  @Test
  void everyTableButTheHistoryHasAPolicy() {
    List<String> walled =
        Sql.strings(
            roles.owner(),
            """
            SELECT relname
            FROM pg_class c
            WHERE relrowsecurity AND relnamespace = current_schema()::regnamespace
              AND EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid)
            """);
    List<String> tables = tables();
    tables.remove(SlotcoreSchema.HISTORY_TABLE);

    assertThat(walled).containsExactlyInAnyOrderElementsOf(tables);
    assertThatThrownBy(
            () -> Sql.strings(roles.application(), "SELECT 1 FROM slotcore_schema_history"))
        .hasMessageContaining("permission denied");
  }

  @Test
  void withoutATenantNoRowIsSeen() {
    for (String table : tables()) {
      if (!table.equals(SlotcoreSchema.HISTORY_TABLE)) {
        assertThat(Sql.strings(roles.application(), "SELECT 1 FROM " + table)).isEmpty();
      }
    }
    assertThat(Sql.strings(roles.owner(), "SELECT 1 FROM slotcore_booking")).isNotEmpty();
  }

  @Test
  void withoutATenantNothingCanBeWritten() {
    Sql.RefusedException refusal =
        catchThrowableOfType(
            Sql.RefusedException.class,
            () -> Sql.execute(roles.application(), SUBJECT, ours.value()));

    assertThat(refusal.state()).isEqualTo("42501");
    assertThat(Sql.execute(roles.application(), "DELETE FROM slotcore_delivery")).isZero();
    assertThat(Sql.execute(roles.application(), "UPDATE slotcore_booking SET details = ''"))
        .isZero();
  }

  @Test
  void sqlByHandSeesAndChangesRowsOfItsTenantOnly() {
    byHand(
        ours,
        connection -> {
          assertThat(run(connection, "UPDATE slotcore_booking SET details = 'x'")).isEqualTo(1);
          assertThat(
                  run(
                      connection,
                      "UPDATE slotcore_booking SET details = 'x' WHERE tenant_id = ?",
                      theirs.value()))
              .isZero();
          assertThat(run(connection, "DELETE FROM slotcore_delivery")).isEqualTo(1);
        });
  }

  @Test
  void nothingCanBeWrittenIntoAnotherTenant() {
    String move = "UPDATE slotcore_subject SET tenant_id = ?";

    for (String write : List.of(SUBJECT, move)) {
      byHand(
          ours,
          connection ->
              assertThatThrownBy(() -> run(connection, write, theirs.value()))
                  .isInstanceOfSatisfying(
                      SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501")));
    }
  }

  @Test
  void aJoinedTransactionSetsItsTenantToo() throws SQLException {
    try (Connection connection = roles.application().getConnection()) {
      connection.setAutoCommit(false);
      JooqBookingStore joined =
          JooqBookingStore.builder(DSL.using(connection)).guard(kind.guard()).build();
      Choice later = Choice.of(Worlds.type("intro", "ada").build(), TEN.plusSeconds(3600));
      Caller caller = Caller.of(theirs, Actor.booker("visitor"));

      Booking booking = new BookingService(joined).book(caller, later, Worlds.attendance());

      assertThat(joined.find(theirs, booking.id())).isPresent();
      assertThat(joined.find(ours, booking.id())).isEmpty();
      connection.rollback();
    }
  }

  @Test
  void jobsHaveNothingToDoWithBookings() {
    for (String sql :
        List.of(
            "UPDATE slotcore_booking SET attendee_name = ''",
            "INSERT INTO slotcore_booking (tenant_id) VALUES ('a')",
            "DELETE FROM slotcore_subject",
            "INSERT INTO slotcore_delivery (tenant_id) VALUES ('a')",
            "UPDATE slotcore_event SET version = 7")) {
      assertThatThrownBy(() -> Sql.execute(roles.jobs(), sql))
          .as(sql)
          .hasMessageContaining("permission denied");
    }
    assertThat(Sql.strings(roles.jobs(), "SELECT DISTINCT tenant_id FROM slotcore_delivery"))
        .contains(ours.value(), theirs.value());
  }

  @Test
  void puttingItUpAgainChangesNothing() {
    String policies = "SELECT oid::text FROM pg_policy ORDER BY oid";
    List<String> before = Sql.strings(roles.owner(), policies);

    SlotcoreSchema.enableRowLevelSecurity(roles.owner());

    assertThat(Sql.strings(roles.owner(), policies)).isEqualTo(before);
  }

  @Test
  void theRolesCanHaveOtherNames() {
    try (HikariDataSource owner = kind.newStoreDatabase()) {
      SlotcoreSchema.enableRowLevelSecurity(owner, "Salon \"App\"", "salon_jobs");

      assertThat(Sql.strings(owner, "SELECT DISTINCT unnest(polroles)::regrole FROM pg_policy"))
          .containsExactlyInAnyOrder("\"Salon \"\"App\"\"\"", "salon_jobs");
    }
  }

  @Test
  void whoMayNotMakeRolesIsTold() {
    try (HikariDataSource owner = kind.newDatabase();
        HikariDataSource humble = new HikariDataSource()) {
      String role = "humble_" + UUID.randomUUID().toString().replace("-", "");
      Sql.execute(owner, "CREATE ROLE " + role);
      humble.setDataSource(owner.getDataSource());
      humble.setJdbcUrl(owner.getJdbcUrl());
      humble.setUsername(owner.getUsername());
      humble.setConnectionInitSql("SET ROLE " + role);

      assertThatThrownBy(() -> SlotcoreSchema.enableRowLevelSecurity(humble, role + "_a", "b"))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("42501");
    }
  }

  @Test
  void otherDatabasesHaveNoSuchWall() {
    try (HikariDataSource h2 = H2Databases.newDatabase()) {
      assertThatThrownBy(() -> SlotcoreSchema.enableRowLevelSecurity(h2))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("for PostgreSQL");
    }
  }
}
