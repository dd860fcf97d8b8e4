package io.slotcore.ical.remote;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.slotcore.freebusy.BusyPeriod;
import io.slotcore.freebusy.FreeBusy;
import io.slotcore.time.Interval;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads events without recurrences: what these tests write, and no more. */
final class SimpleText implements FreeBusyText {

  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);

  @Override
  public FreeBusy read(InputStream text, Interval window, Instant asOf) throws IOException {
    String all = new String(text.readAllBytes(), UTF_8);
    if (!all.startsWith("BEGIN:VCALENDAR") || !all.strip().endsWith("END:VCALENDAR")) {
      throw Failures.unreadable("reading", "this is no whole calendar");
    }
    List<BusyPeriod> periods = new ArrayList<>();
    Map<String, String> event = new HashMap<>();
    boolean inEvent = false;
    for (String line : all.replaceAll("\r?\n[ \t]", "").split("\r?\n", -1)) {
      inEvent = line.equals("BEGIN:VEVENT") || inEvent;
      if (line.equals("END:VEVENT")) {
        Interval time = Interval.of(instant(event, "DTSTART"), instant(event, "DTEND"));
        if (time.overlaps(window)) {
          periods.add(BusyPeriod.busy(time, event.get("UID")));
        }
        inEvent = false;
        event.clear();
      }
      int colon = line.indexOf(':');
      if (inEvent && colon > 0) {
        String[] name = line.substring(0, colon).split(";", -1);
        String zone = name.length > 1 && name[1].startsWith("TZID=") ? name[1].substring(5) : "Z";
        event.put(name[0], line.substring(colon + 1).replace("\\", ""));
        event.put(name[0] + ";TZID", zone);
      }
    }
    return FreeBusy.of(periods, asOf);
  }

  private static Instant instant(Map<String, String> event, String name) {
    String value = event.get(name);
    LocalDateTime local = LocalDateTime.parse(value.replace("Z", ""), LOCAL);
    return value.endsWith("Z")
        ? local.toInstant(ZoneOffset.UTC)
        : local.atZone(ZoneId.of(event.get(name + ";TZID"))).toInstant();
  }

  /** Returns the text of an event as a client writes it. */
  static String event(String uid, Interval time) {
    DateTimeFormatter utc = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT);
    return String.join(
        "\r\n",
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Client//EN",
        "BEGIN:VEVENT",
        "UID:" + uid.replace(",", "\\,"),
        "DTSTAMP:20261120T080000Z",
        "DTSTART:" + utc.format(time.start().atOffset(ZoneOffset.UTC)),
        "DTEND:" + utc.format(time.end().atOffset(ZoneOffset.UTC)),
        "SUMMARY:Dentist",
        "END:VEVENT",
        "END:VCALENDAR",
        "");
  }
}
