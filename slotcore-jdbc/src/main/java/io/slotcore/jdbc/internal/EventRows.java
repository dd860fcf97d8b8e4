package io.slotcore.jdbc.internal;

import io.slotcore.booking.Actor;
import io.slotcore.booking.BookingEvent;
import io.slotcore.booking.BookingStatus;
import io.slotcore.booking.Command;
import io.slotcore.booking.TenantId;
import io.slotcore.slot.BookingId;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes events to rows, and reads them back without loss. */
final class EventRows {

  private static final List<String> NAMES =
      List.of(
          "tenant_id",
          "command",
          "actor_role",
          "actor_id",
          "occurred_at",
          "booking_id",
          "version",
          "before_status",
          "before_start",
          "before_end",
          "before_hosts",
          "before_sequence",
          "after_status",
          "after_start",
          "after_end",
          "after_hosts",
          "after_sequence");

  private static final int STATE = 5;

  private static final Table TABLE = new Table("slotcore_event", NAMES);

  /** What {@link #read} expects. */
  static final String COLUMNS = String.join(", ", NAMES);

  private EventRows() {}

  static List<SqlStatement> insert(String tenant, List<BookingEvent> events) {
    return TABLE.insert(events.stream().map(event -> row(tenant, event)).toList());
  }

  /** The tenant is the transaction's, whatever the event says: a writer touches no other one. */
  private static List<@Nullable Object> row(String tenant, BookingEvent event) {
    List<@Nullable Object> row = new ArrayList<>();
    row.add(tenant);
    row.add(event.command().name());
    row.add(event.actor().role().name());
    row.add(event.actor().id());
    row.add(event.at());
    row.add(event.booking().value());
    row.add(event.version());
    row.addAll(event.before().map(EventRows::state).orElse(Collections.nCopies(STATE, null)));
    row.addAll(state(event.after()));
    return row;
  }

  private static List<@Nullable Object> state(BookingEvent.State state) {
    List<@Nullable Object> row = new ArrayList<>();
    row.add(state.status().name());
    row.add(state.start());
    row.add(state.end());
    row.add(Subjects.join(state.hosts()));
    row.add(state.sequence());
    return row;
  }

  static BookingEvent read(Row row) throws SQLException {
    BookingEvent.Source source =
        new BookingEvent.Source(
            TenantId.of(row.text()),
            Command.valueOf(row.text()),
            new Actor(Actor.Role.valueOf(row.text()), row.text()),
            row.instant());
    BookingId booking = new BookingId(row.id());
    long version = row.longNumber();
    BookingEvent.State before = before(row);
    return new BookingEvent(source, booking, version, before, state(row, row.text()));
  }

  private static BookingEvent.@Nullable State before(Row row) throws SQLException {
    String status = row.textOrNull();
    if (status == null) {
      row.skip(STATE - 1);
      return null;
    }
    return state(row, status);
  }

  private static BookingEvent.State state(Row row, String status) throws SQLException {
    return new BookingEvent.State(
        BookingStatus.valueOf(status),
        row.instant(),
        row.instant(),
        Subjects.split(row.text()),
        row.number());
  }
}
