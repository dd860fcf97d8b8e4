package io.slotcore.ical;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Splits a message into the properties of its calendar and those of each event; what is nested in
 * events, and other components, is passed over.
 *
 * <p>ical4j could do it, but it gives no line numbers for what is wrong in a value, and it adds the
 * time zones of each text to the JVM for good, which a stranger's mail should not do.
 */
final class MessageReader {

  private static final int MAX_CHARACTERS = 1_000_000;
  private static final int MAX_LINE = 100_000;
  private static final int MAX_LINES = 20_000;
  private static final int MAX_DEPTH = 8;
  private static final int MAX_EVENTS = 400;

  private final List<MessageLine> calendar = new ArrayList<>();
  private final List<List<MessageLine>> events = new ArrayList<>();
  private final List<String> open = new ArrayList<>();
  private int calendars;

  private MessageReader() {}

  /** What a message holds. */
  record Message(List<MessageLine> calendar, List<List<MessageLine>> events) {}

  static Message read(String text) {
    if (text.length() > MAX_CHARACTERS) {
      throw new ItipException(1, "text", "must not be longer than " + MAX_CHARACTERS);
    }
    MessageReader reader = new MessageReader();
    List<MessageLine> lines = lines(text);
    lines.forEach(reader::take);
    int last = lines.isEmpty() ? 1 : lines.get(lines.size() - 1).number();
    if (!reader.open.isEmpty()) {
      throw new ItipException(last, reader.open.get(reader.open.size() - 1), "has no END");
    }
    if (reader.calendars == 0) {
      throw new ItipException(1, "VCALENDAR", "must begin here");
    }
    return new Message(reader.calendar, reader.events);
  }

  /** The logical lines; CRLF, LF and CR end one, as products and mail gateways write them. */
  private static List<MessageLine> lines(String text) {
    String unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
    List<MessageLine> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    int number = 0;
    int first = 1;
    for (String physical : unmarked.split("\r\n|\n|\r", MAX_LINES + 1)) {
      number++;
      if (number > MAX_LINES) {
        throw new ItipException(number, "text", "must not have more than " + MAX_LINES + " lines");
      }
      if (physical.startsWith(" ") || physical.startsWith("\t")) {
        line.append(physical, 1, physical.length());
      } else {
        add(lines, first, line);
        line.append(physical);
        first = number;
      }
      if (line.length() > MAX_LINE) {
        throw new ItipException(first, "text", "must not have a line of more than " + MAX_LINE);
      }
    }
    add(lines, first, line);
    return lines;
  }

  private static void add(List<MessageLine> lines, int number, StringBuilder line) {
    String text = line.toString();
    line.setLength(0);
    if (!text.isBlank()) {
      lines.add(MessageLine.parse(number, text));
    }
  }

  private void take(MessageLine line) {
    if (line.name().equals("BEGIN")) {
      begin(line);
    } else if (line.name().equals("END")) {
      end(line);
    } else if (open.equals(List.of("VCALENDAR"))) {
      calendar.add(line);
    } else if (open.equals(List.of("VCALENDAR", "VEVENT"))) {
      events.get(events.size() - 1).add(line);
    } else if (open.isEmpty()) {
      throw line.refused("stands outside of a VCALENDAR");
    }
  }

  private void begin(MessageLine line) {
    String component = line.value().strip().toUpperCase(Locale.ROOT);
    if (open.isEmpty()) {
      calendars++;
      if (!component.equals("VCALENDAR") || calendars > 1) {
        throw line.refused("must be of one VCALENDAR");
      }
    }
    open.add(component);
    if (open.size() > MAX_DEPTH) {
      throw line.refused("must not be nested deeper than " + MAX_DEPTH);
    }
    if (open.equals(List.of("VCALENDAR", "VEVENT"))) {
      events.add(new ArrayList<>());
      if (events.size() > MAX_EVENTS) {
        throw line.refused("must not be one of more than " + MAX_EVENTS + " events");
      }
    }
  }

  private void end(MessageLine line) {
    if (open.isEmpty() || !line.value().strip().equalsIgnoreCase(open.get(open.size() - 1))) {
      throw line.refused("does not end what was begun last");
    }
    open.remove(open.size() - 1);
  }
}
