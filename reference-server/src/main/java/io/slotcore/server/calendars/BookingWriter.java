package io.slotcore.server.calendars;

import io.slotcore.booking.Attendee;
import io.slotcore.booking.Booking;
import io.slotcore.booking.BookingStatus;
import io.slotcore.booking.Command;
import io.slotcore.booking.Seat;
import io.slotcore.eventtype.Subject;
import io.slotcore.server.accounts.User;
import io.slotcore.server.accounts.UserStore;
import io.slotcore.server.booking.BookingDesk;
import io.slotcore.server.booking.Invites;
import io.slotcore.server.booking.Links;
import io.slotcore.server.calendars.WrittenEvents.State;
import io.slotcore.server.calendars.WrittenEvents.Written;
import io.slotcore.server.eventtypes.Offer;
import io.slotcore.server.i18n.Reader;
import io.slotcore.spi.CalendarEvent;
import io.slotcore.spi.CalendarException;
import io.slotcore.spi.CalendarWriter;
import io.slotcore.spi.Delivery;
import io.slotcore.spi.EventChangedException;
import io.slotcore.spi.StoredEvent;
import io.slotcore.time.Interval;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Writes bookings into the calendar that their host has chosen, a consumer of the outbox.
 * Thread-safe.
 *
 * <p>Each event makes the calendar what the booking is by then, so that repeats and events that
 * were overtaken change nothing. The booking is the truth: what others did to its event is
 * overwritten. Of a group there is one event, that of its session.
 */
public final class BookingWriter {

  /** The consumer that writes. */
  public static final String CONSUMER = "calendar";

  private static final Set<Command> OF_HOLDS =
      Set.of(Command.HOLD, Command.RELEASE, Command.EXPIRE);

  private final CalendarStore calendars;
  private final WrittenEvents events;
  private final RemoteCalendars remote;
  private final Bookings bookings;
  private final InstantSource clock;

  /** Takes where calendars and events are kept, what opens calendars, and the bookings. */
  public BookingWriter(
      CalendarStore calendars,
      WrittenEvents events,
      RemoteCalendars remote,
      Bookings bookings,
      InstantSource clock) {
    this.calendars = calendars;
    this.events = events;
    this.remote = remote;
    this.bookings = bookings;
    this.clock = clock;
  }

  /** The bookings, who serves them, and where they are seen. */
  public record Bookings(BookingDesk desk, UserStore users, Links links) {}

  /**
   * Writes what an event has changed.
   *
   * @throws CalendarException if it could not be written; the host sees it on his page
   */
  public void write(Delivery delivery) {
    if (OF_HOLDS.contains(delivery.event().command())) {
      return;
    }
    String tenantId = delivery.event().tenant().value();
    Optional<Booking> changed = bookings.desk().find(tenantId, delivery.event().booking());
    changed.ifPresent(booking -> write(tenantId, booking));
    // A guest who moves leaves a session, which may have ended by that.
    changed
        .flatMap(Booking::seat)
        .map(Seat::session)
        .flatMap(session -> bookings.desk().find(tenantId, session))
        .ifPresent(session -> write(tenantId, session));
  }

  private void write(String tenantId, Booking booking) {
    if (booking.seat().isPresent() && !booking.isSession()) {
      return;
    }
    Optional<Written> written = events.find(tenantId, booking.id());
    Optional<ConnectedCalendar> calendar =
        written.isPresent()
            ? calendars.find(tenantId, written.get().calendar())
            : chosen(tenantId, booking);
    if (calendar.isEmpty()) {
      return;
    }
    try {
      CalendarWriter writer = remote.calDav(calendar.get());
      Task task = new Task(tenantId, booking, calendar.get().id(), writer, written);
      if (takesPlace(booking)) {
        task.put(event(tenantId, booking));
      } else {
        task.remove();
      }
    } catch (CalendarException e) {
      events.failed(calendar.get(), e.problem().name());
      throw e;
    }
  }

  private Optional<ConnectedCalendar> chosen(String tenantId, Booking booking) {
    return hosts(booking)
        .flatMap(host -> calendars.of(tenantId, host).stream())
        .filter(calendar -> calendar.use().written())
        .findFirst();
  }

