package io.slotcore.ical;

/**
 * Writes an {@link Invitation} as the iCalendar object that a mail carries (RFC 5545, RFC 5546).
 *
 * <p>Start and end are written in local time with a VTIMEZONE from the JDK's zone rules that is
 * right for the event's dates. They are written in UTC where the zone has a fixed offset, where the
 * offset changes during an event in a zone without yearly rules, and where the local time occurs
 * twice. Either way a reader that follows the RFC finds the very instants.
 *
 * <p>All methods are safe for use by several threads.
 */
public final class Invitations {

  private static final String PRODUCT = "-//SlotCore//slotcore-ical//EN";

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
   * Returns the message of either method, to be sent with its {@link ItipMethod#contentType}.
   *
   * @param method what the recipient is asked to do
   * @param invitation the version to write
   * @return an iCalendar object with lines ended by CRLF
   */
  public static String write(ItipMethod method, Invitation invitation) {
    EventTimes times = EventTimes.of(invitation);
    ContentLines lines = new ContentLines();
    lines.begin("VCALENDAR");
    lines.add("PRODID", PRODUCT);
    lines.add("VERSION", "2.0");
    lines.add("CALSCALE", "GREGORIAN");
    lines.add("METHOD", method.name());
    times.writeZoneTo(lines);
    lines.begin("VEVENT");
    addVersion(lines, invitation);
    times.writeTo(lines);
    addTexts(lines, invitation);
    addPeople(lines, method, invitation);
    lines.add("STATUS", method.status());
    lines.add("TRANSP", "OPAQUE");
    lines.end("VEVENT");
    lines.end("VCALENDAR");
    return lines.toString();
  }

  private static void addVersion(ContentLines lines, Invitation invitation) {
    lines.addText("UID", invitation.uid());
    lines.add("SEQUENCE", Integer.toString(invitation.sequence()));
    lines.add("DTSTAMP", EventTimes.utc(invitation.stampedAt()));
  }

  private static void addTexts(ContentLines lines, Invitation invitation) {
    lines.addText("SUMMARY", invitation.summary());
    invitation.description().ifPresent(text -> lines.addText("DESCRIPTION", text));
    invitation.location().ifPresent(text -> lines.addText("LOCATION", text));
    invitation.url().ifPresent(url -> lines.add("URL", url.toASCIIString()));
  }

  private static void addPeople(ContentLines lines, ItipMethod method, Invitation invitation) {
    addUser(lines, "ORGANIZER", invitation.organizer());
    for (Attendee attendee : invitation.attendees()) {
      addUser(lines, attendeeProperty(method, attendee), attendee.user());
    }
  }

  private static String attendeeProperty(ItipMethod method, Attendee attendee) {
    String property =
        "ATTENDEE;ROLE=" + attendee.role().token() + ";PARTSTAT=" + attendee.status().token();
    boolean asks = attendee.isReplyExpected() && method == ItipMethod.REQUEST;
    return asks ? property + ";RSVP=TRUE" : property;
  }

  private static void addUser(ContentLines lines, String property, CalendarUser user) {
    String name = IcalText.quoted(user.name());
    String uri = MailAddress.toUri(user.address());
    lines.add(name.equals("\"\"") ? property : property + ";CN=" + name, uri);
  }
}
