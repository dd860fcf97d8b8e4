package io.slotcore.ical;

import io.slotcore.time.Interval;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads what comes back to an invitation: the text of the {@code text/calendar} part of a mail.
 *
 * <p>It takes the messages of Outlook, Exchange, Google Calendar, Apple Calendar and Thunderbird as
 * they are: bare line feeds, addresses with {@code MAILTO:} or in an EMAIL parameter, methods in
 * the mail's small letters, a missing SEQUENCE, zones behind a prefix. What is broken is refused as
 * a whole. Instants come from the JDK's zones, never from a definition in the message.
 *
 * <p>All methods are safe for use by several threads.
 */
public final class ItipMessages {

  private static final String MAILTO = "mailto:";
  private static final Pattern SEQUENCE = Pattern.compile("\\d{1,9}");
  private static final Pattern METHOD = Pattern.compile("[A-Z-]{1,40}");

  private ItipMessages() {}

  /**
   * Reads a message: one entry for each event in it, which are occurrences of one series if there
   * are several.
   *
   * @param text an iCalendar object, at most a million characters
   * @return at least one entry, all of one method and UID, in the order of the text
   * @throws ItipException if it is no iCalendar object with a METHOD and an event, or one that is
   *     meant for an answer lacks who answers, or a time that is needed cannot be read
   */
  public static List<ItipMessage> read(String text) {
    MessageReader.Message message = MessageReader.read(text);
    String method =
        find(message.calendar(), "METHOD")
            .map(line -> method(line))
            .orElseThrow(() -> new ItipException(1, "METHOD", "is missing"));
    if (message.events().isEmpty()) {
      throw new ItipException(1, "VEVENT", "is missing");
    }
    List<ItipMessage> messages =
        message.events().stream().map(event -> message(method, event)).toList();
    if (messages.stream().map(found -> found.version().uid()).distinct().count() > 1) {
      throw new ItipException(1, "UID", "must be the same in all events (RFC 5546, 3.2)");
    }
    return messages;
  }

  private static String method(MessageLine line) {
    String method = line.value().strip().toUpperCase(Locale.ROOT);
    if (!METHOD.matcher(method).matches()) {
      throw line.refused("must be a name");
    }
    return method;
  }

  private static ItipMessage message(String method, List<MessageLine> event) {
    return switch (method) {
      case "REPLY" -> {
        MessageLine attendee = attendee(event);
        yield new ItipMessage.Reply(
            version(event), user(attendee), status(attendee), comment(event));
      }
      case "COUNTER" ->
          new ItipMessage.Counter(
              version(event), user(attendee(event)), proposed(event), comment(event));
      default -> new ItipMessage.Unsupported(version(event), method);
    };
  }

  private static ItipMessage.Version version(List<MessageLine> event) {
    return new ItipMessage.Version(
        uid(required(event, "UID")),
        find(event, "RECURRENCE-ID").map(MessageTimes::instant),
        find(event, "SEQUENCE").map(ItipMessages::sequence).orElse(0),
        find(event, "DTSTAMP").map(MessageTimes::instant));
  }

  private static String uid(MessageLine line) {
    try {
      return InvitationChecks.uid(line.text().strip());
    } catch (IllegalArgumentException e) {
      throw line.refused("must be one line of 1 to 255 octets");
    }
  }

  private static int sequence(MessageLine line) {
    String value = line.value().strip();
    if (!SEQUENCE.matcher(value).matches()) {
      throw line.refused("must be a number from 0 on");
    }
    return Integer.parseInt(value);
  }

  /** RFC 5546, 3.2.3 and 3.2.7: exactly the one who answers. */
  private static MessageLine attendee(List<MessageLine> event) {
    List<MessageLine> found =
        event.stream().filter(line -> line.name().equals("ATTENDEE")).toList();
    if (found.size() > 1) {
      throw found.get(1).refused("must be the only one, who answers");
    }
    return required(event, "ATTENDEE");
  }

  private static CalendarUser user(MessageLine line) {
    String value = line.value().strip();
    boolean mailto = value.regionMatches(true, 0, MAILTO, 0, MAILTO.length());
    Optional<String> address =
        mailto ? Optional.of(value.substring(MAILTO.length())) : line.parameter("EMAIL");
    try {
      return CalendarUser.of(
          line.parameter("CN").orElse(""),
          decoded(address.orElseThrow(() -> line.refused("must be a mailto: address"))));
    } catch (IllegalArgumentException e) {
      throw line.refused("must be a mail address");
    }
  }

  private static String decoded(String address) {
    int query = address.indexOf('?');
    String bare = (query < 0 ? address : address.substring(0, query)).strip();
    return bare.contains("%") ? URI.create(MAILTO + bare).getSchemeSpecificPart() : bare;
  }

  /** RFC 5545, 3.2.12: what is not known counts as no answer. */
  private static ParticipationStatus status(MessageLine attendee) {
    String token = attendee.parameter("PARTSTAT").orElse("").toUpperCase(Locale.ROOT);
    return Arrays.stream(ParticipationStatus.values())
        .filter(status -> status.token().equals(token))
        .findFirst()
        .orElse(ParticipationStatus.NEEDS_ACTION);
  }

  private static Interval proposed(List<MessageLine> event) {
    MessageLine startLine = required(event, "DTSTART");
    Instant start = MessageTimes.instant(startLine);
    Optional<MessageLine> endLine = find(event, "DTEND");
    Instant end;
    if (endLine.isPresent()) {
      end = MessageTimes.instant(endLine.get());
    } else {
      end = start.plus(duration(required(event, "DURATION")));
    }
    if (!end.isAfter(start)) {
      throw endLine.orElse(startLine).refused("must leave a time between start and end");
    }
    return Interval.of(start, end);
  }

  private static Duration duration(MessageLine line) {
    try {
      return Duration.parse(line.value().strip());
    } catch (DateTimeException e) {
      throw line.refused("must be a duration in days, hours, minutes and seconds");
    }
  }

  /**
   * Outlook writes into COMMENT, others into DESCRIPTION, where the invitation's text may stand.
   */
  private static String comment(List<MessageLine> event) {
    return find(event, "COMMENT").map(line -> IcalText.clean(line.text()).strip()).orElse("");
  }

  private static Optional<MessageLine> find(List<MessageLine> lines, String name) {
    return lines.stream().filter(line -> line.name().equals(name)).findFirst();
  }

  private static MessageLine required(List<MessageLine> event, String name) {
    return find(event, name)
        .orElseThrow(
            () ->
                new ItipException(
                    event.isEmpty() ? 1 : event.get(0).number(), name, "is missing in the event"));
  }
}
