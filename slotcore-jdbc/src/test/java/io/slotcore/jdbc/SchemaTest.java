package io.slotcore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the tables refuse, whoever writes. */
class SchemaTest {

  private static final HikariDataSource DATABASE = PostgresServer.newStoreDatabase();
  private static final Instant TEN = Instant.parse("2027-03-28T10:00:00Z");
  private static final Instant ELEVEN = TEN.plus(Duration.ofHours(1));

  private final String tenant = UUID.randomUUID().toString();
  private final UUID booking = UUID.randomUUID();

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  @BeforeEach
  void writeABooking() {
    book(booking, "CONFIRMED", TEN, ELEVEN, null);
  }

  private void book(UUID id, String status, Instant start, Instant end, String holdKey) {
    Sql.execute(
        DATABASE,
        """
        INSERT INTO slotcore_booking (
          tenant_id, booking_id, version, status, event_type_id, first_host, hosts, start_at,
          end_at, buffer_before_minutes, buffer_after_minutes, zone, promised_start,
          zone_data_version, invitation_sequence, reschedules, details, cancel_reason, created_at,
          hold_key)
        VALUES (?, ?, 1, ?, 'intro', 'host:ada', 'host:ada', ?, ?, 0, 0, 'UTC',
          '2027-03-28T10:00', '2026a', 0, 0, '', '', now(), ?)
        """,
        tenant,
        id,
        status,
        start,
        end,
        holdKey);
  }

  private void claim(UUID of, Instant start, Instant end) {
    claim(DATABASE, of, start, end);
  }

  private void claim(DataSource database, UUID of, Instant start, Instant end) {
    Sql.execute(
        database,
        """
        INSERT INTO slotcore_claim (tenant_id, booking_id, subject, claim_start, claim_end)
        VALUES (?, ?, 'host:ada', ?, ?)
        """,
        tenant,
        of,
        start,
        end);
  }

  private static void assertRefused(String state, Runnable write) {
    Sql.RefusedException refusal = catchThrowableOfType(Sql.RefusedException.class, write::run);
    assertThat(refusal).isNotNull();
    assertThat(refusal.state()).isEqualTo(state);
  }

  @Test
  void everyKeyBeginsWithTheTenant() {
    List<String> keys =
        Sql.strings(
            DATABASE,
            """
            SELECT c.relname || ': ' || coalesce(a.attname, 'an expression')
            FROM pg_index i
            JOIN pg_class t ON t.oid = i.indrelid
            JOIN pg_class c ON c.oid = i.indexrelid
            LEFT JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = i.indkey[0]
            WHERE t.relname LIKE 'slotcore@_%' ESCAPE '@' AND t.relname <> ?
            """,
            SlotcoreSchema.HISTORY_TABLE);

    assertThat(keys).hasSizeGreaterThan(10).allMatch(key -> key.endsWith(": tenant_id"));
  }

  @Test
  void everyTableHasAPrimaryKeyAndATenant() {
    List<String> without =
        Sql.strings(
            DATABASE,
            """
            SELECT t.relname
            FROM pg_class t
            JOIN pg_namespace n ON n.oid = t.relnamespace
            WHERE n.nspname = 'public' AND t.relkind = 'r' AND t.relname <> ?
              AND NOT (EXISTS (SELECT 1 FROM pg_index i WHERE i.indrelid = t.oid AND i.indisprimary)
                AND EXISTS (
                  SELECT 1 FROM pg_attribute a
                  WHERE a.attrelid = t.oid AND a.attname = 'tenant_id' AND a.attnotnull)
                AND t.relname LIKE 'slotcore@_%' ESCAPE '@')
            """,
            SlotcoreSchema.HISTORY_TABLE);

    assertThat(without).isEmpty();
  }

