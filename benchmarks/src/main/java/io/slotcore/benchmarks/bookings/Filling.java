package io.slotcore.benchmarks.bookings;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import javax.sql.DataSource;

/** Fills the tables with bookings of the same hosts, as they lie there after years. */
final class Filling {

  /** A thousand for each host, side by side on the days before the first that is asked for. */
  private static final String BOOKINGS =
      """
      INSERT INTO slotcore_booking (
        tenant_id, booking_id, version, status, event_type_id, first_host, hosts, start_at, end_at,
        buffer_before_minutes, buffer_after_minutes, zone, promised_start, zone_data_version,
        invitation_sequence, reschedules, attendee_name, attendee_email, attendee_zone,
        attendee_locale, details, cancel_reason, created_at)
      SELECT ?, gen_random_uuid(), 1, 'CONFIRMED', 'type-' || h, 'host:host-' || h, 'host:host-' || h,
        starts.at, starts.at + interval '30 minutes', 5, 10, 'Z', starts.at::text, '2026a',
        0, 0, 'Grace Hopper', 'grace@example.org', 'Z',
        'en', '{"topic": "A compiler for everybody", "phone": "+1 555 0100"}', '', now()
      FROM generate_series(0, ?) AS k,
        LATERAL (SELECT ?::timestamptz - (k / 20 + 1) * interval '1 day'
          + (k % 20) * interval '45 minutes' AS at) AS starts,
        generate_series(0, ?) AS h
      """;

  private static final String CLAIMS =
      """
      INSERT INTO slotcore_claim (
        tenant_id, booking_id, subject, unit_no, claim_start, claim_end)
      SELECT tenant_id, booking_id, first_host, 0, start_at - interval '5 minutes',
        end_at + interval '10 minutes'
      FROM slotcore_booking
      """;

  private Filling() {}

  /** Writes bookings and their claims, and lets the planner know. */
  static void fill(DataSource owner, int bookings, Instant firstDay) throws SQLException {
    try (Connection connection = owner.getConnection();
        PreparedStatement rows = connection.prepareStatement(BOOKINGS);
        Statement sql = connection.createStatement()) {
      rows.setString(1, Bookings.TENANT.value());
      rows.setInt(2, bookings / Starts.HOSTS - 1);
      rows.setObject(3, firstDay.atOffset(ZoneOffset.UTC));
      rows.setInt(4, Starts.HOSTS - 1);
      rows.execute();
      sql.execute(CLAIMS);
      sql.execute("VACUUM ANALYZE");
    }
  }
}
