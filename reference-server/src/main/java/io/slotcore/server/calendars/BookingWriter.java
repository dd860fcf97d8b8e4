package io.slotcore.server.calendars;

import io.slotcore.booking.Booking;
import io.slotcore.booking.Command;
import io.slotcore.booking.Seat;
import io.slotcore.server.booking.Invites;
import io.slotcore.slot.BookingId;
import io.slotcore.spi.CalendarException;
import io.slotcore.spi.Delivery;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Keeps bookings and their events in the calendar that their host has chosen the same: a consumer
 * of the outbox, who hears of changes of the calendar, too. Thread-safe.
 *
 * <p>Of a group there is one event, that of its session.
 */
public final class BookingWriter implements OwnChanges {

  /** The consumer that writes. */
  public static final String CONSUMER = "calendar";

  private static final Set<Command> OF_HOLDS =
      Set.of(Command.HOLD, Command.RELEASE, Command.EXPIRE);

  private static final int MOST_DELETED_AT_ONCE = 3;

  private final CalendarStore calendars;
  private final WrittenEvents events;
  private final RemoteCalendars remote;
  private final HostsBookings bookings;

  /** Takes where calendars and events are kept, what opens calendars, and the bookings. */
  public BookingWriter(
      CalendarStore calendars,
      WrittenEvents events,
      RemoteCalendars remote,
      HostsBookings bookings) {
    this.calendars = calendars;
    this.events = events;
    this.remote = remote;
    this.bookings = bookings;
  }

  /**
   * Writes what an event has changed.
   *
   * @throws CalendarException if it could not be written; the host sees it on his page
   */
  public void write(Delivery delivery) {
    String tenantId = delivery.event().tenant().value();
    // What ends may have been more than a hold: a session, or what waited for somebody.
    if (OF_HOLDS.contains(delivery.event().command())
        && events.find(tenantId, delivery.event().booking()).isEmpty()) {
      return;
    }
    Optional<Booking> changed = bookings.find(tenantId, delivery.event().booking());
    changed.ifPresent(booking -> write(tenantId, booking));
    // A guest who moves leaves a session, which may have ended by that.
    changed
        .flatMap(Booking::seat)
        .map(Seat::session)
        .flatMap(session -> bookings.find(tenantId, session))
        .ifPresent(session -> write(tenantId, session));
  }

  private void write(String tenantId, Booking booking) {
    if (booking.seat().isPresent() && !booking.isSession()) {
      return;
    }
    Optional<ConnectedCalendar> calendar =
        events
            .find(tenantId, booking.id())
            .map(written -> calendars.find(tenantId, written.calendar()))
            .orElseGet(() -> chosen(tenantId, booking));
    calendar.ifPresent(
        chosen -> synced(chosen, sync -> sync.push(bookings.synced(tenantId, booking))));
  }

  private void synced(ConnectedCalendar calendar, Consumer<EventSync> work) {
    String tenantId = calendar.account().tenantId();
    try {
      work.accept(
          new EventSync(
              remote.writer(calendar),
              events.in(tenantId, calendar.id()),
              bookings.of(calendar.account())));
    } catch (CalendarException e) {
      events.failed(calendar, e.problem().name());
      throw e;
    }
  }

  @Override
  public void changed(ConnectedCalendar calendar, Set<String> uids) {
    pull(calendar, uids.stream().flatMap(uid -> Invites.booking(uid).stream()).toList());
  }

  @Override
  public void unknown(ConnectedCalendar calendar) {
    pull(calendar, events.in(calendar));
  }

  /** What is over stays as it was; a host who tidies up his calendar cancels nothing. */
  private void pull(ConnectedCalendar calendar, List<BookingId> changed) {
    List<BookingId> toCome =
        changed.stream()
            .filter(id -> bookings.isToCome(calendar.account().tenantId(), id))
            .toList();
    OnChange policy =
        calendar.account().onChange() == OnChange.FOLLOW && isEmptied(calendar, toCome)
            ? OnChange.FLAG
            : calendar.account().onChange();
    toCome.forEach(id -> synced(calendar, sync -> sync.pull(id, policy)));
  }

  /** Whether so many events are gone at once that it is more likely the calendar that is. */
  private boolean isEmptied(ConnectedCalendar calendar, List<BookingId> changed) {
    if (changed.size() <= MOST_DELETED_AT_ONCE) {
      return false;
    }
    List<BookingId> gone = new ArrayList<>();
    synced(
        calendar,
        sync ->
            changed.stream()
                .filter(sync::isGone)
                .limit(MOST_DELETED_AT_ONCE + 1L)
                .forEach(gone::add));
    return gone.size() > MOST_DELETED_AT_ONCE;
  }

  /** Does to an event that others have changed what the host has chosen. */
  void settle(ConnectedCalendar calendar, BookingId booking, OnChange choice) {
    synced(calendar, sync -> sync.settle(booking, choice));
  }

  private Optional<ConnectedCalendar> chosen(String tenantId, Booking booking) {
    return HostsBookings.hosts(booking)
        .flatMap(host -> calendars.of(tenantId, host).stream())
        .filter(calendar -> calendar.use().written())
        .findFirst();
  }
}
