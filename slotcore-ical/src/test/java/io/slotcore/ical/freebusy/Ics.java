package io.slotcore.ical.freebusy;

import io.slotcore.freebusy.BusyPeriod;
import io.slotcore.time.Interval;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** Reads small calendars for tests: March and April 2027, in Berlin unless said otherwise. */
final class Ics {

  static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  static final Interval SPRING = Interval.parse("2027-03-01T00:00:00Z/2027-05-01T00:00:00Z");

  private Ics() {}

  static CalendarReader.Builder reader() {
    return CalendarReader.builder(BERLIN);
  }

  /** Wraps lines into a calendar. */
  static String calendar(String... lines) {
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\n"
        + String.join("\r\n", lines)
        + "\r\nEND:VCALENDAR\r\n";
  }

  /** Wraps lines into an event. */
  static String event(String... lines) {
    return "BEGIN:VEVENT\r\nUID:event\r\nDTSTAMP:20270101T000000Z\r\n"
        + String.join("\r\n", lines)
        + "\r\nEND:VEVENT";
  }

  /** Returns the periods of one event as texts. */
  static List<String> busy(String... lines) {
    return busyIn(calendar(event(lines)));
  }

  static List<String> busyIn(String calendar) {
    return busyIn(reader(), calendar);
  }

  /** Returns periods as {@code 2027-03-01T09:00Z/2027-03-01T10:00Z}, with a type if not BUSY. */
  static List<String> busyIn(CalendarReader.Builder reader, String calendar) {
    return texts(reader.build().read(calendar, SPRING, Instant.EPOCH));
  }

  static List<String> texts(CalendarContent content) {
    return content.freeBusy().periods().stream().map(Ics::text).toList();
  }

  private static String text(BusyPeriod period) {
    String times = (period.interval().start() + "/" + period.interval().end()).replace(":00Z", "Z");
    return switch (period.type()) {
      case BUSY -> times;
      default -> times + " " + period.type();
    };
  }
}
