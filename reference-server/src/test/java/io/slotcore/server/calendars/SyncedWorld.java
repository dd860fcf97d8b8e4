package io.slotcore.server.calendars;

import io.slotcore.booking.Actor;
import io.slotcore.booking.Attendance;
import io.slotcore.booking.Attendee;
import io.slotcore.booking.Booking;
import io.slotcore.booking.BookingRefusedException;
import io.slotcore.booking.BookingService;
import io.slotcore.booking.Caller;
import io.slotcore.booking.CancelRequest;
import io.slotcore.booking.Choice;
import io.slotcore.booking.RescheduleRequest;
import io.slotcore.booking.TenantId;
import io.slotcore.eventtype.ChangePolicy;
import io.slotcore.eventtype.EventType;
import io.slotcore.eventtype.Host;
import io.slotcore.memory.MemoryBookingStore;
import io.slotcore.schedule.Schedule;
import io.slotcore.schedule.WeeklyHours;
import io.slotcore.server.booking.Invites;
import io.slotcore.slot.BookingId;
import io.slotcore.slot.Rule;
import io.slotcore.spi.CalendarChanges;
import io.slotcore.spi.CalendarEvent;
import io.slotcore.spi.CalendarException;
import io.slotcore.spi.CalendarException.Problem;
import io.slotcore.spi.Delivery;
import io.slotcore.spi.StoredEvent;
import io.slotcore.testkit.SimulatedCalendar;
import io.slotcore.testkit.TestClock;
import io.slotcore.time.Interval;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One host's bookings and his calendar, both of which change, and what keeps them the same. */
final class SyncedWorld implements SyncedBookings, EventLedger {

  private static final String CONSUMER = "calendar";
  private static final TenantId TENANT = TenantId.of("firm");
  private static final Duration LENGTH = Duration.ofMinutes(30);
  private static final Duration LEASE = Duration.ofMinutes(1);
  private static final Instant DAY = Instant.parse("2027-03-09T00:00:00Z");
  private static final Set<Rule> HOSTS_OWN = Set.of(Rule.HOURS, Rule.GRID, Rule.NOTICE);

  private final OnChange policy;
  private final TestClock clock = TestClock.at(Instant.parse("2027-03-08T12:00:00Z"));
  private final MemoryBookingStore store = new MemoryBookingStore(clock, Set.of(CONSUMER));
  private final BookingService service = new BookingService(store);
  private final SimulatedCalendar calendar =
      new SimulatedCalendar(clock, uid -> uid.endsWith("@slotcore"));
  private final EventSync sync = new EventSync(calendar, this, this);
  private final Map<BookingId, Entry> entries = new HashMap<>();
  private final List<BookingId> made = new ArrayList<>();

  /** Where bookers were told that they are expected, unless the owner has changed that since. */
  private final Map<BookingId, Instant> promised = new HashMap<>();

  private final EventType type =
      EventType.builder("call", LENGTH)
          .host(
              Host.of(
                  "maya",
                  Schedule.builder("hours", ZoneOffset.UTC)
                      .weeklyHours(
                          WeeklyHours.builder()
                              .on(DayOfWeek.MONDAY, DayOfWeek.SUNDAY, "09:00-17:00")
                              .build())
                      .build()))
          .build();
  private String cursor = calendar.start();

  SyncedWorld(OnChange policy) {
    this.policy = policy;
  }

  private static Instant slot(int number) {
    return DAY.plus(Duration.ofHours(9)).plus(LENGTH.multipliedBy(Math.floorMod(number, 12)));
  }

  private Optional<BookingId> any(int number) {
    return made.isEmpty()
        ? Optional.empty()
        : Optional.of(made.get(Math.floorMod(number, made.size())));
  }

  private static Caller caller(Actor actor) {
    return Caller.of(TENANT, actor);
  }

  void book(int slot) {
    Attendance attendance =
        new Attendance(new Attendee("Ada", "ada@example.org", ZoneOffset.UTC, Locale.ENGLISH), "");
    refusable(
        () -> {
          Choice choice = Choice.of(type, slot(slot));
          promise(service.book(caller(Actor.booker("b")), choice, attendance));
        });
  }

  void bookerMoves(int booking, int slot) {
    any(booking)
        .ifPresent(
            id ->
                refusable(
                    () -> {
                      Choice choice = Choice.of(type, slot(slot));
                      RescheduleRequest request = RescheduleRequest.of(id, choice);
                      long before = service.get(TENANT, id).version();
                      Booking moved = service.reschedule(caller(Actor.booker("b")), request);
                      // To where it is already: nobody was promised anything new.
                      if (moved.version() != before) {
                        promise(moved);
                      }
                    }));
  }

  private void promise(Booking booking) {
    promised.put(booking.id(), booking.start());
    if (!made.contains(booking.id())) {
      made.add(booking.id());
    }
  }

  void bookerCancels(int booking) {
    any(booking)
        .ifPresent(
            id ->
                refusable(
                    () -> {
                      cancel(id, Actor.booker("b"));
                      promised.remove(id);
                    }));
  }

  private Booking cancel(BookingId id, Actor actor) {
    return service.cancel(caller(actor), CancelRequest.of(id, "", ChangePolicy.unlimited()));
  }

