package io.slotcore.booking;

import io.slotcore.eventtype.ChangePolicy;
import io.slotcore.eventtype.EventType;
import io.slotcore.eventtype.Host;
import io.slotcore.memory.MemoryBookingStore;
import io.slotcore.schedule.Schedule;
import io.slotcore.schedule.WeeklyHours;
import io.slotcore.slot.BookingId;
import io.slotcore.spi.Delivery;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A booking service over a store in memory, with a clock that a test sets. */
final class Desk {

  static final TenantId TENANT = TenantId.of("acme");
  static final Caller HOST = Caller.of(TENANT, Actor.host("ada"));
  static final Caller BOOKER = Caller.of(TENANT, Actor.booker("link"));
  static final Caller SYSTEM = Caller.of(TENANT, Actor.system("jobs"));
  static final Attendance GUEST =
      Attendance.of(new Attendee("Grace", "grace@example.org", ZoneOffset.UTC, Locale.ENGLISH));

  /** How long {@link #hold} holds. */
  static final Duration LIFETIME = Duration.ofMinutes(10);

  static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private Instant now = Instant.parse("2027-01-01T00:00:00Z");
  private final MemoryBookingStore store = new MemoryBookingStore(() -> now, Set.of("mail"));

  final BookingService service = new BookingService(store);

  /** Half hours on quarters, every day from 09:00 to 17:00 in UTC. */
  static EventType.Builder type() {
    return type("ada");
  }

  static EventType.Builder type(String host) {
    Schedule schedule =
        Schedule.builder("hours", ZoneOffset.UTC)
            .weeklyHours(
                WeeklyHours.builder().on(DayOfWeek.MONDAY, DayOfWeek.SUNDAY, "09:00-17:00").build())
            .build();
    return EventType.builder("intro", Duration.ofMinutes(30))
        .startIncrement(Duration.ofMinutes(15))
        .host(Host.of(host, schedule));
  }

  /** A time of January 4. */
  static Instant at(String time) {
    return Instant.parse("2027-01-04T" + time + ":00Z");
  }

  static Choice choice(String time) {
    return Choice.of(type().build(), at(time));
  }

  Instant now() {
    return now;
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  void passUntil(Instant instant) {
    now = instant;
  }

  Booking book(String time) {
    return service.book(BOOKER, choice(time), GUEST);
  }

  Booking hold(String time) {
    return hold(time, "visitor");
  }

  Booking hold(String time, String visitor) {
    return service.hold(BOOKER, HoldRequest.of(choice(time), visitor, LIFETIME));
  }

  Booking confirm(Booking hold) {
    return service.confirm(BOOKER, ConfirmRequest.of(hold.id(), GUEST));
  }

  Booking move(BookingId booking, String time) {
    return service.reschedule(BOOKER, RescheduleRequest.of(booking, choice(time)));
  }

  Booking cancel(Booking booking) {
    return service.cancel(BOOKER, CancelRequest.of(booking.id(), "ill", ChangePolicy.unlimited()));
  }

  Booking get(Booking booking) {
    return service.get(TENANT, booking.id());
  }

  MemoryBookingStore store() {
    return store;
  }

  /** Takes every event that has not been delivered, in the order in which it comes. */
  List<BookingEvent> events() {
    List<BookingEvent> events = new ArrayList<>();
    List<Delivery> taken = store.outbox().take("mail", 100, Duration.ofMinutes(1));
    while (!taken.isEmpty()) {
      taken.forEach(store.outbox()::delivered);
      taken.forEach(delivery -> events.add(delivery.event()));
      taken = store.outbox().take("mail", 100, Duration.ofMinutes(1));
    }
    return events;
  }
}
