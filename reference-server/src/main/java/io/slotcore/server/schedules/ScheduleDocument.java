package io.slotcore.server.schedules;

import io.slotcore.schedule.DateOverride;
import io.slotcore.schedule.Schedule;
import io.slotcore.schedule.WeeklyHours;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * A schedule as JSON.
 *
 * @param weeklyHours ranges such as {@code 09:00-17:00} by the weekday on which they start
 * @param overrides dates with hours of their own
 */
public record ScheduleDocument(
    ZoneId zone, Map<DayOfWeek, List<String>> weeklyHours, List<OverrideDocument> overrides) {

  /**
   * Dates with hours of their own.
   *
   * @param ranges none closes the dates
   */
  public record OverrideDocument(String id, List<LocalDate> dates, List<String> ranges) {}

  /** Returns the document of a schedule. */
  public static ScheduleDocument of(Schedule schedule) {
    Map<DayOfWeek, List<String>> weekly = new java.util.EnumMap<>(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      if (!schedule.weeklyHours().on(day).isEmpty()) {
        weekly.put(day, texts(schedule.weeklyHours().on(day)));
      }
    }
    return new ScheduleDocument(
        schedule.zone(),
        weekly,
        schedule.overrides().stream()
            .map(o -> new OverrideDocument(o.id(), List.copyOf(o.dates()), texts(o.ranges())))
            .toList());
  }

  private static List<String> texts(Collection<?> ranges) {
    return ranges.stream().map(Object::toString).toList();
  }

  /** Returns the schedule of this document. */
  public Schedule toSchedule(String id) {
    WeeklyHours.Builder weekly = WeeklyHours.builder();
    weeklyHours.forEach((day, ranges) -> weekly.on(day, ranges.toArray(String[]::new)));
    Schedule.Builder schedule = Schedule.builder(id, zone).weeklyHours(weekly.build());
    for (OverrideDocument override : overrides) {
      schedule.override(
          DateOverride.of(
              override.id(), override.dates(), override.ranges().toArray(String[]::new)));
    }
    return schedule.build();
  }
}
