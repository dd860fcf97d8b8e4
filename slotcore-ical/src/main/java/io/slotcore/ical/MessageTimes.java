package io.slotcore.ical;

import static java.time.ZoneOffset.UTC;

import io.slotcore.ical.internal.zone.KnownZones;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.regex.Pattern;

/**
 * Reads the times of a message. All zones are the JDK's, by the names of IANA or Windows: a
 * definition that came with the message says nothing.
 */
final class MessageTimes {

  private static final DateTimeFormatter LOCAL =
      EventTimes.LOCAL.withResolverStyle(ResolverStyle.STRICT);
  private static final Pattern DATE_TIME = Pattern.compile("\\d{8}T\\d{6}Z?");

  private MessageTimes() {}

  /**
   * Returns the instant of a DATE-TIME value; in an overlap of the clock the earlier one, in a gap
   * with the offset before it (RFC 5545, 3.3.5).
   */
  static Instant instant(MessageLine line) {
    String value = line.value().strip();
    if (!DATE_TIME.matcher(value).matches()) {
      throw line.refused("must be a date with a time");
    }
    LocalDateTime local;
    try {
      local = LocalDateTime.parse(value.substring(0, 15), LOCAL);
    } catch (DateTimeException e) {
      throw line.refused("must be a date with a time that exists");
    }
    if (value.endsWith("Z")) {
      return local.toInstant(UTC);
    }
    String name =
        line.parameter("TZID").orElseThrow(() -> line.refused("must be in UTC or name a zone"));
    // What is in a gap is taken by the offset before it, and of an overlap the earlier offset.
    return KnownZones.find(name.strip().replace("\\", ""))
        .map(zone -> local.atZone(zone).toInstant())
        .orElseThrow(() -> line.refused("must name a time zone that is known"));
  }
}
