package io.slotcore.ical;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds when the occurrences of a series take place, from the text of a request alone: the rule in
 * local time, then RDATE and EXDATE, then the events with a RECURRENCE-ID (RFC 5545, 3.8.5 and
 * 3.8.4.4).
 */
final class SeriesReader {

  private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");

  private SeriesReader() {}

  /** Returns the end of each occurrence by its start. */
  static Map<Instant, Instant> occurrences(String ics) {
    ZoneReader zones = ZoneReader.of(ics);
    List<List<ContentLine>> events = events(ics);
    List<ContentLine> master = events.get(0);
    Instant first = zones.instant(ContentLine.only(master, "DTSTART"));
    long seconds =
        zones.instant(ContentLine.only(master, "DTEND")).getEpochSecond() - first.getEpochSecond();
    Map<Instant, Instant> byName = new TreeMap<>();
    starts(master, zones).forEach(s -> byName.put(s, s));
    all(master, "EXDATE").forEach(line -> removed(byName, zones.instant(line)));
    Map<Instant, Instant> found = new TreeMap<>();
    for (List<ContentLine> event : events.subList(1, events.size())) {
      removed(byName, zones.instant(ContentLine.only(event, "RECURRENCE-ID")));
      found.put(
          zones.instant(ContentLine.only(event, "DTSTART")),
          zones.instant(ContentLine.only(event, "DTEND")));
    }
    byName.keySet().forEach(start -> found.put(start, start.plusSeconds(seconds)));
    return found;
  }

  private static void removed(Map<Instant, Instant> starts, Instant name) {
    if (starts.remove(name) == null) {
      throw new AssertionError(name + " names none of " + starts.keySet());
    }
  }

  private static List<Instant> starts(List<ContentLine> event, ZoneReader zones) {
    ContentLine start = ContentLine.only(event, "DTSTART");
    List<Instant> starts = new ArrayList<>(List.of(zones.instant(start)));
    all(event, "RDATE").forEach(line -> starts.add(zones.instant(line)));
    for (ContentLine rule : all(event, "RRULE")) {
      Map<String, String> parts = new TreeMap<>();
      for (String part : rule.value().split(";", -1)) {
        parts.put(part.substring(0, part.indexOf('=')), part.substring(part.indexOf('=') + 1));
      }
      int step = Integer.parseInt(parts.getOrDefault("INTERVAL", "1"));
      int days = parts.get("FREQ").equals("WEEKLY") ? 7 * step : step;
      LocalDateTime local = LocalDateTime.parse(start.value(), LOCAL);
      for (int i = 1; i < Integer.parseInt(parts.get("COUNT")); i++) {
        String value = LOCAL.format(local.plusDays((long) i * days));
        starts.add(zones.instant(new ContentLine("RRULE", start.parameters(), value)));
      }
    }
    return starts;
  }

  private static List<ContentLine> all(List<ContentLine> event, String name) {
    return event.stream().filter(line -> line.name().equals(name)).toList();
  }

  private static List<List<ContentLine>> events(String ics) {
    List<List<ContentLine>> events = new ArrayList<>();
    boolean inside = false;
    for (ContentLine line : ContentLine.read(ics)) {
      if (line.value().equals("VEVENT")) {
        inside = line.name().equals("BEGIN");
        if (inside) {
          events.add(new ArrayList<>());
        }
      } else if (inside) {
        events.get(events.size() - 1).add(line);
      }
    }
    return events;
  }
}
