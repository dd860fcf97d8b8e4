package io.slotcore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariDataSource;
import io.slotcore.booking.TenantId;
import io.slotcore.spi.StoreException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.h2.api.Trigger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The last statements of a booking fail for a reason that nobody has foreseen. */
@ParameterizedClass
@EnumSource
class FailingWriteTest {

  private static final String TENANT = "secret-tenant";
  private static final String CONSUMER = "secret-consumer";

  private final TestDatabase kind;
  private final HikariDataSource database;
  private final JdbcBookingStore store;
  private final Repeat repeat =
      new Repeat(TenantId.of(TENANT), "secret-host", Instant.parse("2030-01-01T10:00:00Z"));

  FailingWriteTest(TestDatabase kind) {
    this.kind = kind;
    database = kind.newStoreDatabase();
    store = JdbcBookingStore.builder(database).guard(kind.guard()).consumer(CONSUMER).build();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @ParameterizedTest
  @CsvSource({"slotcore_event, actor_id <> 'visitor'", "slotcore_delivery, attempts > 0"})
  void whatARuleOfTheHouseRefusesIsNotKeptAtAll(String table, String rule) {
    Sql.execute(database, "ALTER TABLE " + table + " ADD CONSTRAINT house CHECK (" + rule + ")");

    assertFailsAndKeepsNothing();

    Sql.execute(database, "ALTER TABLE " + table + " DROP CONSTRAINT house");
    assertThat(repeat.isAcknowledged(store)).isTrue();
  }

  @Test
  void whatATriggerRefusesIsNotKeptAtAll() {
    List<String> statements =
        switch (kind) {
          case MARIADB -> onMariaDb();
          case H2 -> onH2();
          case POSTGRES, OLDEST_POSTGRES, POSTGRES_WITH_CELLS -> onPostgres();
        };
    statements.forEach(statement -> Sql.execute(database, statement));

    assertFailsAndKeepsNothing();
  }

  private static List<String> onPostgres() {
    return List.of(
        """
        CREATE FUNCTION house() RETURNS trigger LANGUAGE plpgsql AS
        'BEGIN RAISE EXCEPTION ''not for %'', NEW; END'
        """,
        "CREATE TRIGGER house BEFORE INSERT ON slotcore_event FOR EACH ROW EXECUTE FUNCTION"
            + " house()");
  }

  private static List<String> onMariaDb() {
    return List.of(
        """
        CREATE TRIGGER house BEFORE INSERT ON slotcore_event FOR EACH ROW
        BEGIN
          DECLARE text varchar(500) DEFAULT CONCAT('not for ', NEW.tenant_id);
          SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = text;
        END
        """);
  }

  private static List<String> onH2() {
    return List.of(
        "CREATE TRIGGER house BEFORE INSERT ON slotcore_event FOR EACH ROW CALL '%s'"
            .formatted(House.class.getName()));
  }

  /** A trigger of H2, which makes it. */
  public static final class House implements Trigger {

    @Override
    public void fire(Connection connection, Object[] before, Object[] after) throws SQLException {
      throw new SQLException("not for " + after[0]);
    }
  }

  private void assertFailsAndKeepsNothing() {
    StoreException failure = catchThrowableOfType(StoreException.class, () -> repeat.book(store));

    assertThat(failure).isNotNull();
    assertThat(failure.isRetryable()).isFalse();
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    assertThat(trace.toString())
        .doesNotContain("secret", Worlds.NAME, Worlds.ADDRESS, "visitor", "2030-01-01");
    for (String table : List.of("booking", "event", "delivery", "idempotency")) {
      assertThat(Sql.strings(database, "SELECT count(*) FROM slotcore_" + table))
          .as(table)
          .containsExactly("0");
    }
    assertThat(Sql.strings(database, "SELECT count(*) FROM " + claims())).containsExactly("0");
  }

  private String claims() {
    return kind.hasCells() ? "slotcore_cell" : "slotcore_claim";
  }
}
