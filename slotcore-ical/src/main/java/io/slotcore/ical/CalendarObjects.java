package io.slotcore.ical;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.temporal.ChronoUnit.SECONDS;

import io.slotcore.spi.CalendarEvent;
import java.time.Instant;

/**
 * Writes the event of a booking as the object that a calendar keeps (RFC 4791, 4.1): without a
 * METHOD, which such an object must not have.
 *
 * <p>It has neither organizer nor attendees: a server that schedules by itself (RFC 6638, 3.2)
 * would invite them once more. {@link Invitations} are what guests get.
 */
public final class CalendarObjects {

  private static final String PRODUCT = "-//SlotCore//slotcore-ical//EN";
  // RFC 5545, 3.8.4.7: a receiver need not keep a longer one.
  private static final int MAX_UID_OCTETS = 255;

  private CalendarObjects() {}

  /**
   * Returns the object.
   *
   * @param event what is to be kept
   * @param stampedAt when this version of it was made
   * @return an iCalendar object with lines ended by CRLF
   * @throws IllegalArgumentException if the UID is longer than 255 octets or has a control
   *     character, or a bound of the time is not a whole second
   */
  public static String write(CalendarEvent event, Instant stampedAt) {
    String uid = event.uid();
    if (uid.getBytes(UTF_8).length > MAX_UID_OCTETS || !IcalText.singleLine(uid).equals(uid)) {
      throw new IllegalArgumentException(
          "UID (" + IcalText.singleLine(uid) + ") must be one line of at most 255 octets");
    }
    Instant start = event.time().start();
    Instant end = event.time().end();
    if (!isWholeSecond(start) || !isWholeSecond(end)) {
      throw new IllegalArgumentException("time (" + event.time() + ") must be of whole seconds");
    }
    EventTimes times = EventTimes.of(event.zone(), start, end);
    ContentLines lines = new ContentLines();
    lines.begin("VCALENDAR");
    lines.add("PRODID", PRODUCT);
    lines.add("VERSION", "2.0");
    lines.add("CALSCALE", "GREGORIAN");
    times.writeZoneTo(lines);
    lines.begin("VEVENT");
    lines.addText("UID", uid);
    lines.add("SEQUENCE", Integer.toString(event.sequence()));
    lines.add("DTSTAMP", EventTimes.utc(stampedAt));
    times.writeTo(lines);
    addTexts(lines, event);
    lines.add("STATUS", "CONFIRMED");
    lines.add("TRANSP", "OPAQUE");
    lines.end("VEVENT");
    lines.end("VCALENDAR");
    return lines.toString();
  }

  private static boolean isWholeSecond(Instant time) {
    return time.equals(time.truncatedTo(SECONDS));
  }

  private static void addTexts(ContentLines lines, CalendarEvent event) {
    lines.addText("SUMMARY", event.title());
    if (!event.description().isEmpty()) {
      lines.addText("DESCRIPTION", event.description());
    }
    if (!event.location().isEmpty()) {
      lines.addText("LOCATION", event.location());
    }
    event.link().ifPresent(link -> lines.add("URL", link.toASCIIString()));
  }
}
