package io.slotcore.ical.remote;

import io.slotcore.time.Interval;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Events as clients write them. */
final class EventText {

  private EventText() {}

  /** Returns the text of an event as a client writes it. */
  static String of(String uid, Interval time) {
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
