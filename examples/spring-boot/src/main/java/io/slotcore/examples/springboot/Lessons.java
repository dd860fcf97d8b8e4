package io.slotcore.examples.springboot;

import io.slotcore.booking.Actor;
import io.slotcore.booking.Attendance;
import io.slotcore.booking.Attendee;
import io.slotcore.booking.Booking;
import io.slotcore.booking.BookingService;
import io.slotcore.booking.Caller;
import io.slotcore.booking.Choice;
import io.slotcore.booking.SlotRefusedException;
import io.slotcore.booking.TenantId;
import io.slotcore.eventtype.BookingLimit;
import io.slotcore.eventtype.EventType;
import io.slotcore.eventtype.Host;
import io.slotcore.schedule.Schedule;
import io.slotcore.schedule.WeeklyHours;
import io.slotcore.slot.Slot;
import io.slotcore.slot.SlotQuery;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Piano lessons: a booking and its invoice, together or not at all. */
@Service
public class Lessons {

  private static final TenantId SCHOOL = TenantId.of("music-school");
  private static final ZoneId ZONE = ZoneId.of("Europe/Vienna");
  private static final int PRICE = 45_00;

  private static final Schedule AFTERNOONS =
      Schedule.builder("afternoons", ZONE)
          .weeklyHours(
              WeeklyHours.builder().on(DayOfWeek.MONDAY, DayOfWeek.FRIDAY, "13:00-18:00").build())
          .build();

  private static final EventType PIANO =
      EventType.builder("piano", Duration.ofMinutes(45))
          .host(Host.of("clara", AFTERNOONS))
          .startIncrement(Duration.ofMinutes(15))
          .buffers(Duration.ZERO, Duration.ofMinutes(15))
          .limit(BookingLimit.perDay(4))
          .build();

  private final BookingService bookings;
  private final Invoices invoices;

  Lessons(BookingService bookings, Invoices invoices) {
    this.bookings = bookings;
    this.invoices = invoices;
  }

  /** Lists what can be booked. */
  public List<Slot> open(Instant from, Instant to) {
    return bookings.slots(SCHOOL, SlotQuery.of(PIANO, from, to));
  }

  /**
   * Books a lesson and writes its invoice, in one transaction. Decisions are made on what others
   * have committed, so the isolation is READ COMMITTED; the store refuses another one.
   */
  @Transactional(isolation = Isolation.READ_COMMITTED)
  public Booking book(String pupil, Instant start) {
    Booking lesson = bookings.book(caller(pupil), Choice.of(PIANO, start), guest(pupil));
    invoices.save(new Invoice(lesson.id().value(), pupil, PRICE));
    return lesson;
  }

  /** Books the first of several starts that is free: a refusal leaves the transaction usable. */
  @Transactional(isolation = Isolation.READ_COMMITTED)
  public Optional<Booking> bookFirst(String pupil, List<Instant> starts) {
    for (Instant start : starts) {
      try {
        return Optional.of(book(pupil, start));
      } catch (SlotRefusedException taken) {
        // The next one may be free.
      }
    }
    return Optional.empty();
  }

  private static Caller caller(String pupil) {
    return Caller.of(SCHOOL, Actor.booker(pupil));
  }

  private static Attendance guest(String pupil) {
    return Attendance.of(new Attendee(pupil, pupil + "@example.org", ZONE, Locale.GERMAN));
  }
}
