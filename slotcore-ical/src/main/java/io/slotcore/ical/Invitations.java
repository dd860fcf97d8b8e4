package io.slotcore.ical;

import io.slotcore.time.Interval;
import java.time.LocalDateTime;
import java.util.List;

/**
 * Writes an {@link Invitation} or a {@link SeriesInvitation} as the iCalendar object that a mail
 * carries (RFC 5545, RFC 5546).
 *
 * <p>Start and end are written in local time with a VTIMEZONE from the JDK's zone rules that is
 * right for all dates in the object. They are written in UTC where the zone has a fixed offset,
 * where the offset changes between the first date and the last in a zone without yearly rules, and
 * where the local time occurs twice. Either way a reader that follows the RFC finds the very
 * instants.
 *
 * <p>All methods are safe for use by several threads.
 */
public final class Invitations {

  private Invitations() {}

  /**
   * Returns the message that invites, or that moves or changes what was invited to before with the
   * same UID and a lower sequence (RFC 5546, 3.2.2).
   *
   * @param invitation the version to write
   * @return an iCalendar object with METHOD:REQUEST and lines ended by CRLF
   */
  public static String request(Invitation invitation) {
    return write(ItipMethod.REQUEST, invitation);
  }

  /**
   * Returns the message that cancels the event for the attendees in it (RFC 5546, 3.2.5). A reader
   * ignores it unless its sequence is at least that of the last request.
   *
   * @param invitation the version to write
   * @return an iCalendar object with METHOD:CANCEL and lines ended by CRLF
   */
  public static String cancel(Invitation invitation) {
    return write(ItipMethod.CANCEL, invitation);
  }

  /**
   * Returns the message of a method, to be sent with its {@link ItipMethod#contentType}.
   *
   * @param method what the recipient is asked to do
   * @param invitation the version to write
   * @return an iCalendar object with lines ended by CRLF
   */
  public static String write(ItipMethod method, Invitation invitation) {
    return write(method, invitation, "");
  }

  /**
   * Returns the message that tells whoever proposed another time that the event stays as it is (RFC
   * 5546, 3.2.8).
   *
   * @param invitation the version that stays, with its sequence
   * @param comment why, for those who proposed; any text, may be empty
   * @return an iCalendar object with METHOD:DECLINECOUNTER and lines ended by CRLF
   */
  public static String declineCounter(Invitation invitation, String comment) {
    return write(ItipMethod.DECLINECOUNTER, invitation, comment);
  }

  private static String write(ItipMethod method, Invitation invitation, String comment) {
    EventTimes times = EventTimes.of(invitation);
    ContentLines lines = new ContentLines();
    EventLines.beginCalendar(lines, method.name());
    times.writeZoneTo(lines);
    new EventLines(lines, invitation).write(method, times::writeTo, comment);
    lines.end("VCALENDAR");
    return lines.toString();
  }

  /**
   * Returns the message that invites to a whole series, or tells all of it anew: one event with its
   * rule or dates, without those that are cancelled, and one more for each that is moved.
   *
   * @param series the version to write
   * @return an iCalendar object with METHOD:REQUEST and lines ended by CRLF
   */
  public static String request(SeriesInvitation series) {
    ZoneForm form = series.form();
    ContentLines lines = new ContentLines();
    EventLines.beginCalendar(lines, ItipMethod.REQUEST.name());
    form.writeZoneTo(lines);
    EventLines event = new EventLines(lines, series.first());
    event.write(ItipMethod.REQUEST, out -> addSeries(out, series, form));
    for (LocalDateTime start : series.movedStarts()) {
      event.write(ItipMethod.REQUEST, out -> addOccurrence(out, series, start, form));
    }
    lines.end("VCALENDAR");
    return lines.toString();
  }

  /**
   * Returns the message that cancels a whole series, whatever has become of its occurrences.
   *
   * @param series the version to write
   * @return an iCalendar object with METHOD:CANCEL and lines ended by CRLF
   */
  public static String cancel(SeriesInvitation series) {
    // RFC 5546, 3.2.5: without a RECURRENCE-ID it is about all of them; the rule need not be there.
    return cancel(series.first());
  }

  /**
   * Returns the message that tells the new time of one occurrence and leaves the others alone.
   *
   * @param series the version to write
   * @param start the local start that the occurrence was first planned for
   * @return an iCalendar object with METHOD:REQUEST, a RECURRENCE-ID and lines ended by CRLF
   * @throws IllegalArgumentException if there is no such occurrence, or it is cancelled
   */
  public static String request(SeriesInvitation series, LocalDateTime start) {
    if (series.time(start).isEmpty()) {
      throw new IllegalArgumentException("the occurrence at " + start + " is cancelled");
    }
    return write(ItipMethod.REQUEST, series, start);
  }

  /**
   * Returns the message that cancels one occurrence and leaves the others alone.
   *
   * @param series the version to write
   * @param start the local start that the occurrence was first planned for
   * @return an iCalendar object with METHOD:CANCEL, a RECURRENCE-ID and lines ended by CRLF
   * @throws IllegalArgumentException if there is no such occurrence, or it is not cancelled
   */
  public static String cancel(SeriesInvitation series, LocalDateTime start) {
    if (series.time(start).isPresent()) {
      throw new IllegalArgumentException("the occurrence at " + start + " is not cancelled");
    }
    return write(ItipMethod.CANCEL, series, start);
  }

  private static String write(ItipMethod method, SeriesInvitation series, LocalDateTime start) {
    ZoneForm form = series.form();
    ContentLines lines = new ContentLines();
    EventLines.beginCalendar(lines, method.name());
    form.writeZoneTo(lines);
    new EventLines(lines, series.first())
        .write(method, out -> addOccurrence(out, series, start, form));
    lines.end("VCALENDAR");
    return lines.toString();
  }

  private static void addOccurrence(
      ContentLines lines, SeriesInvitation series, LocalDateTime start, ZoneForm form) {
    form.add(lines, "RECURRENCE-ID", series.planned(start).start());
    Interval time = series.timeOrPlanned(start);
    form.addSpan(lines, time.start(), time.end());
  }

  private static void addSeries(ContentLines lines, SeriesInvitation series, ZoneForm form) {
    List<LocalDateTime> starts = series.starts();
    form.add(lines, "DTSTART", series.first().start());
    form.add(lines, "DTEND", series.first().end());
    List<LocalDateTime> missing = List.of();
    // A rule in UTC would shift with the clocks.
    var rule = SeriesRule.of(starts, series.first().zone()).filter(r -> form.isLocal());
    if (rule.isPresent()) {
      lines.add("RRULE", rule.get().text());
      missing = rule.get().missing();
    } else {
      for (LocalDateTime start : starts.subList(1, starts.size())) {
        form.add(lines, "RDATE", series.planned(start).start());
      }
    }
    missing.forEach(start -> form.add(lines, "EXDATE", series.planned(start).start()));
    series
        .cancelledStarts()
        .forEach(start -> form.add(lines, "EXDATE", series.planned(start).start()));
  }
}
