package io.slotcore.ical.internal.event;

import io.slotcore.ical.freebusy.CalendarContent;
import io.slotcore.ical.freebusy.CalendarFormatException;
import io.slotcore.ical.freebusy.ReadLimit;
import io.slotcore.ical.internal.text.LineScanner;
import io.slotcore.ical.internal.text.Property;
import io.slotcore.time.Interval;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/** Follows the components of a text. Of use once. */
public final class CalendarParser {

  private final Effort effort;
  private final Results results;
  private final CalendarBody body;
  private final Deque<Component> open = new ArrayDeque<>();
  private boolean hasCalendar;

  /** Makes a parser for one text. */
  public CalendarParser(ReadSettings settings, Interval interval) {
    Window window = new Window(interval);
    effort = new Effort(settings.limits());
    results = new Results(window, effort, settings.skipsUnreadable());
    body = new CalendarBody(settings, window, effort, results);
  }

  /**
   * Reads a text to its end.
   *
   * @throws IOException if the stream cannot be read
   */
  public CalendarContent read(InputStream text, Instant asOf) throws IOException {
    LineScanner scanner = new LineScanner(text, effort);
    while (scanner.next(wanted())) {
      effort.at(scanner.lineNumber(), scanner.property().text());
      switch (scanner.property()) {
        case BEGIN -> begin(scanner);
        case END -> end(scanner);
        default -> body.take(innermost(), scanner);
      }
    }
    if (!hasCalendar || !open.isEmpty()) {
      String message =
          hasCalendar ? "the text ends within " + innermost().name() : "the text has no VCALENDAR";
      throw new CalendarFormatException(Math.max(1, scanner.lineNumber()), "", message);
    }
    return results.content(asOf);
  }

  private Component innermost() {
    Component innermost = open.peek();
    return innermost == null ? Component.NONE : innermost;
  }

  private Set<Property> wanted() {
    return innermost().kind().wanted();
  }

  private void begin(LineScanner scanner) {
    Component component = Component.of(scanner.value(), innermost().kind());
    if (component.kind().isMisplaced(innermost().kind())) {
      throw new CalendarFormatException(
          scanner.lineNumber(), "BEGIN", component.name() + " within " + innermost().name());
    }
    open.push(component);
    effort.require(ReadLimit.NESTING, open.size());
    hasCalendar |= component.kind() == Component.Kind.CALENDAR;
    body.begin(component, scanner.lineNumber());
  }

  private void end(LineScanner scanner) {
    Component component = innermost();
    if (open.isEmpty()
        || !component.name().equals(Component.shortened(Words.upperCase(scanner.value())))) {
      throw new CalendarFormatException(
          scanner.lineNumber(),
          "END",
          Component.shortened(scanner.value()) + " does not end " + component.name());
    }
    body.end(component);
    open.pop();
  }
}