  private static Optional<String> refusable(Runnable command) {
    try {
      command.run();
      return Optional.empty();
    } catch (BookingRefusedException e) {
      return Optional.of(e.getClass().getSimpleName());
    }
  }

  /** The owner drags an event to a slot, or off the grid and out of hours, or makes it longer. */
  void ownerMoves(int booking, int slot, Duration off, boolean longer) {
    present(booking)
        .ifPresent(
            uid ->
                calendar.put(
                    uid,
                    Interval.of(slot(slot).plus(off), longer ? LENGTH.multipliedBy(2) : LENGTH)));
  }

  void ownerDeletes(int booking) {
    present(booking).ifPresent(calendar::remove);
  }

  private Optional<String> present(int booking) {
    Optional<BookingId> touched =
        any(booking).filter(id -> thereEvenIfBroken(Invites.uid(id)).isPresent());
    touched.ifPresent(promised::remove);
    return touched.map(Invites::uid);
  }

  private Optional<StoredEvent> thereEvenIfBroken(String uid) {
    calendar.recover();
    return calendar.find(uid);
  }

  void breakDown() {
    calendar.fail(Problem.UNREACHABLE);
  }

  /** Takes some events of the outbox; the answer that one was handled may be lost. */
  void deliver(int limit, boolean loseOne) {
    boolean losing = loseOne;
    for (Delivery delivery : store.outbox().take(CONSUMER, limit, LEASE)) {
      try {
        find(delivery.event().booking()).ifPresent(sync::push);
        if (losing) {
          losing = false;
        } else {
          store.outbox().delivered(delivery);
        }
      } catch (CalendarException e) {
        store.outbox().failed(delivery, "broken", Duration.ZERO);
      }
    }
  }

  /** Asks what was changed; that it was heard may be forgotten. */
  void poll(boolean forget) {
    try {
      if (calendar.since(cursor) instanceof CalendarChanges.Since since) {
        since.own().forEach(uid -> sync.pull(Invites.booking(uid).orElseThrow(), policy));
        cursor = forget ? cursor : since.cursor();
      } else {
        startOver();
      }
    } catch (CalendarException e) {
      // Asked again, from the same cursor on.
    }
  }

  private void startOver() {
    String now = calendar.start();
    List.copyOf(entries.keySet()).forEach(id -> sync.pull(id, policy));
    cursor = now;
  }

  void loseCursor() {
    cursor = "lost";
  }

  void settle() {
    calendar.recover();
    for (int round = 0; round < 6; round++) {
      clock.advance(LEASE.plusSeconds(1));
      deliver(1_000, false);
      poll(false);
    }
  }

  /** Returns what is not the same on both sides and was not kept for the host to see. */
  List<String> differences() {
    List<String> differences = new ArrayList<>();
    for (BookingId id : made) {
      Optional<Interval> wanted = find(id).flatMap(Synced::event).map(CalendarEvent::time);
      Optional<StoredEvent> there = calendar.find(Invites.uid(id));
      Optional<Interval> found = there.flatMap(StoredEvent::time);
      Optional<Difference> seen = Optional.ofNullable(entries.get(id)).flatMap(Entry::difference);
      boolean shown =
          policy != OnChange.RESTORE
              && wanted.isPresent()
              && seen.filter(s -> s.version().equals(there.map(StoredEvent::version))).isPresent();
      boolean same = wanted.equals(found);
      if (same ? seen.isPresent() : !shown) {
        differences.add(id + ": booked " + wanted + ", in the calendar " + found + ", " + seen);
      }
    }
    promised.forEach(
        (id, start) -> {
          if (!find(id)
              .flatMap(Synced::event)
              .map(e -> e.time().start())
              .equals(Optional.of(start))) {
            differences.add(id + ": its booker was promised " + start);
          }
        });
    return differences;
  }

  /** Counts the bookings whose event is elsewhere, as is shown to the host. */
  long shown() {
    return entries.values().stream().filter(entry -> entry.difference().isPresent()).count();
  }

  @Override
  public Optional<Synced> find(BookingId id) {
    return store
        .find(TENANT, id)
        .map(
            booking ->
                new Synced(
                    id,
                    booking.version(),
                    booking.status().isActive() ? Optional.of(event(booking)) : Optional.empty()));
  }

  private static CalendarEvent event(Booking booking) {
    return CalendarEvent.builder(
            Invites.uid(booking),
            Interval.of(booking.start(), booking.end()),
            booking.zone(),
            "Call")
        .build();
  }

  @Override
  public Optional<String> move(Synced seen, Interval time) {
    Choice choice = Choice.of(type, time.start()).waiving(HOSTS_OWN);
    return refusable(
        () ->
            service.reschedule(
                caller(Actor.host("maya")),
                RescheduleRequest.of(seen.id(), choice).ifVersion(seen.version())));
  }

  @Override
  public Optional<String> cancel(Synced seen) {
    return refusable(() -> cancel(seen.id(), Actor.host("maya")));
  }

  @Override
  public Optional<Entry> entry(BookingId booking) {
    return Optional.ofNullable(entries.get(booking));
  }

  @Override
  public void keep(BookingId booking, Entry entry) {
    entries.put(booking, entry);
  }

  @Override
  public void forget(BookingId booking) {
    entries.remove(booking);
  }
}
