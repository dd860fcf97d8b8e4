package io.slotcore.gcal;

import com.google.api.client.util.DateTime;
import com.google.api.services.calendar.model.Event;
import com.google.api.services.calendar.model.EventAttendee;
import com.google.api.services.calendar.model.EventDateTime;
import com.google.api.services.calendar.model.TimePeriod;
import io.slotcore.freebusy.FreeBusyType;
import io.slotcore.time.Interval;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which time an event takes, and how it counts. */
final class EventTimes {

  // Zones reach from 12 hours behind UTC to 14 hours before it.
  private static final Duration AHEAD = Duration.ofHours(14);
  private static final Duration BEHIND = Duration.ofHours(12);

  private EventTimes() {}

  /**
   * Returns how an event counts
   * (https://developers.google.com/workspace/calendar/api/v3/reference/events).
   */
  static FreeBusyType type(Event event) {
    String answer = answer(event);
    if (OurEvents.isCancelled(event)
        || "transparent".equals(event.getTransparency())
        || "workingLocation".equals(event.getEventType())
        || "birthday".equals(event.getEventType())
        || "declined".equals(answer)) {
      return FreeBusyType.FREE;
    }
    if ("outOfOffice".equals(event.getEventType())) {
      return FreeBusyType.OUT_OF_OFFICE;
    }
    if ("tentative".equals(event.getStatus())
        || "tentative".equals(answer)
        || "needsAction".equals(answer)) {
      return FreeBusyType.TENTATIVE;
    }
    return FreeBusyType.BUSY;
  }

  /** What the owner of the calendar has answered; empty if nobody has asked him. */
  private static String answer(Event event) {
    if (event.getAttendees() != null) {
      for (EventAttendee attendee : event.getAttendees()) {
        if (Boolean.TRUE.equals(attendee.getSelf()) && attendee.getResponseStatus() != null) {
          return attendee.getResponseStatus();
        }
      }
    }
    return "";
  }

  static boolean hasDates(Event event) {
    return event.getStart() != null && event.getStart().getDate() != null;
  }

  /**
   * Returns which time an event takes.
   *
   * @param zone the calendar's, in which whole days begin and end; a name that the JDK does not
   *     know makes them as long as they are anywhere
   */
  static Interval interval(String operation, Event event, @Nullable String zone) {
    return interval(
        operation,
        instant(operation, event.getStart(), zone, AHEAD.negated()),
        instant(operation, event.getEnd(), zone, BEHIND));
  }

  /** Returns which time is told to be taken, but not by what. */
  static Interval interval(String operation, TimePeriod period) {
    if (period.getStart() == null || period.getEnd() == null) {
      throw GoogleFailure.unreadable(operation, "a period has no start or no end");
    }
    return interval(
        operation,
        Instant.ofEpochMilli(period.getStart().getValue()),
        Instant.ofEpochMilli(period.getEnd().getValue()));
  }

  private static Interval interval(String operation, Instant start, Instant end) {
    if (end.isBefore(start)) {
      throw GoogleFailure.unreadable(operation, "an event ends before it starts");
    }
    return Interval.of(start, end);
  }

  private static Instant instant(
      String operation, @Nullable EventDateTime time, @Nullable String zone, Duration shift) {
    if (time != null && time.getDateTime() != null) {
      return Instant.ofEpochMilli(time.getDateTime().getValue());
    }
    if (time != null && time.getDate() != null) {
      LocalDate date = date(operation, time.getDate());
      return zone(zone)
          .map(known -> date.atStartOfDay(known).toInstant())
          .orElseGet(() -> date.atStartOfDay(ZoneOffset.UTC).toInstant().plus(shift));
    }
    throw GoogleFailure.unreadable(operation, "an event has no start or no end");
  }

  private static LocalDate date(String operation, DateTime date) {
    try {
      return LocalDate.parse(date.toStringRfc3339());
    } catch (DateTimeException wrong) {
      throw GoogleFailure.unreadable(operation, "an event has a date that is none");
    }
  }

  private static Optional<ZoneId> zone(@Nullable String name) {
    try {
      return Optional.ofNullable(name).map(ZoneId::of);
    } catch (DateTimeException unknown) {
      return Optional.empty();
    }
  }

  /** Returns which time an event takes, if any. */
  static Optional<Interval> taken(String operation, Event event, @Nullable String zone) {
    return type(event) == FreeBusyType.FREE
        ? Optional.empty()
        : Optional.of(interval(operation, event, zone)).filter(time -> !time.isEmpty());
  }
}
