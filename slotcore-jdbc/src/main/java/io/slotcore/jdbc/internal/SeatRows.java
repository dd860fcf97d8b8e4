package io.slotcore.jdbc.internal;

import io.slotcore.booking.Booking;
import io.slotcore.booking.Seat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
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

  private final String tenant;
  private final Dialect dialect;

  SeatRows(String tenant, Dialect dialect) {
    this.tenant = tenant;
    this.dialect = dialect;
  }

  /** Says how many seats there are, and then who has them. */
  List<SqlStatement> write(List<Booking> bookings) {
    List<SqlStatement> statements = new ArrayList<>();
    List<List<@Nullable Object>> made = new ArrayList<>();
    for (Booking session : bookings) {
      if (session.isSession() && session.version() == 1) {
        made.add(Arrays.asList(tenant, session.id().value(), session.seats()));
      } else if (session.isSession()) {
        statements.addAll(resize(session));
      }
    }
    statements.addAll(SESSIONS.insert(made));
    bookings.stream().filter(b -> b.status().isActive()).forEach(b -> seat(b, statements));
    return statements;
  }

  private List<SqlStatement> resize(Booking session) {
    int seats = session.seats();
    return dialect.resizeSession().stream()
        .map(text -> SqlStatement.of(text, seats, tenant, session.id().value(), seats))
        .toList();
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
