package io.slotcore.ical;

import static java.time.ZoneOffset.UTC;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the times of a message. All zones are the JDK's: a definition that came with the message
 * says nothing (RFC 5545, 3.8.3.1 lets readers take their own for a known name).
 */
final class MessageTimes {

  private static final DateTimeFormatter LOCAL =
      EventTimes.LOCAL.withResolverStyle(ResolverStyle.STRICT);
  private static final Pattern DATE_TIME = Pattern.compile("\\d{8}T\\d{6}Z?");

  private MessageTimes() {}

  /** Returns the instant of a DATE-TIME value; in an overlap of the clock the earlier one. */
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
    ZoneId zone = zone(name).orElseThrow(() -> line.refused("must name a time zone that is known"));
    return local.atZone(zone).toInstant();
  }

  /**
   * Finds a zone by its IANA name, also behind the prefix of a product: {@code
   * /mozilla.org/20050126_1/Europe/Berlin}.
   */
  static Optional<ZoneId> zone(String tzid) {
    String name = tzid.strip();
    while (!name.isEmpty()) {
      Optional<ZoneId> found = known(name);
      if (found.isPresent()) {
        return found;
      }
      int slash = name.indexOf('/');
      name = slash < 0 ? "" : name.substring(slash + 1);
    }
    return Optional.empty();
  }

  private static Optional<ZoneId> known(String name) {
    // ZoneId reads "GMT+5" and ids that others have added to the JVM; a message names neither.
    if (name.startsWith("ical4j")) {
      return Optional.empty();
    }
    try {
      return Optional.of(ZoneId.of(name));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
