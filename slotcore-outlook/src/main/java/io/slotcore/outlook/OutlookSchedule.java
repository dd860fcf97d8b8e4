package io.slotcore.outlook;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slotcore.freebusy.BusyPeriod;
import io.slotcore.freebusy.FreeBusy;
import io.slotcore.freebusy.FreeBusyType;
import io.slotcore.outlook.GraphHttp.Kind;
import io.slotcore.spi.BusySource;
import io.slotcore.spi.CalendarException;
import io.slotcore.time.Interval;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks when a colleague, a room or a device of the same organization is busy, of whom no more than
 * that is open to the account (https://learn.microsoft.com/en-us/graph/api/calendar-getschedule).
 * Thread-safe.
 *
 * <p>The periods are anonymous, so that ours cannot be dropped: a calendar that is written is asked
 * by {@link OutlookCalendar}.
 */
public final class OutlookSchedule implements BusySource {

  private static final String READING = "reading free and busy";
  // 62 days are the most, of which the zone may take one.
  private static final Duration STEP = Duration.ofDays(60);

  private final GraphCalls calls;
  private final String address;

  OutlookSchedule(GraphCalls calls, String address) {
    this.calls = calls;
    this.address = requireNonNull(address, "address");
  }

  @Override
  public FreeBusy busy(Interval window) {
    Instant asOf = calls.clock().instant();
    List<BusyPeriod> periods = new ArrayList<>();
    for (Instant from = window.start(); from.isBefore(window.end()); from = from.plus(STEP)) {
      Instant to = from.plus(STEP);
      add(periods, from, to.isBefore(window.end()) ? to : window.end(), window);
    }
    return FreeBusy.of(periods, asOf);
  }

  private void add(List<BusyPeriod> periods, Instant from, Instant to, Interval window) {
    ObjectNode asked = JsonNodeFactory.instance.objectNode();
    asked.putArray("schedules").add(address);
    asked.set("startTime", OurEvents.time(from));
    asked.set("endTime", OurEvents.time(to));
    JsonNode answer =
        calls.send(
            Kind.READ, READING, "POST", calls.address("me", "calendar", "getSchedule"), asked);
    JsonNode schedule = OutlookCalendar.values(READING, answer).path(0);
    if (schedule.hasNonNull("error")) {
      throw new CalendarException(
          CalendarException.Problem.MISSING, READING + ": there is no such schedule", null);
    }
    if (!schedule.path("scheduleItems").isArray()) {
      throw GraphFailure.unreadable(READING, "there is no list of busy times");
    }
    for (JsonNode item : schedule.path("scheduleItems")) {
      FreeBusyType type = GraphTimes.type(item.path("status").asText());
      Interval time = GraphTimes.interval(READING, item, ZoneOffset.UTC);
      if (type != FreeBusyType.FREE && time.overlaps(window)) {
        periods.add(new BusyPeriod(time, type, "free/busy"));
      }
    }
  }
}
