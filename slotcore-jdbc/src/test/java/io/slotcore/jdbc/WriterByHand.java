package io.slotcore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;

/** Somebody who writes SQL by hand, past the library; his tenant has one booking. */
final class WriterByHand {

  static final Instant TEN = Instant.parse("2027-03-28T10:00:00Z");
  static final Instant HALF_PAST = TEN.plus(Duration.ofMinutes(30));
  static final Instant ELEVEN = TEN.plus(Duration.ofHours(1));

  private final TestDatabase kind;
  private final HikariDataSource database;
  private final String tenant = "tenant-" + UUID.randomUUID();
  private final UUID booking = UUID.randomUUID();

  WriterByHand(TestDatabase kind) {
    this.kind = kind;
    this.database = kind.of(WriterByHand.class);
    book(booking, "CONFIRMED", TEN, ELEVEN);
  }

  /** Runs a statement whose last value is the tenant. */
  void execute(String sql, Object... values) {
    Object[] all = Arrays.copyOf(values, values.length + 1);
    all[values.length] = tenant;
    Sql.execute(database, sql, all);
  }

  void book(UUID id, String status, Instant start, Instant end) {
    Sql.execute(
        database,
        """
        INSERT INTO slotcore_booking (
          tenant_id, booking_id, version, status, event_type_id, first_host, hosts, start_at,
          end_at, buffer_before_minutes, buffer_after_minutes, zone, promised_start,
          zone_data_version, invitation_sequence, reschedules, details, cancel_reason, created_at)
        VALUES (?, ?, 1, ?, 'intro', 'host:ada', 'host:ada', ?, ?, 0, 0, 'UTC',
          '2027-03-28T10:00', '2026a', 0, 0, '', '', ?)
        """,
        tenant,
        id,
        status,
        start,
        end,
        TEN);
  }

  /** Claims for a booking of its own, so that nothing but the time collides. */
  void claim(Instant start, Instant end) {
    claim("host:ada", 0, start, end);
  }

  void claim(String subject, int unit, Instant start, Instant end) {
    UUID other = UUID.randomUUID();
    book(other, "CONFIRMED", TEN, ELEVEN);
    claim(subject, unit, other, start, end);
  }

  void claim(String subject, int unit, UUID of, Instant start, Instant end) {
    if (kind.hasCells()) {
      for (Instant cell = start; cell.isBefore(end); cell = cell.plus(TestDatabase.CELL)) {
        cell(subject, unit, of, cell);
      }
    } else {
      Sql.execute(
          database,
          """
          INSERT INTO slotcore_claim (
            tenant_id, subject, unit_no, booking_id, claim_start, claim_end)
          VALUES (?, ?, ?, ?, ?, ?)
          """,
          tenant,
          subject,
          unit,
          of,
          start,
          end);
    }
  }

  void cell(Instant start) {
    cell("host:ada", 0, booking, start);
  }

  private void cell(String subject, int unit, UUID of, Instant start) {
    Sql.execute(
        database,
        """
        INSERT INTO slotcore_cell (tenant_id, subject, unit_no, booking_id, cell_start)
        VALUES (?, ?, ?, ?, ?)
        """,
        tenant,
        subject,
        unit,
        of,
        start);
  }

  void session(int seats) {
    Sql.execute(
        database,
        "INSERT INTO slotcore_session (tenant_id, booking_id, seats) VALUES (?, ?, ?)",
        tenant,
        booking,
        seats);
  }

  void seat(int number, int seats) {
    Sql.execute(
        database,
        """
        INSERT INTO slotcore_seat (tenant_id, session_id, seat_no, seats, booking_id)
        VALUES (?, ?, ?, ?, ?)
        """,
        tenant,
        booking,
        number,
        seats,
        booking);
  }

  /** The names are those that the databases give; MariaDB calls every primary key the same. */
  static void assertRefusedBy(String constraint, Runnable write) {
    Sql.RefusedException refusal = catchThrowableOfType(Sql.RefusedException.class, write::run);
    assertThat(refusal).isNotNull();
    assertThat(refusal.state()).startsWith("23");
    String name = constraint.endsWith("_pk") ? constraint + "|PRIMARY" : constraint;
    assertThat(refusal).hasMessageMatching("(?is).*\\b(" + name + ")\\b.*");
  }

  /** Claims of the same time have the same key already. */
  void assertOverlaps(Runnable write) {
    assertRefusedBy(
        kind.hasCells() ? "slotcore_cell_pk" : "slotcore_claim_no_overlap|slotcore_claim_pk",
        write);
  }
}
