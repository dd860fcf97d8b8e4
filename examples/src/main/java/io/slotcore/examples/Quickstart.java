package io.slotcore.examples;

import io.slotcore.booking.Actor;
import io.slotcore.booking.Attendance;
import io.slotcore.booking.Attendee;
import io.slotcore.booking.BookingService;
import io.slotcore.booking.Caller;
import io.slotcore.booking.Choice;
import io.slotcore.booking.TenantId;
import io.slotcore.eventtype.EventType;
import io.slotcore.eventtype.Host;
import io.slotcore.memory.MemoryBookingStore;
import io.slotcore.schedule.Schedule;
import io.slotcore.schedule.WeeklyHours;
import io.slotcore.slot.SlotQuery;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;

/** The first steps of the README: hours, an event type, a booking, what is left, and why not. */
public final class Quickstart {

  private Quickstart() {}

  /** Prints what the README says. */
  public static void main(String[] args) {
    ZoneId zone = ZoneId.of("America/New_York");
    Schedule office =
        Schedule.builder("office", zone).weeklyHours(WeeklyHours.officeHours()).build();
    EventType intro =
        EventType.builder("intro", Duration.ofHours(2)).host(Host.of("ada", office)).build();

    Instant now = Instant.parse("2027-03-12T12:00:00Z"); // two days before the clocks go forward
    BookingService bookings = new BookingService(new MemoryBookingStore(() -> now));
    TenantId acme = TenantId.of("acme");
    Attendee bob = new Attendee("Bob", "bob@example.org", ZoneId.of("Europe/Berlin"), Locale.UK);
    Instant nine = Instant.parse("2027-03-15T13:00:00Z"); // Monday 09:00 in New York
    bookings.book(Caller.of(acme, Actor.booker("bob")), Choice.of(intro, nine), Attendance.of(bob));

    SlotQuery monday = SlotQuery.of(intro, nine, nine.plus(Duration.ofHours(12)));
    bookings.slots(acme, monday).forEach(slot -> System.out.println(slot.startIn(zone)));
    System.out.println(bookings.explain(acme, monday, nine.plus(Duration.ofHours(1))));
  }
}
