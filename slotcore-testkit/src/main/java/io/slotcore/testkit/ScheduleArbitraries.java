package io.slotcore.testkit;

import io.slotcore.schedule.DateOverride;
import io.slotcore.schedule.Holiday;
import io.slotcore.schedule.Schedule;
import io.slotcore.schedule.Season;
import io.slotcore.schedule.Travel;
import io.slotcore.schedule.WeeklyHours;
import io.slotcore.time.LocalTimeRange;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Generators of schedules with all their rules around a date. Samples shrink to weekly hours alone.
 */
public final class ScheduleArbitraries {

  private ScheduleArbitraries() {}

  /**
   * Draws schedules with weekly hours, overrides, holidays, seasons and travel around a date.
   *
   * @param id of all of them
   * @param date the date in the middle
   * @param zones of the schedules
   * @return schedules
   */
  public static Arbitrary<Schedule> schedules(String id, LocalDate date, Arbitrary<ZoneId> zones) {
    return Combinators.combine(
            zones, weeklyHours(), overrides(date), holidays(date), seasons(date), travels(date))
        .as(
            (zone, hours, overrides, holidays, seasons, travels) -> {
              Schedule.Builder schedule = Schedule.builder(id, zone).weeklyHours(hours);
              overrides.forEach(schedule::override);
              holidays.forEach(schedule::holiday);
              seasons.forEach(schedule::season);
              travels.forEach(schedule::travel);
              return schedule.build();
            });
  }

  /** Members whose hours have much in common let each other's rules show. */
  private static Arbitrary<WeeklyHours> weeklyHours() {
    Arbitrary<WeeklyHours> wide =
        Draw.mostly(
                1,
                "00:00-24:00",
                Arbitraries.of("06:00-22:00", "08:00-20:00", "09:10-18:00", "20:00-08:00"))
            .map(
                range ->
                    WeeklyHours.builder().on(DayOfWeek.MONDAY, DayOfWeek.SUNDAY, range).build());
    return Arbitraries.frequencyOf(Tuple.of(2, wide), Tuple.of(1, TimeArbitraries.weeklyHours()));
  }

  /**
   * Draws up to two overrides of dates around a date, none of them twice.
   *
   * @param date the date in the middle
   * @return overrides with ranges, and closed dates
   */
  public static Arbitrary<List<DateOverride>> overrides(LocalDate date) {
    Arbitrary<Set<Integer>> dates =
        Arbitraries.integers().between(-1, 2).set().ofMinSize(1).ofMaxSize(3);
    Arbitrary<List<LocalTimeRange>> ranges = TimeArbitraries.rangesOfADate(2);
    Arbitrary<List<DateOverride>> some =
        Combinators.combine(dates, ranges, ranges, Arbitraries.of(false, true))
            .as(
                (days, one, two, both) -> {
                  List<LocalDate> sorted = days.stream().sorted().map(date::plusDays).toList();
                  int first = both ? 1 : sorted.size();
                  DateOverride early = override("override-1", sorted.subList(0, first), one);
                  return first == sorted.size()
                      ? List.of(early)
                      : List.of(
                          early, override("override-2", sorted.subList(first, sorted.size()), two));
                });
    return Draw.mostly(2, List.of(), some);
  }

  private static DateOverride override(
      String id, List<LocalDate> dates, List<LocalTimeRange> ranges) {
    return new DateOverride(id, Set.copyOf(dates), ranges);
  }

  private static Arbitrary<List<Holiday>> holidays(LocalDate date) {
    Arbitrary<Holiday> one =
        Arbitraries.integers()
            .between(-1, 2)
            .map(day -> new Holiday("holiday", date.plusDays(day)));
    return Draw.seldom(5, 2, one);
  }

  private static Arbitrary<List<Season>> seasons(LocalDate date) {
    Arbitrary<List<Season>> some =
        Combinators.combine(
                Arbitraries.integers().between(-3, 2),
                Arbitraries.integers().between(0, 3),
                weeklyHours(),
                weeklyHours(),
                Arbitraries.of(false, true))
            .as(
                (first, length, hours, others, another) -> {
                  LocalDate start = date.plusDays(first);
                  LocalDate end = start.plusDays(length);
                  Season season = new Season("season-1", start, end, hours);
                  return another
                      ? List.of(
                          season, new Season("season-2", end.plusDays(1), end.plusDays(30), others))
                      : List.of(season);
                });
    return Draw.mostly(5, List.of(), some);
  }

  private static Arbitrary<List<Travel>> travels(LocalDate date) {
    Arbitrary<List<Travel>> some =
        Combinators.combine(
                Arbitraries.integers().between(-3, 2),
                Arbitraries.integers().between(0, 3),
                TimeArbitraries.zones(),
                TimeArbitraries.zones(),
                Arbitraries.of(false, true))
            .as(
                (first, length, zone, onward, another) -> {
                  LocalDate start = date.plusDays(first);
                  LocalDate end = start.plusDays(length);
                  Travel travel = new Travel("travel-1", start, end, zone);
                  return another
                      ? List.of(
                          travel, new Travel("travel-2", end.plusDays(1), end.plusDays(2), onward))
                      : List.of(travel);
                });
    return Draw.mostly(5, List.of(), some);
  }
}
