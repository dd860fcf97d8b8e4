package io.slotcore.ical;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.ZoneOffset.UTC;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Iterator;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Writes bookings as a calendar that others subscribe to: an iCalendar object with METHOD:PUBLISH
 * (RFC 5546, 3.2.1), which nobody is to answer. Immutable. A feed of nothing has no METHOD, which
 * would want an event, and a time zone instead.
 *
 * <p>An event bears the UID and the sequence of its invitation. It names its organizer and no
 * attendee, as the RFC wants it; what is said of guests is what summary and description say. What
 * is cancelled is to be left out: subscribers take the whole anew, and what is missing goes.
 *
 * <p>All times are in UTC. A feed has any number of zones and nothing that recurs, and each reader
 * shows it in his own zone.
 */
public final class BookingFeed {

  /** The value of the Content-Type header; the text is UTF-8. */
  public static final String CONTENT_TYPE = "text/calendar; charset=UTF-8";

  private static final LocalDateTime EPOCH = LocalDateTime.of(1970, 1, 1, 0, 0);
  private static final Duration SHORTEST_REFRESH = Duration.ofMinutes(1);
  private static final Duration LONGEST_REFRESH = Duration.ofDays(366);

  private final String name;
  private final Duration refresh;

  private BookingFeed(String name, Duration refresh) {
    this.name = Objects.requireNonNull(name, "name");
    this.refresh = Objects.requireNonNull(refresh, "refresh");
    boolean whole = refresh.equals(Duration.ofMinutes(refresh.toMinutes()));
    if (!whole
        || refresh.compareTo(SHORTEST_REFRESH) < 0
        || refresh.compareTo(LONGEST_REFRESH) > 0) {
      throw new IllegalArgumentException(
          "refresh (" + refresh + ") must be whole minutes, one minute to 366 days");
    }
  }

  /**
   * Returns a feed.
   *
   * @param name what the calendar is called; any text
   * @param refresh how often subscribers are to ask (RFC 7986, 5.7); whole minutes, one minute to
   *     366 days. Most products ask when they like
   * @return the feed
   * @throws IllegalArgumentException if the time is out of bounds
   */
  public static BookingFeed of(String name, Duration refresh) {
    return new BookingFeed(name, refresh);
  }

  /**
   * Writes the calendar, event by event: no more than one is kept in memory.
   *
   * @param events what is in it, read once; their attendees are not written
   * @param out where to, in UTF-8; it is not closed
   * @throws IOException if it cannot be written
   */
  public void write(Stream<Invitation> events, OutputStream out) throws IOException {
    Iterator<Invitation> each = events.iterator();
    boolean empty = !each.hasNext();
    ContentLines head = new ContentLines();
    if (empty) {
      EventLines.beginCalendar(head);
    } else {
      EventLines.beginCalendar(head, "PUBLISH");
    }
    head.addText("NAME", IcalText.singleLine(name));
    // The names of these two before RFC 7986, which many products still go by.
    head.addText("X-WR-CALNAME", IcalText.singleLine(name));
    head.add("REFRESH-INTERVAL;VALUE=DURATION", refresh.toString());
    head.add("X-PUBLISHED-TTL", refresh.toString());
    if (empty) {
      // RFC 5545, 3.4 wants a component, and RFC 5546, 3.2.1 an event where there is a METHOD.
      head.begin("VTIMEZONE").add("TZID", "Etc/UTC");
      new Observance(Observance.STANDARD, EPOCH, UTC, UTC, "").writeTo(head);
      head.end("VTIMEZONE");
    }
    write(head, out);
    while (each.hasNext()) {
      ContentLines event = new ContentLines();
      new EventLines(event, each.next()).writePublished();
      write(event, out);
    }
    write(new ContentLines().end("VCALENDAR"), out);
  }

  private static void write(ContentLines lines, OutputStream out) throws IOException {
    out.write(lines.toString().getBytes(UTF_8));
  }
}
