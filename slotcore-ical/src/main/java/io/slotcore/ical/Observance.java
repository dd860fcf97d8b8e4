package io.slotcore.ical;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/**
 * A STANDARD or DAYLIGHT part of a VTIMEZONE (RFC 5545, 3.6.5): the offset that is in force from an
 * onset on.
 *
 * @param component STANDARD or DAYLIGHT
 * @param onset the local time at which it begins, in the offset before it
 * @param from the offset before
 * @param to the offset that begins
 * @param rule the recurrence of the onset; empty if it begins once
 */
record Observance(
    String component, LocalDateTime onset, ZoneOffset from, ZoneOffset to, String rule) {

  static final String STANDARD = "STANDARD";
  static final String DAYLIGHT = "DAYLIGHT";

  private static final DateTimeFormatter OFFSET =
      new DateTimeFormatterBuilder().appendOffset("+HHMMss", "+0000").toFormatter();

  void writeTo(ContentLines lines) {
    lines.begin(component);
    lines.add("DTSTART", EventTimes.LOCAL.format(onset));
    if (!rule.isEmpty()) {
      lines.add("RRULE", rule);
    }
    lines.add("TZOFFSETFROM", OFFSET.format(from));
    lines.add("TZOFFSETTO", OFFSET.format(to));
    lines.end(component);
  }
}