  private static Stream<UUID> hosts(Booking booking) {
    return booking.hosts().stream()
        .filter(subject -> subject.kind() == Subject.Kind.HOST)
        .map(subject -> UUID.fromString(subject.id()));
  }

  private boolean takesPlace(Booking booking) {
    return booking.status().isActive()
        && booking.status() != BookingStatus.HELD
        && (booking.isSession() || booking.attendee().isPresent())
        && !booking.isExpired(clock.instant());
  }

  private CalendarEvent event(String tenantId, Booking booking) {
    Optional<Offer> offer = bookings.desk().findOffer(tenantId, booking);
    Optional<User> host =
        hosts(booking).findFirst().flatMap(id -> bookings.users().find(tenantId, id));
    String title =
        offer
            .map(Offer::title)
            .or(() -> host.map(h -> Reader.of(h.locale()).messages().text("feeds.booking")))
            .orElse("SlotCore");
    String guest = booking.attendee().map(Attendee::name).map(": "::concat).orElse("");
    CalendarEvent.Builder event =
        CalendarEvent.builder(
                Invites.uid(booking),
                Interval.of(booking.start(), booking.end()),
                host.map(User::zone).orElse(booking.zone()),
                title + guest)
            .sequence(booking.sequence());
    offer.map(Offer::location).ifPresent(event::location);
    bookings.desk().meetingLink(tenantId, booking).ifPresent(event::link);
    if (!booking.isSession()) {
      // Without the booker's key: the host signs in.
      event.description(bookings.links().absolute("/bookings/" + booking.id()));
    }
    return event.build();
  }

  /** Brings the event of one booking up to date. */
  private final class Task {

    private final String tenantId;
    private final Booking booking;
    private final UUID calendar;
    private final CalendarWriter writer;
    private final Optional<Written> written;

    Task(
        String tenantId,
        Booking booking,
        UUID calendar,
        CalendarWriter writer,
        Optional<Written> written) {
      this.tenantId = tenantId;
      this.booking = booking;
      this.calendar = calendar;
      this.writer = writer;
      this.written = written;
    }

    void put(CalendarEvent event) {
      if (written.filter(w -> w.bookingVersion() >= booking.version()).isPresent()) {
        return;
      }
      Optional<String> version = written.flatMap(Written::version);
      try {
        String now =
            version.isPresent() ? writer.update(event, version.get()) : writer.create(event);
        keep(Optional.of(now), written.map(Written::state).orElse(State.WRITTEN));
      } catch (EventChangedException e) {
        overwrite(event, version.isPresent());
      }
    }

    /** Our booking is the truth; what was done to its event is not taken over. */
    private void overwrite(CalendarEvent event, boolean wasOurs) {
      Optional<StoredEvent> there = writer.find(event.uid());
      if (there.isPresent()) {
        String version = writer.update(event, there.get().version());
        keep(Optional.of(version), State.REWRITTEN);
      } else if (wasOurs) {
        keep(Optional.of(writer.create(event)), State.REWRITTEN);
      } else {
        // The same UID under another name: the host has accepted the mailed invitation.
        keep(Optional.empty(), State.THEIRS);
      }
    }

    private void keep(Optional<String> version, State state) {
      events.keep(tenantId, booking.id(), new Written(calendar, version, booking.version(), state));
    }

    void remove() {
      String uid = Invites.uid(booking);
      boolean theirs = written.filter(w -> w.state() == State.THEIRS).isPresent();
      if (!theirs) {
        Optional<String> version = written.flatMap(Written::version);
        try {
          // Without a version, an answer may have been lost after the event was written.
          version.or(() -> find(uid)).ifPresent(v -> writer.delete(uid, v));
        } catch (EventChangedException e) {
          find(uid).ifPresent(v -> writer.delete(uid, v));
        }
      }
      events.forget(tenantId, booking.id(), calendar);
    }

    private Optional<String> find(String uid) {
      return writer.find(uid).map(StoredEvent::version);
    }
  }
}
