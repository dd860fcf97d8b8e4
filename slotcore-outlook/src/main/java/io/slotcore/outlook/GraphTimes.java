package io.slotcore.outlook;

import com.fasterxml.jackson.databind.JsonNode;
import io.slotcore.freebusy.FreeBusyType;
import io.slotcore.time.Interval;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Reads when events are (https://learn.microsoft.com/en-us/graph/api/resources/event). Times are
 * asked for in UTC, so that no zone of Windows is met.
 */
final class GraphTimes {

  private GraphTimes() {}

  /**
   * Tells how an event counts. What was declined or cancelled is free, and so is work elsewhere, as
   * its X-MICROSOFT-CDO-BUSYSTATUS is in iCalendar; words that are not known are busy.
   */
  static FreeBusyType type(JsonNode event) {
    if (event.path("isCancelled").asBoolean()
        || event.path("responseStatus").path("response").asText().equals("declined")) {
      return FreeBusyType.FREE;
    }
    return type(event.path("showAs").asText());
  }

  static FreeBusyType type(String showAs) {
    return switch (showAs) {
      case "free", "workingElsewhere" -> FreeBusyType.FREE;
      case "tentative" -> FreeBusyType.TENTATIVE;
      case "oof" -> FreeBusyType.OUT_OF_OFFICE;
      default -> FreeBusyType.BUSY;
    };
  }

  /**
   * Tells which time an event takes. Whole days come as midnights in the zone that was asked for,
   * whatever the owner's is: they are days of his.
   *
   * @param zone the owner's
   */
  static Interval interval(String operation, JsonNode event, ZoneId zone) {
    LocalDateTime start = local(operation, event.path("start"));
    LocalDateTime end = local(operation, event.path("end"));
    boolean days =
        event.path("isAllDay").asBoolean()
            && start.toLocalTime().equals(LocalTime.MIDNIGHT)
            && end.toLocalTime().equals(LocalTime.MIDNIGHT);
    return days
        ? interval(operation, startOfDay(start, zone), startOfDay(end, zone))
        : interval(operation, start.toInstant(ZoneOffset.UTC), end.toInstant(ZoneOffset.UTC));
  }

  private static Instant startOfDay(LocalDateTime midnight, ZoneId zone) {
    return midnight.toLocalDate().atStartOfDay(zone).toInstant();
  }

  private static Interval interval(String operation, Instant start, Instant end) {
    if (end.isBefore(start)) {
      throw GraphFailure.unreadable(operation, "an event ends before it starts");
    }
    return Interval.of(start, end);
  }

  private static LocalDateTime local(String operation, JsonNode time) {
    String zone = time.path("timeZone").asText();
    if (!zone.equals("UTC") && !zone.equals("tzone://Microsoft/Utc")) {
      throw GraphFailure.unreadable(operation, "a time is not in UTC, as was asked for");
    }
    try {
      return LocalDateTime.parse(time.path("dateTime").asText().replaceFirst("Z$", ""));
    } catch (DateTimeException wrong) {
      throw GraphFailure.unreadable(operation, "an event has no start or no end");
    }
  }

  /** Returns which time an event takes, if any. */
  static Optional<Interval> taken(String operation, JsonNode event, ZoneId zone) {
    return type(event) == FreeBusyType.FREE
        ? Optional.empty()
        : Optional.of(interval(operation, event, zone)).filter(time -> !time.isEmpty());
  }
}
