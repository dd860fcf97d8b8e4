package io.slotcore.jdbc;

import io.slotcore.booking.Attendance;
import io.slotcore.booking.Attendee;
import io.slotcore.eventtype.EventType;
import io.slotcore.eventtype.Host;
import io.slotcore.schedule.Schedule;
import io.slotcore.schedule.WeeklyHours;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Locale;

/** Hosts who are always there. */
final class Worlds {

  static final String NAME = "Zaphod Beeblebrox";
  static final String ADDRESS = "zaphod@example.org";

  private static final Schedule ALWAYS =
      Schedule.builder("always", ZoneOffset.UTC)
          .weeklyHours(
              WeeklyHours.builder().on(DayOfWeek.MONDAY, DayOfWeek.SUNDAY, "00:00-24:00").build())
          .build();

  private Worlds() {}

  /** Half an hour with a host, at any quarter of an hour. */
  static EventType.Builder type(String id, String host) {
    return EventType.builder(id, Duration.ofMinutes(30))
        .host(always(host))
        .startIncrement(Duration.ofMinutes(15));
  }

  static Host always(String id) {
    return Host.of(id, ALWAYS);
  }

  static Attendance attendance() {
    return Attendance.of(new Attendee(NAME, ADDRESS, ZoneOffset.UTC, Locale.ENGLISH));
  }
}