  @Test
  void everyForeignKeyStaysWithinItsTenant() {
    List<String> first =
        Sql.strings(
            DATABASE,
            """
            SELECT a.attname || '=' || b.attname
            FROM pg_constraint c
            JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
            JOIN pg_attribute b ON b.attrelid = c.confrelid AND b.attnum = c.confkey[1]
            WHERE c.contype = 'f'
            """);

    assertThat(first).hasSize(8).containsOnly("tenant_id=tenant_id");
  }

  @Test
  void overlappingClaimsAreRefused() {
    claim(booking, TEN, ELEVEN);

    assertRefused("23P01", () -> claim(booking, TEN.plusSeconds(1), ELEVEN));
    claim(booking, ELEVEN, ELEVEN.plusSeconds(1));
  }

  @Test
  void anUpdateThatMovesAClaimOntoAnotherIsRefused() {
    claim(booking, TEN, ELEVEN);
    claim(booking, ELEVEN, ELEVEN.plusSeconds(60));

    assertRefused(
        "23P01",
        () ->
            Sql.execute(
                DATABASE,
                "UPDATE slotcore_claim SET claim_start = ? WHERE tenant_id = ? AND claim_start = ?",
                TEN.plusSeconds(60),
                tenant,
                ELEVEN));
  }

  @Test
  void aClaimWithoutItsBookingIsRefused() {
    assertRefused("23503", () -> claim(UUID.randomUUID(), TEN, ELEVEN));
  }

  @Test
  void aClaimThatEndsBeforeItStartsOrIsEmptyIsRefused() {
    assertRefused("23514", () -> claim(booking, ELEVEN, TEN));
    assertRefused("23514", () -> claim(booking, TEN, TEN));
  }

  @Test
  void aClaimOfMoreThan93DaysIsRefusedWhateverTheZoneOfTheSession() {
    // The clocks of Berlin change between the two, so that 93 days there are an hour more or less.
    Instant start = TEN.minus(Duration.ofDays(40));
    Instant end = start.plus(Duration.ofDays(93));
    try (HikariDataSource berlin = new HikariDataSource()) {
      berlin.setDataSource(DATABASE.getDataSource());
      berlin.setConnectionInitSql("SET timezone = 'Europe/Berlin'");
      berlin.setMaximumPoolSize(1);

      assertRefused("23514", () -> claim(berlin, booking, start, end.plusNanos(1_000)));
      claim(berlin, booking, start, end);
    }
  }

  @Test
  void anUnknownStatusIsRefused() {
    assertRefused("23514", () -> book(UUID.randomUUID(), "PENDING", TEN, ELEVEN, null));
  }

  @Test
  void aBookingThatEndsBeforeItStartsIsRefused() {
    assertRefused("23514", () -> book(UUID.randomUUID(), "CONFIRMED", ELEVEN, TEN, null));
  }

  @Test
  void aSecondHoldOfOneVisitorAndEventTypeIsRefused() {
    book(UUID.randomUUID(), "HELD", TEN, ELEVEN, "visitor intro");

    assertRefused("23505", () -> book(UUID.randomUUID(), "HELD", TEN, ELEVEN, "visitor intro"));
  }

  @Test
  void onlyAHoldHasAHoldKey() {
    assertRefused(
        "23514", () -> book(UUID.randomUUID(), "CONFIRMED", TEN, ELEVEN, "visitor intro"));
  }

  @Test
  void migratingAgainChangesNothing() {
    SlotcoreSchema.migrate(DATABASE);

    assertThat(Sql.strings(DATABASE, "SELECT version FROM slotcore_schema_history"))
        .containsExactly("1", "2", "3");
  }

  @Test
  void aSchemaWithTablesOfOthersIsMigratedToo() {
    try (HikariDataSource database = PostgresServer.newDatabase()) {
      Sql.execute(database, "CREATE TABLE flyway_schema_history (installed_rank int)");

      SlotcoreSchema.migrate(database);

      assertThat(Sql.strings(database, "SELECT version FROM slotcore_schema_history"))
          .contains("1", "2", "3");
      assertThat(Sql.strings(database, "SELECT * FROM flyway_schema_history")).isEmpty();
    }
  }
}
