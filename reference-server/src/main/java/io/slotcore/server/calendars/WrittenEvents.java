package io.slotcore.server.calendars;

import io.slotcore.server.calendars.EventLedger.Difference;
import io.slotcore.server.calendars.EventLedger.Entry;
import io.slotcore.server.calendars.EventLedger.State;
import io.slotcore.slot.BookingId;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;

/** In which calendars bookings were written, and in which versions. Thread-safe. */
public final class WrittenEvents {

  private static final String SELECT =
      """
      SELECT calendar_id, version, booking_version, state, differs, seen_version, seen_start,
             refusal
        FROM server_calendar_events
      """;

  private final CalendarStore store;
  private final InstantSource clock;

  /** Takes where calendars are kept, and the clock that dates the changes. */
  public WrittenEvents(CalendarStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /** Where the event of a booking is, and what is known of it. */
  record Written(UUID calendar, Entry entry) {}

  Optional<Written> find(String tenantId, BookingId booking) {
    return store.in(
        tenantId,
        own ->
            own.fetchOptional(
                    SELECT + " WHERE tenant_id = ? AND booking_id = ?", tenantId, booking.value())
                .map(row -> new Written(row.get("calendar_id", UUID.class), entry(row))));
  }

  private static Entry entry(Record row) {
    return new Entry(
        Optional.ofNullable(row.get("version", String.class)),
        row.get("booking_version", Long.class),
        State.valueOf(row.get("state", String.class)),
        row.get("differs", Boolean.class) ? Optional.of(difference(row)) : Optional.empty());
  }

  private static Difference difference(Record row) {
    return new Difference(
        Optional.ofNullable(row.get("seen_version", String.class)),
        Optional.ofNullable(row.get("seen_start", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant),
        row.get("refusal", String.class));
  }

  /** Returns what is known of the events in one calendar. */
  EventLedger in(String tenantId, UUID calendar) {
    return new Ledger(tenantId, calendar);
  }

  /** Returns the bookings whose events are in a calendar. */
  List<BookingId> in(ConnectedCalendar calendar) {
    return store.in(
        calendar.account().tenantId(),
        own ->
            own.fetch(
                    """
                    SELECT booking_id FROM server_calendar_events
                     WHERE tenant_id = ? AND calendar_id = ?
                     ORDER BY booking_id
                    """,
                    calendar.account().tenantId(),
                    calendar.id())
                .map(row -> new BookingId(row.get("booking_id", UUID.class))));
  }

  /** Returns the bookings of a person whose events others have changed, by calendar. */
  Map<UUID, Map<BookingId, Difference>> differences(String tenantId, UUID userId) {
    return store.in(
        tenantId,
        own -> {
          Map<UUID, Map<BookingId, Difference>> differences = new HashMap<>();
          own.fetch(
                  """
                  SELECT e.* FROM server_calendar_events e
                    JOIN server_calendars c ON c.tenant_id = e.tenant_id AND c.id = e.calendar_id
                   WHERE e.tenant_id = ? AND c.user_id = ? AND e.differs
                   ORDER BY e.booking_id
                  """,
                  tenantId,
                  userId)
              .forEach(
                  row ->
                      differences
                          .computeIfAbsent(
                              row.get("calendar_id", UUID.class), id -> new LinkedHashMap<>())
                          .put(new BookingId(row.get("booking_id", UUID.class)), difference(row)));
          return differences;
        });
  }

  /** The events of one calendar. */
  private final class Ledger implements EventLedger {

    private final String tenantId;
    private final UUID calendar;

    Ledger(String tenantId, UUID calendar) {
      this.tenantId = tenantId;
      this.calendar = calendar;
    }

    @Override
    public Optional<Entry> entry(BookingId booking) {
      return find(tenantId, booking)
          .filter(written -> written.calendar().equals(calendar))
          .map(Written::entry);
    }

    /** Keeps what was written, and that the calendar can be written. */
    @Override
    public void keep(BookingId booking, Entry entry) {
      Optional<Difference> seen = entry.difference();
      store.in(
          tenantId,
          own -> {
            works(own, tenantId, calendar);
            return own.execute(
                """
                INSERT INTO server_calendar_events (tenant_id, booking_id, calendar_id, version,
                                                    booking_version, state, differs, seen_version,
                                                    seen_start, refusal, updated_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, CAST(? AS timestamptz), ?, CAST(? AS timestamptz))
                ON CONFLICT (tenant_id, booking_id)
                DO UPDATE SET calendar_id = excluded.calendar_id, version = excluded.version,
                              booking_version = excluded.booking_version, state = excluded.state,
                              differs = excluded.differs, seen_version = excluded.seen_version,
                              seen_start = excluded.seen_start, refusal = excluded.refusal,
                              updated_at = excluded.updated_at
                """,
                tenantId,
                booking.value(),
                calendar,
                entry.version().orElse(null),
                entry.bookingVersion(),
                entry.state().name(),
                seen.isPresent(),
                seen.flatMap(Difference::version).orElse(null),
                seen.flatMap(Difference::start).orElse(null),
                seen.map(Difference::refusal).orElse(""),
                clock.instant());
          });
    }

    /** Forgets an event that is gone, and keeps that the calendar can be written. */
    @Override
    public void forget(BookingId booking) {
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
