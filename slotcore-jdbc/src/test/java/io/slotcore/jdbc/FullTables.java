package io.slotcore.jdbc;

import io.slotcore.booking.TenantId;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;

/** Many bookings of a thousand hosts, every eight hours one of ten minutes each, by SQL alone. */
final class FullTables {

  static final TenantId TENANT = TenantId.of("full");
  static final Instant FIRST = Instant.parse("2030-01-01T00:00:00Z");

  private static final String BOOKINGS =
      """
      INSERT INTO slotcore_booking (
        tenant_id, booking_id, version, status, event_type_id, first_host, hosts, start_at, end_at,
        buffer_before_minutes, buffer_after_minutes, zone, promised_start, zone_data_version,
        invitation_sequence, reschedules, booker, details, cancel_reason, created_at)
      SELECT 'full', %1$s, 1, 'CONFIRMED', CONCAT('type-', %2$s), CONCAT('host:', %2$s),
        CONCAT('host:', %2$s), %3$s, %4$s, 0, 0, 'UTC', '2030-01-01T00:00', '2026a', 0, 0,
        CONCAT('booker-', %5$s), '', '', %3$s
      FROM %6$s
      """;

  private static final String CLAIMS =
      """
      INSERT INTO slotcore_claim (tenant_id, booking_id, subject, claim_start, claim_end)
      SELECT tenant_id, booking_id, first_host, start_at, end_at FROM slotcore_booking
      """;

  private static final String CELLS =
      """
      INSERT INTO slotcore_cell (tenant_id, booking_id, subject, cell_start)
      SELECT tenant_id, booking_id, first_host, start_at FROM slotcore_booking
      UNION ALL
      SELECT tenant_id, booking_id, first_host, start_at + INTERVAL '5' MINUTE FROM slotcore_booking
      """;

  private static final String EVENTS =
      """
      INSERT INTO slotcore_event (
        tenant_id, booking_id, version, command, actor_role, actor_id, occurred_at, after_status,
        after_start, after_end, after_hosts, after_sequence)
      SELECT tenant_id, booking_id, version, 'BOOK', 'BOOKER', 'visitor', created_at, status,
        start_at, end_at, hosts, 0
      FROM slotcore_booking
      """;

  private FullTables() {}

  static void fill(TestDatabase kind, DataSource database, int bookings) {
    Sql.execute(database, bookings(kind, bookings));
    Sql.execute(database, kind.hasCells() ? CELLS : CLAIMS);
    Sql.execute(database, EVENTS);
    Sql.execute(
        database,
        kind == TestDatabase.MARIADB
            ? "ANALYZE TABLE slotcore_booking, slotcore_claim, slotcore_event"
            : "ANALYZE");
  }

  private static String bookings(TestDatabase kind, int count) {
    List<Object> words =
        switch (kind) {
          case MARIADB ->
              List.of(
                  "UNHEX(MD5(seq))",
                  "seq MOD 1000",
                  "TIMESTAMPADD(HOUR, 8 * (seq DIV 1000), '2030-01-01')",
                  "TIMESTAMPADD(MINUTE, 10, TIMESTAMPADD(HOUR, 8 * (seq DIV 1000), '2030-01-01'))",
                  "seq MOD 3001",
                  "seq_0_to_" + (count - 1));
          case H2 ->
              List.of(
                  "RANDOM_UUID()",
                  "MOD(x, 1000)",
                  "DATEADD(HOUR, 8 * (x / 1000), TIMESTAMP WITH TIME ZONE '2030-01-01 00:00:00Z')",
                  "DATEADD(MINUTE, 480 * (x / 1000) + 10,"
                      + " TIMESTAMP WITH TIME ZONE '2030-01-01 00:00:00Z')",
                  "MOD(x, 3001)",
                  "SYSTEM_RANGE(0, " + (count - 1) + ")");
          case POSTGRES, OLDEST_POSTGRES, POSTGRES_WITH_CELLS ->
              List.of(
                  "gen_random_uuid()",
                  "i % 1000",
                  "timestamptz '2030-01-01Z' + i / 1000 * interval '8 hours'",
                  "timestamptz '2030-01-01Z' + i / 1000 * interval '8 hours' + interval '10"
                      + " minutes'",
                  "i % 3001",
                  "generate_series(0, " + (count - 1) + ") AS n (i)");
        };
    return BOOKINGS.formatted(words.toArray());
  }
}
