package io.slotcore.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * Writes a calendar of 5,000 events in New York over three years, of which every 25th is a weekly
 * series: 1,829,727 bytes, always the same.
 */
final class CalendarText {

  /** How long the text is. */
  static final int BYTES = 1_829_727;

  private static final int EVENTS = 5_000;
  private static final LocalDate FIRST_MONDAY = LocalDate.of(2025, 1, 6);
  private static final LocalDate FIRST_DAY = LocalDate.of(2025, 1, 1);
  private static final List<String> WEEKDAYS = List.of("MO", "TU", "WE", "TH", "FR");
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);
  private static final String HEAD =
      """
      BEGIN:VCALENDAR
      VERSION:2.0
      PRODID:-//perf//perf//EN
      BEGIN:VTIMEZONE
      TZID:America/New_York
      BEGIN:DAYLIGHT
      TZOFFSETFROM:-0500
      TZOFFSETTO:-0400
      TZNAME:EDT
      DTSTART:20070311T020000
      RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU
      END:DAYLIGHT
      BEGIN:STANDARD
      TZOFFSETFROM:-0400
      TZOFFSETTO:-0500
      TZNAME:EST
      DTSTART:20071104T020000
      RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU
      END:STANDARD
      END:VTIMEZONE
      """;

  private final StringBuilder text = new StringBuilder(HEAD);

  private CalendarText() {}

  /** Returns the text. */
  static byte[] bytes() {
    CalendarText calendar = new CalendarText();
    int random = 7;
    for (int i = 0; i < EVENTS; i++) {
      random = random * 1_664_525 + 1_013_904_223;
      calendar.addEvent(i, random >>> 8);
    }
    calendar.text.append("END:VCALENDAR\n");
    return calendar.text.toString().replace("\n", "\r\n").getBytes(US_ASCII);
  }

  private void addEvent(int index, int random) {
    boolean isSeries = index % 25 == 0;
    int quarter = 36 + (random >> 12) % 32;
    LocalDate day =
        isSeries
            ? FIRST_MONDAY.plusWeeks(random % 100).plusDays(random / 100 % 5)
            : FIRST_DAY.plusDays(random % 1_095);
    LocalDateTime start = day.atTime(quarter / 4, quarter % 4 * 15);
    text.append("BEGIN:VEVENT\nUID:ev-").append(index).append("@perf.example.com\n");
    text.append("DTSTAMP:20250101T000000Z\n");
    addTime("DTSTART", start);
    addTime("DTEND", start.plusMinutes(30));
    if (isSeries) {
      text.append("RRULE:").append(rule(random)).append('\n');
    }
    if (index % 100 == 0) {
      text.append("EXDATE;TZID=America/New_York:").append(LOCAL.format(start.plusWeeks(112)));
      text.append(',').append(LOCAL.format(start.plusWeeks(120))).append('\n');
    }
    text.append("SUMMARY:Meeting number ").append(index).append('\n');
    text.append("DESCRIPTION:Lorem ipsum dolor sit amet\\, consectetur adipiscing elit sed do\n");
    text.append("  eiusmod tempor incididunt ut labore\nSTATUS:CONFIRMED\nTRANSP:OPAQUE\n");
    text.append("SEQUENCE:0\nEND:VEVENT\n");
  }

  private void addTime(String property, LocalDateTime time) {
    text.append(property).append(";TZID=America/New_York:").append(LOCAL.format(time)).append('\n');
  }

  private static String rule(int random) {
    int day = random / 100 % 5;
    int otherDay = (day + 2) % 5;
    StringBuilder rule = new StringBuilder("FREQ=WEEKLY;");
    if (random / 1_500 % 4 == 0) {
      rule.append("INTERVAL=2;");
    }
    rule.append("BYDAY=").append(WEEKDAYS.get(day));
    if (random / 500 % 3 == 0 && otherDay > day) {
      rule.append(',').append(WEEKDAYS.get(otherDay));
    }
    if (random / 6_000 % 2 == 0) {
      boolean soon = random / 12_000 % 2 == 0;
      rule.append(";UNTIL=").append(soon ? "20270401T035959Z" : "20291231T235959Z");
    }
    return rule.toString();
  }
}
