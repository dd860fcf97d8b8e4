package io.slotcore.jdbc.internal;

import io.slotcore.booking.Booking;
import io.slotcore.booking.BookingStatus;
import io.slotcore.booking.Seat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes how many seats sessions have, and which guest has which. */
final class SeatRows {

  private static final Table SESSIONS =
      new Table("slotcore_session", List.of("tenant_id", "booking_id", "seats"));

  /** A session that is not there has no seats, so that the check of the seat's number fails. */
  private static final String SEAT =
      """
      INSERT INTO slotcore_seat (tenant_id, session_id, seat_no, seats, booking_id)
      VALUES (?, ?, ?, COALESCE(
        (SELECT s.seats FROM slotcore_session s WHERE s.tenant_id = ? AND s.booking_id = ?), 0), ?)\
      """;

  private static final String RESIZE =
      """
      UPDATE slotcore_session
      SET seats = ?
      WHERE tenant_id = ? AND booking_id = ? AND seats <> ?\
      """;

  private static final String TAKE_OUT =
      """
      DELETE FROM slotcore_seat
      WHERE tenant_id = ? AND session_id = ? AND seats <> ?\
      """;

  /** Of the guests whose seats are not there; those that change here have not got theirs yet. */
  private static final String PUT_BACK =
      """
      INSERT INTO slotcore_seat (tenant_id, session_id, seat_no, seats, booking_id)
      SELECT b.tenant_id, b.session_id, n.seat_no, ?, b.booking_id
      FROM slotcore_booking b,
        JSON_TABLE(
          CONCAT('[', REPLACE(b.seat_numbers, ' ', ','), ']'),
          '$[*]' COLUMNS (seat_no integer PATH '$')) n
      WHERE b.tenant_id = ? AND b.session_id = ? AND b.status IN (%s)
        AND NOT EXISTS (
          SELECT 1
          FROM slotcore_seat taken
          WHERE taken.tenant_id = b.tenant_id AND taken.booking_id = b.booking_id)
        AND b.booking_id NOT\
      """
          .formatted(
              Arrays.stream(BookingStatus.values())
                  .filter(BookingStatus::isActive)
                  .map(status -> "'" + status + "'")
                  .collect(Collectors.joining(", ")));

  private final String tenant;
  private final Dialect dialect;

  SeatRows(String tenant, Dialect dialect) {
    this.tenant = tenant;
    this.dialect = dialect;
  }

  /** Says how many seats there are, and then who has them. */
  List<SqlStatement> write(List<Booking> bookings) {
    List<UUID> changing = bookings.stream().map(booking -> booking.id().value()).toList();
    List<SqlStatement> statements = new ArrayList<>();
    List<List<@Nullable Object>> made = new ArrayList<>();
    for (Booking session : bookings) {
      if (session.isSession() && session.version() == 1) {
        made.add(Arrays.asList(tenant, session.id().value(), session.seats()));
      } else if (session.isSession()) {
        statements.addAll(resize(session, changing));
      }
    }
    statements.addAll(SESSIONS.insert(made));
    bookings.stream().filter(b -> b.status().isActive()).forEach(b -> seat(b, statements));
    return statements;
  }

  private List<SqlStatement> resize(Booking session, List<UUID> changing) {
    UUID id = session.id().value();
    int seats = session.seats();
    SqlStatement resize = SqlStatement.of(RESIZE, seats, tenant, id, seats);
    return dialect.seatsFollowTheirSession()
        ? List.of(resize)
        : List.of(
            SqlStatement.of(TAKE_OUT, tenant, id, seats),
            resize,
            SqlText.of(PUT_BACK, seats, tenant, id).in(changing).statement());
  }

  private void seat(Booking guest, List<SqlStatement> statements) {
    for (Seat seat : guest.seat().stream().toList()) {
      UUID session = seat.session().value();
      for (int number : seat.numbers()) {
        statements.add(
            SqlStatement.of(SEAT, tenant, session, number, tenant, session, guest.id().value()));
      }
    }
  }
}
