package io.slotcore.server.calendars;

import io.slotcore.slot.BookingId;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;

/** In which calendars bookings were written, and in which versions. Thread-safe. */
public final class WrittenEvents {

  private final CalendarStore store;
  private final InstantSource clock;

  /** Takes where calendars are kept, and the clock that dates the changes. */
  public WrittenEvents(CalendarStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /** How an event came to be what it is. */
  enum State {
    /** As we wrote it. */
    WRITTEN,
    /** Others had changed or deleted it, and it was written anew. */
    REWRITTEN,
    /** Its owner has it already, for instance by accepting the invitation; it is left to him. */
    THEIRS
  }

  /**
   * An event of a booking.
   *
   * @param version of the calendar; empty if it is not ours
   * @param bookingVersion of the booking that was written
   */
  record Written(UUID calendar, Optional<String> version, long bookingVersion, State state) {}

  Optional<Written> find(String tenantId, BookingId booking) {
    return store.in(
        tenantId,
        own ->
            own.fetchOptional(
                    """
                    SELECT calendar_id, version, booking_version, state
                      FROM server_calendar_events
                     WHERE tenant_id = ? AND booking_id = ?
                    """,
                    tenantId,
                    booking.value())
                .map(
                    row ->
                        new Written(
                            row.get("calendar_id", UUID.class),
                            Optional.ofNullable(row.get("version", String.class)),
                            row.get("booking_version", Long.class),
                            State.valueOf(row.get("state", String.class)))));
  }

  /** Keeps what was written, and that the calendar can be written. */
  void keep(String tenantId, BookingId booking, Written written) {
    store.in(
        tenantId,
        own -> {
          works(own, tenantId, written.calendar());
          return own.execute(
              """
              INSERT INTO server_calendar_events (tenant_id, booking_id, calendar_id, version,
                                                  booking_version, state, updated_at)
              VALUES (?, ?, ?, ?, ?, ?, CAST(? AS timestamptz))
              ON CONFLICT (tenant_id, booking_id)
              DO UPDATE SET calendar_id = excluded.calendar_id, version = excluded.version,
                            booking_version = excluded.booking_version, state = excluded.state,
                            updated_at = excluded.updated_at
              """,
              tenantId,
              booking.value(),
              written.calendar(),
              written.version().orElse(null),
              written.bookingVersion(),
              written.state().name(),
              clock.instant());
        });
  }

  /** Forgets an event that is gone, and keeps that the calendar can be written. */
  void forget(String tenantId, BookingId booking, UUID calendar) {
    store.in(
        tenantId,
        own -> {
          works(own, tenantId, calendar);
          return own.execute(
              "DELETE FROM server_calendar_events WHERE tenant_id = ? AND booking_id = ?",
              tenantId,
              booking.value());
        });
  }

  private static void works(DSLContext own, String tenantId, UUID calendar) {
    own.execute(
        "UPDATE server_calendars SET write_problem = NULL, write_failing_since = NULL"
            + " WHERE tenant_id = ? AND id = ? AND write_problem IS NOT NULL",
        tenantId,
        calendar);
  }

  /** Keeps why bookings cannot be written. */
  void failed(ConnectedCalendar calendar, String problem) {
    store.in(
        calendar.account().tenantId(),
        own ->
            own.execute(
                """
                UPDATE server_calendars
                   SET write_problem = ?,
                       write_failing_since
                           = coalesce(write_failing_since, CAST(? AS timestamptz))
                 WHERE tenant_id = ? AND id = ?
                """,
                problem,
                clock.instant(),
                calendar.account().tenantId(),
                calendar.id()));
  }

  /** Counts the events of a person that were written anew after others had changed them. */
  Map<UUID, Integer> rewritten(String tenantId, UUID userId) {
    return store.in(
        tenantId,
        own ->
            own.fetch(
                    """
                    SELECT e.calendar_id, count(*)::int AS events
                      FROM server_calendar_events e
                      JOIN server_calendars c
                        ON c.tenant_id = e.tenant_id AND c.id = e.calendar_id
                     WHERE e.tenant_id = ? AND c.user_id = ? AND e.state = 'REWRITTEN'
                     GROUP BY e.calendar_id
                    """,
                    tenantId,
                    userId)
                .intoMap(
                    row -> row.get("calendar_id", UUID.class),
                    row -> row.get("events", Integer.class)));
  }
}
