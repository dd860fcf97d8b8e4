package io.slotcore.benchmarks.bookings;

import io.slotcore.booking.Choice;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.util.UUID;
import javax.sql.DataSource;

/** The least that a booking can cost: one INSERT of its row, committed, and nothing checked. */
final class BareRows {

  private static final String INSERT =
      """
      INSERT INTO bare_booking (
        tenant_id, booking_id, version, status, event_type_id, first_host, hosts, start_at, end_at,
        buffer_before_minutes, buffer_after_minutes, zone, promised_start, zone_data_version,
        invitation_sequence, reschedules, attendee_name, attendee_email, attendee_zone,
        attendee_locale, details, cancel_reason, created_at)
      VALUES (?, ?, 1, 'CONFIRMED', ?, ?, ?, ?, ?, 5, 10, 'Z', ?, '2026a', 0, 0, ?, ?, 'Z', 'en', ?,
        '', now())
      """;

  private final DataSource database;

  BareRows(DataSource database) {
    this.database = database;
  }

  /** Makes the table: that of the bookings, with its primary key and no other index. */
  static void createTable(DataSource owner) throws SQLException {
    try (Connection connection = owner.getConnection();
        Statement sql = connection.createStatement()) {
      sql.execute(
          "CREATE TABLE bare_booking (LIKE slotcore_booking INCLUDING DEFAULTS,"
              + " PRIMARY KEY (tenant_id, booking_id))");
      sql.execute("GRANT INSERT ON bare_booking TO slotcore_app");
    }
  }

  boolean insert(Choice choice) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement sql = connection.prepareStatement(INSERT)) {
      String host = choice.eventType().host().subject().toString();
      sql.setString(1, Bookings.TENANT.value());
      sql.setObject(2, UUID.randomUUID());
      sql.setString(3, choice.eventType().id());
      sql.setString(4, host);
      sql.setString(5, host);
      sql.setObject(6, choice.start().atOffset(ZoneOffset.UTC));
      sql.setObject(7, choice.start().plus(choice.duration()).atOffset(ZoneOffset.UTC));
      sql.setString(8, choice.start().toString());
      sql.setString(9, Bookings.GUEST.attendee().name());
      sql.setString(10, Bookings.GUEST.attendee().email());
      sql.setString(11, Bookings.GUEST.details());
      sql.execute();
      return true;
    }
  }
}
