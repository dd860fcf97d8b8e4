package io.slotcore.jdbc;

import io.slotcore.booking.TenantId;
import io.slotcore.slot.BookingId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/**
 * A database as the first version of the schema on PostgreSQL kept it, with rows written by SQL.
 */
final class FirstRelease {

  static final TenantId TENANT = TenantId.of("old");
  static final Instant TEN = Instant.parse("2030-06-03T10:00:00Z");
  static final Instant NEVER = Instant.parse("2099-01-01T00:00:00Z");

  private static final Duration LENGTH = Duration.ofMinutes(30);
  private static final Duration BUFFER = Duration.ofMinutes(10);

  private final DataSource database;

  FirstRelease(DataSource database) {
    this.database = database;
    Flyway.configure()
        .dataSource(database)
        .locations("classpath:" + SlotcoreSchema.LOCATION + "/postgresql")
        .table(SlotcoreSchema.HISTORY_TABLE)
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .target("1")
        .load()
        .migrate();
  }

  BookingId confirmed(Instant start, String... hosts) {
    BookingId id = booking("CONFIRMED", start, null, null, hosts);
    claims(id, start, null, hosts);
    return id;
  }

  /** A hold that does not expire as long as this test runs. */
  BookingId held(Instant start, String visitor, String host) {
    BookingId id = booking("HELD", start, visitor, NEVER, host);
    claims(id, start, NEVER, host);
    return id;
  }

  BookingId cancelled(Instant start, String host) {
    return booking("CANCELLED", start, null, null, host);
  }

  private BookingId booking(
      String status,
      Instant start,
      @Nullable String visitor,
      @Nullable Instant expiry,
      String... hosts) {
    UUID id = UUID.randomUUID();
    Sql.execute(
        database,
        """
        INSERT INTO slotcore_booking (
          tenant_id, booking_id, version, status, event_type_id, first_host, hosts, start_at,
          end_at, buffer_before_minutes, buffer_after_minutes, zone, promised_start,
          zone_data_version, invitation_sequence, reschedules, expires_at, visitor, hold_key,
          attendee_name, attendee_email, attendee_zone, attendee_locale, details, cancel_reason,
          created_at)
        VALUES ('old', ?, 1, ?, 'intro', ?, ?, ?, ?, 0, 10, 'Europe/Berlin', '2030-06-03T12:00',
          '2026a', 0, 0, ?, ?, ?, 'Ada', 'ada@example.org', 'Europe/Berlin', 'de', 'details', '', ?)
        """,
        id,
        status,
        hosts[0],
        String.join(" ", hosts),
        start,
        start.plus(LENGTH),
        expiry,
        visitor,
        visitor == null ? null : visitor + " intro",
        Instant.parse("2026-01-01T00:00:00Z"));
    for (String host : List.of(hosts).subList(1, hosts.length)) {
      Sql.execute(
          database,
          """
          INSERT INTO slotcore_booking_host (tenant_id, booking_id, subject, start_at)
          VALUES ('old', ?, ?, ?)
          """,
          id,
          host,
          start);
    }
    event(id, status, start, String.join(" ", hosts));
    return new BookingId(id);
  }

  private void event(UUID booking, String status, Instant start, String hosts) {
    Sql.execute(
        database,
        """
        INSERT INTO slotcore_event (
          tenant_id, booking_id, version, command, actor_role, actor_id, occurred_at, after_status,
          after_start, after_end, after_hosts, after_sequence)
        VALUES ('old', ?, 1, 'BOOK', 'BOOKER', 'visitor', '2026-01-01Z', ?, ?, ?, ?, 0)
        """,
        booking,
        status,
        start,
        start.plus(LENGTH),
        hosts);
    Sql.execute(
        database,
        """
        INSERT INTO slotcore_delivery (tenant_id, consumer, booking_id, version, due_at)
        VALUES ('old', 'mail', ?, 1, '2026-01-01Z')
        """,
        booking);
  }

  private void claims(BookingId booking, Instant start, @Nullable Instant expiry, String... hosts) {
    for (String host : hosts) {
      Sql.execute(
          database,
          """
          INSERT INTO slotcore_claim (
            tenant_id, booking_id, subject, claim_start, claim_end, expires_at)
          VALUES ('old', ?, ?, ?, ?, ?)
          """,
          booking.value(),
          host,
          start,
          start.plus(LENGTH).plus(BUFFER),
          expiry);
    }
  }
}
