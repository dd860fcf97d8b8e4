package io.slotcore.examples;

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
import io.slotcore.eventtype.EventType;
import io.slotcore.eventtype.Host;
import io.slotcore.ical.CalendarUser;
import io.slotcore.ical.Invitation;
import io.slotcore.ical.Invitations;
import io.slotcore.ical.ItipMessage;
import io.slotcore.ical.ItipMessages;
import io.slotcore.ical.ParticipationStatus;
import io.slotcore.ical.ReplyAction;
import io.slotcore.memory.MemoryBookingStore;
import io.slotcore.schedule.Schedule;
import io.slotcore.schedule.WeeklyHours;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;

/** What a booker's calendar sends back to an invitation, carried out as on the booking page. */
public final class AnswersByMail {

  private static final Instant NOW = Instant.parse("2027-03-12T12:00:00Z");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private final BookingService bookings = new BookingService(new MemoryBookingStore(() -> NOW));
  private final Caller booker = Caller.of(TenantId.of("acme"), Actor.booker("bob"));
  private final EventType intro =
      EventType.builder("intro", Duration.ofMinutes(30))
          .host(
              Host.of(
                  "ada",
                  Schedule.builder("office", BERLIN)
                      .weeklyHours(WeeklyHours.officeHours())
                      .build()))
          .build();

  /** Books, and prints what becomes of three answers. */
  public static void main(String[] args) {
    AnswersByMail desk = new AnswersByMail();
    Attendee bob = new Attendee("Bob", "bob@example.org", BERLIN, Locale.UK);
    Instant nine = Instant.parse("2027-03-15T08:00:00Z");
    Booking booking =
        desk.bookings.book(desk.booker, Choice.of(desk.intro, nine), Attendance.of(bob));

    booking = desk.answer(booking, mail("COUNTER", booking, "20270315T180000Z"));
    booking = desk.answer(booking, mail("COUNTER", booking, "20270315T090000Z"));
    booking = desk.answer(booking, mail("REPLY", booking, "20270315T090000Z"));
    System.out.println(booking.status());
  }

  /** Returns the booking as it is after all that a message asks for. */
  Booking answer(Booking booking, String text) {
    Booking now = booking;
    for (ItipMessage message : ItipMessages.read(text)) {
      ReplyAction action = ReplyAction.of(message, now, invitation(now));
      System.out.println(action);
      now = carriedOut(action, now);
    }
    return now;
  }

  private Booking carriedOut(ReplyAction action, Booking booking) {
    if (action instanceof ReplyAction.Cancel cancel) {
      return bookings.cancel(
          booker, CancelRequest.of(booking.id(), cancel.reason(), intro.changePolicy()));
    }
    if (action instanceof ReplyAction.Move move) {
      Choice choice = Choice.of(intro, move.to().start());
      try {
        return bookings.reschedule(booker, RescheduleRequest.of(booking.id(), choice));
      } catch (BookingRefusedException refused) {
        String answer = Invitations.declineCounter(invitation(booking), "That time is not free.");
        System.out.println(answer.contains("METHOD:DECLINECOUNTER") + ", it stays as it was");
        return booking;
      }
    }
    // A note is the application's to keep; what is ignored needs nothing.
    return booking;
  }

  private static Invitation invitation(Booking booking) {
    Attendee attendee = booking.attendee().orElseThrow();
    return Invitation.builder(
            booking.id() + "@acme.example", booking.zone(), booking.start(), booking.end())
        .sequence(booking.sequence())
        .stampedAt(NOW)
        .summary("Intro call")
        .organizer(CalendarUser.of("Ada", "ada@acme.example"))
        .attendee(CalendarUser.of(attendee.name(), attendee.email()), ParticipationStatus.ACCEPTED)
        .build();
  }

  /** What Bob's calendar program would send. */
  private static String mail(String method, Booking booking, String start) {
    return String.join(
        "\r\n",
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Example//Calendar//EN",
        "METHOD:" + method,
        "BEGIN:VEVENT",
        "UID:" + booking.id() + "@acme.example",
        "SEQUENCE:" + booking.sequence(),
        "DTSTAMP:20270312T121500Z",
        "DTSTART:" + start,
        "DURATION:PT30M",
        "ATTENDEE;PARTSTAT=DECLINED:mailto:bob@example.org",
        "COMMENT:I have a train to catch.",
        "END:VEVENT",
        "END:VCALENDAR");
  }
}
