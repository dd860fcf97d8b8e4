package io.slotcore.ical;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Finds the instant of a property with nothing but the VTIMEZONE in the text, as RFC 5545, 3.6.5
 * says: of all onsets at or before the local time the last one tells the offset.
 */
final class ZoneReader {

  private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");
  private static final List<String> WEEKDAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");

  private final List<ContentLine> lines;

  private ZoneReader(List<ContentLine> lines) {
    this.lines = lines;
  }

  static ZoneReader of(String ics) {
    return new ZoneReader(ContentLine.read(ics));
  }

  Instant instant(String property) {
    return instant(ContentLine.only(event(), property));
  }

  Instant instant(ContentLine line) {
    if (line.value().endsWith("Z")) {
      return local(line.value().replace("Z", "")).toInstant(ZoneOffset.UTC);
    }
    ContentLine zone = ContentLine.only(lines, "TZID");
    if (!zone.value().equals(line.parameters().get("TZID"))) {
      throw new AssertionError(line + " refers to another zone than " + zone);
    }
    LocalDateTime time = local(line.value());
    return time.toInstant(offsetAt(time));
  }

  private ZoneOffset offsetAt(LocalDateTime time) {
    LocalDateTime latest = LocalDateTime.MIN;
    ZoneOffset offset = null;
    for (Map<String, String> observance : observances()) {
      for (LocalDateTime onset : onsets(observance, time.getYear())) {
        if (!onset.isAfter(time) && onset.isAfter(latest)) {
          latest = onset;
          offset = ZoneOffset.of(observance.get("TZOFFSETTO"));
        }
      }
    }
    if (offset == null) {
      throw new AssertionError("no onset before " + time + " in " + lines);
    }
    return offset;
  }

  private List<ContentLine> event() {
    return lines.subList(lines.indexOf(begin("VEVENT")), lines.size());
  }

  private static ContentLine begin(String component) {
    return new ContentLine("BEGIN", Map.of(), component);
  }

  List<Map<String, String>> observances() {
    List<Map<String, String>> found = new ArrayList<>();
    for (ContentLine line : lines) {
      if (line.equals(begin("STANDARD")) || line.equals(begin("DAYLIGHT"))) {
        found.add(new HashMap<>());
      }
      if (line.equals(begin("VEVENT"))) {
        break;
      }
      if (!found.isEmpty()) {
        found.get(found.size() - 1).putIfAbsent(line.name(), line.value());
      }
    }
    return found;
  }

  private static List<LocalDateTime> onsets(Map<String, String> observance, int lastYear) {
    LocalDateTime first = local(observance.get("DTSTART"));
    if (!observance.containsKey("RRULE")) {
      return List.of(first);
    }
    Map<String, String> rule = new HashMap<>();
    for (String part : observance.get("RRULE").split(";", -1)) {
      int equals = part.indexOf('=');
      rule.put(part.substring(0, equals), part.substring(equals + 1));
    }
    if (!rule.keySet().equals(Set.of("FREQ", "BYMONTH", "BYDAY"))
        || !rule.get("FREQ").equals("YEARLY")) {
      throw new AssertionError("cannot read " + rule);
    }
    List<LocalDateTime> onsets =
        IntStream.rangeClosed(first.getYear(), Math.max(lastYear, first.getYear()))
            .mapToObj(year -> day(YearMonth.of(year, Integer.parseInt(rule.get("BYMONTH"))), rule))
            .map(date -> date.atTime(first.toLocalTime()))
            .toList();
    if (!onsets.get(0).equals(first)) {
      throw new AssertionError(first + " is not an instance of " + rule);
    }
    return onsets;
  }

  private static LocalDate day(YearMonth month, Map<String, String> rule) {
    String byDay = rule.get("BYDAY");
    String name = byDay.substring(byDay.length() - 2);
    DayOfWeek weekday = DayOfWeek.of(WEEKDAYS.indexOf(name) + 1);
    int ordinal = Integer.parseInt(byDay.substring(0, byDay.length() - 2));
    LocalDate[] days =
        IntStream.rangeClosed(1, month.lengthOfMonth())
            .mapToObj(month::atDay)
            .filter(date -> date.getDayOfWeek() == weekday)
            .toArray(LocalDate[]::new);
    return Arrays.asList(days).get(ordinal > 0 ? ordinal - 1 : days.length + ordinal);
  }

  private static LocalDateTime local(String value) {
    return LocalDateTime.parse(value, LOCAL);
  }
}
