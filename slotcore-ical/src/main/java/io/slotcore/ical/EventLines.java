package io.slotcore.ical;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Writes the VEVENTs of an {@link Invitation}; what they have in common is said once, here. */
final class EventLines {

  private static final String PRODUCT = "-//SlotCore//slotcore-ical//EN";

  private final ContentLines lines;
  private final Invitation invitation;

  EventLines(ContentLines lines, Invitation invitation) {
    this.lines = lines;
    this.invitation = invitation;
  }

  static void beginCalendar(ContentLines lines, String method) {
    beginCalendar(lines);
    lines.add("METHOD", method);
  }

  static void beginCalendar(ContentLines lines) {
    lines.begin("VCALENDAR");
    lines.add("PRODID", PRODUCT);
    lines.add("VERSION", "2.0");
    lines.add("CALSCALE", "GREGORIAN");
  }

  /** Writes the event of a message, at the times that are given. */
  void write(ItipMethod method, Consumer<ContentLines> times) {
    write(method, times, "");
  }

  /** Writes the event of a message with a comment of its sender; none if it is empty. */
  void write(ItipMethod method, Consumer<ContentLines> times, String comment) {
    lines.begin("VEVENT");
    addVersion();
    times.accept(lines);
    addTexts();
    if (!comment.isEmpty()) {
      lines.addText("COMMENT", comment);
    }
    addUser("ORGANIZER", invitation.organizer());
    for (Attendee attendee : invitation.attendees()) {
      addUser(attendeeProperty(method, attendee), attendee.user());
    }
    addState(method.status());
    // RFC 5546, 3.2.5 and 3.2.8: what is cancelled or as it was before reminds of nothing.
    if (method == ItipMethod.REQUEST) {
      addAlarms();
    }
    lines.end("VEVENT");
  }

  /** Writes the event of a feed, which nobody is to answer (RFC 5546, 3.2.1): no attendee. */
  void writePublished() {
    lines.begin("VEVENT");
    addVersion();
    lines.add("DTSTART", EventTimes.utc(invitation.start()));
    lines.add("DTEND", EventTimes.utc(invitation.end()));
    addTexts();
    addUser("ORGANIZER", invitation.organizer());
    addState(ItipMethod.REQUEST.status());
    addAlarms();
    lines.end("VEVENT");
  }

  private void addVersion() {
    lines.addText("UID", invitation.uid());
    lines.add("SEQUENCE", Integer.toString(invitation.sequence()));
    lines.add("DTSTAMP", EventTimes.utc(invitation.stampedAt()));
  }

  private void addTexts() {
    lines.addText("SUMMARY", invitation.summary());
    invitation.description().ifPresent(text -> lines.addText("DESCRIPTION", text));
    place().ifPresent(text -> lines.addText("LOCATION", text));
    invitation.url().ifPresent(url -> lines.add("URL", url.toASCIIString()));
    invitation.conferences().forEach(this::addConference);
  }

  private Optional<String> place() {
    return invitation
        .location()
        .or(
            () ->
                invitation.conferences().stream()
                    .findFirst()
                    .map(Conference::uri)
                    .map(URI::toASCIIString));
  }

  private void addConference(Conference conference) {
    StringBuilder property = new StringBuilder("CONFERENCE;VALUE=URI");
    if (!conference.features().isEmpty()) {
      property
          .append(";FEATURE=")
          .append(conference.features().stream().map(Enum::name).collect(Collectors.joining(",")));
    }
    String label = IcalText.quoted(conference.label());
    if (!label.equals("\"\"")) {
      property.append(";LABEL=").append(label);
    }
    lines.add(property.toString(), conference.uri().toASCIIString());
  }

  private static String attendeeProperty(ItipMethod method, Attendee attendee) {
    StringBuilder property = new StringBuilder("ATTENDEE");
    if (attendee.type() != AttendeeType.INDIVIDUAL) {
      property.append(";CUTYPE=").append(attendee.type().name());
    }
    property.append(";ROLE=").append(attendee.role().token());
    property.append(";PARTSTAT=").append(attendee.status().token());
    if (attendee.isReplyExpected() && method == ItipMethod.REQUEST) {
      property.append(";RSVP=TRUE");
    }
    return property.toString();
  }

  private void addUser(String property, CalendarUser user) {
    String name = IcalText.quoted(user.name());
    String uri = MailAddress.toUri(user.address());
    lines.add(name.equals("\"\"") ? property : property + ";CN=" + name, uri);
  }

  private void addState(String status) {
    boolean tentative = invitation.isTentative() && status.equals(ItipMethod.REQUEST.status());
    lines.add("STATUS", tentative ? "TENTATIVE" : status);
    lines.add("TRANSP", "OPAQUE");
  }

  private void addAlarms() {
    for (Duration beforeStart : invitation.alarms()) {
      lines.begin("VALARM");
      lines.add("ACTION", "DISPLAY");
      lines.addText("DESCRIPTION", invitation.summary());
      // In hours and minutes, which are elapsed time; days would be the calendar's (RFC 5545,
      // 3.3.6).
      lines.add("TRIGGER;RELATED=START", beforeStart.isZero() ? "PT0S" : "-" + beforeStart);
      lines.end("VALARM");
    }
  }
}
