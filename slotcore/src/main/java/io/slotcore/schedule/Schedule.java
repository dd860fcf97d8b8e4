package io.slotcore.schedule;

import static java.util.Objects.requireNonNull;

import io.slotcore.time.CalendarDays;
import io.slotcore.time.DayRanges;
import io.slotcore.time.LocalDays;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * When somebody works: weekly hours on the wall clock of one zone, with seasons, holidays,
 * overrides of single dates, and travel.
 *
 * <p>An instant is open if its local time lies in a range of the schedule. A range belongs to the
 * date on which it starts. Which rule speaks for a date: its override, else its holiday, else its
 * season, else the weekly hours (rule T5). Immutable and safe for use by several threads.
 *
 * <pre>{@code
 * Schedule hours =
 *     Schedule.builder("office", ZoneId.of("Europe/Rome"))
 *         .weeklyHours(WeeklyHours.officeHours())
 *         .holiday(new Holiday("it:republic-day", LocalDate.of(2027, 6, 2)))
 *         .override(DateOverride.of("fair", LocalDate.of(2027, 6, 5), "10:00-14:00"))
 *         .build();
 * }</pre>
 */
public final class Schedule {

  private final String id;
  private final ZoneId zone;
  private final WeeklyHours weeklyHours;
  private final List<DateOverride> overrides;
  private final List<Holiday> holidays;
  private final List<Season> seasons;
  private final List<Travel> travels;
  private final SpecialDates specialDates;

  private Schedule(Builder builder) {
    id = builder.id;
    zone = builder.zone;
    weeklyHours = builder.weeklyHours;
    overrides = List.copyOf(builder.overrides);
    holidays = List.copyOf(builder.holidays);
    seasons = builder.seasons.stream().sorted(Comparator.comparing(Season::first)).toList();
    travels = builder.travels.stream().sorted(Comparator.comparing(Travel::first)).toList();
    for (int i = 1; i < seasons.size(); i++) {
      requireApart(seasons.get(i - 1).last(), seasons.get(i).first(), "seasons", seasons);
    }
    for (int i = 1; i < travels.size(); i++) {
      requireApart(travels.get(i - 1).last(), travels.get(i).first(), "travels", travels);
    }
    specialDates = new SpecialDates(id, overrides, holidays);
  }

  private void requireApart(LocalDate last, LocalDate first, String what, Collection<?> all) {
    if (!last.isBefore(first)) {
      throw new IllegalArgumentException(
          String.format("schedule '%s': %s must not share a date: %s", id, what, all));
    }
  }

  /**
   * Starts a schedule without hours.
   *
   * @param id names the schedule in reasons
   * @param zone whose wall clock the hours are read on
   * @return a builder
   */
  public static Builder builder(String id, ZoneId zone) {
    return new Builder(id, zone);
  }

  /**
   * Returns a schedule that is open all day, every day.
   *
   * @param id names the schedule
   * @param zone at whose midnights a grid starts anew
   * @return ranges from midnight to midnight
   */
  public static Schedule alwaysOpen(String id, ZoneId zone) {
    return builder(id, zone)
        .weeklyHours(
            WeeklyHours.builder().on(DayOfWeek.MONDAY, DayOfWeek.SUNDAY, "00:00-24:00").build())
        .build();
  }

  /**
   * Returns the name of the schedule.
   *
   * @return the id
   */
  public String id() {
    return id;
  }

  /**
   * Returns the zone whose wall clock the hours are read on, but on travel.
   *
   * @return the zone
   */
  public ZoneId zone() {
    return zone;
  }

  /**
   * Returns the hours that repeat every week.
   *
   * @return the weekly hours
   */
  public WeeklyHours weeklyHours() {
    return weeklyHours;
  }

  /**
   * Returns the dates that differ from the weekly hours.
   *
   * @return unmodifiable; no date occurs twice
   */
  public List<DateOverride> overrides() {
    return overrides;
  }

  /**
   * Returns the dates on which nothing is open unless an override says so.
   *
   * @return unmodifiable
   */
  public List<Holiday> holidays() {
    return holidays;
  }

  /**
   * Returns the times of the year that have weekly hours of their own.
   *
   * @return unmodifiable, in order of time; no two share a date
   */
  public List<Season> seasons() {
    return seasons;
  }

  /**
   * Returns the dates that are spent in other zones.
   *
   * @return unmodifiable, in order of time; no two share a date
   */
  public List<Travel> travels() {
    return travels;
  }

  /**
   * Returns the calendar days of this schedule, which cut the periods of its owner's limits.
   *
   * @return days of its zone; those of travel start in the zone of the travel (rule T6)
   */
  public CalendarDays days() {
    return travels.isEmpty() ? new LocalDays(zone) : new TravelDays(this);
  }

  /**
   * Returns the zone in which the ranges of a date lie.
   *
   * @param epochDay the date, as {@link LocalDate#toEpochDay()} counts
   * @return that of the travel on this date, else the schedule's
   */
  public ZoneId zoneOn(long epochDay) {
    for (Travel travel : travels) {
      if (travel.first().toEpochDay() <= epochDay && epochDay <= travel.last().toEpochDay()) {
        return travel.zone();
      }
    }
    return zone;
  }

  /**
   * Returns the ranges that start on a date.
   *
   * @param epochDay the date, as {@link LocalDate#toEpochDay()} counts
   * @return sorted and merged, none if the date is closed
   */
  public DayRanges rangesOn(long epochDay) {
    int index = specialDates.indexOf(epochDay);
    if (index >= 0) {
      return specialDates.ranges(index);
    }
    WeeklyHours hours = weeklyHours;
    for (Season season : seasons) {
      if (season.first().toEpochDay() <= epochDay && epochDay <= season.last().toEpochDay()) {
        hours = season.hours();
      }
    }
    // 1970-01-01 was a Thursday, the fourth day of the week.
    return hours.merged((int) Math.floorMod(epochDay + 3, 7L));
  }

  /**
   * Returns the ranges that start on consecutive dates, faster than date by date.
   *
   * @param firstEpochDay the first date, as {@link LocalDate#toEpochDay()} counts
   * @param count how many dates
   * @return for each date what {@link #rangesOn(long)} returns
   */
  public DayRanges[] rangesOn(long firstEpochDay, int count) {
    DayRanges[] dates = new DayRanges[count];
    if (seasons.isEmpty()) {
      int weekday = (int) Math.floorMod(firstEpochDay + 3, 7L);
      for (int i = 0; i < count; i++) {
        dates[i] = weeklyHours.merged(weekday);
        weekday = weekday == 6 ? 0 : weekday + 1;
      }
      specialDates.putInto(dates, firstEpochDay);
    } else {
      Arrays.setAll(dates, i -> rangesOn(firstEpochDay + i));
    }
    return dates;
  }

  /**
   * Names the rule that speaks for a date.
   *
   * @param epochDay the date, as {@link LocalDate#toEpochDay()} counts
   * @return the id of its override, holiday or season, else that of the schedule
   */
  public String ruleOn(long epochDay) {
    int index = specialDates.indexOf(epochDay);
    if (index >= 0) {
      return specialDates.id(index);
    }
    for (Season season : seasons) {
      if (season.first().toEpochDay() <= epochDay && epochDay <= season.last().toEpochDay()) {
        return season.id();
      }
    }
    return id;
  }

  private List<Object> parts() {
    return List.of(id, zone, weeklyHours, overrides, holidays, seasons, travels);
  }

  @Override
  public boolean equals(Object other) {
    return this == other || (other instanceof Schedule that && parts().equals(that.parts()));
  }

  @Override
  public int hashCode() {
    return parts().hashCode();
  }

  @Override
  public String toString() {
    return "Schedule" + parts();
  }

  /** Collects the hours of a schedule. */
  public static final class Builder {

    private final String id;
    private final ZoneId zone;
    private final List<DateOverride> overrides = new ArrayList<>();
    private final List<Holiday> holidays = new ArrayList<>();
    private final List<Season> seasons = new ArrayList<>();
    private final List<Travel> travels = new ArrayList<>();
    private WeeklyHours weeklyHours = WeeklyHours.closed();

    private Builder(String id, ZoneId zone) {
      this.id = requireNonNull(id, "id");
      this.zone = requireNonNull(zone, "zone");
      if (id.isBlank()) {
        throw new IllegalArgumentException("a schedule's id must not be blank");
      }
    }

    /**
     * Sets the hours that repeat every week.
     *
     * @param hours the weekly hours
     * @return this builder
     */
    public Builder weeklyHours(WeeklyHours hours) {
      weeklyHours = requireNonNull(hours, "hours");
      return this;
    }

    /**
     * Adds dates with hours of their own.
     *
     * @param override names dates that no other override of this schedule names
     * @return this builder
     */
    public Builder override(DateOverride override) {
      overrides.add(requireNonNull(override, "override"));
      return this;
    }

    /**
     * Adds a date on which nothing is open unless an override says so.
     *
     * @param holiday the date
     * @return this builder
     */
    public Builder holiday(Holiday holiday) {
      holidays.add(requireNonNull(holiday, "holiday"));
      return this;
    }

    /**
     * Adds a time of the year with weekly hours of its own.
     *
     * @param season shares no date with another season of this schedule
     * @return this builder
     */
    public Builder season(Season season) {
      seasons.add(requireNonNull(season, "season"));
      return this;
    }

    /**
     * Adds dates that are spent in another zone.
     *
     * @param travel shares no date with another travel of this schedule
     * @return this builder
     */
    public Builder travel(Travel travel) {
      travels.add(requireNonNull(travel, "travel"));
      return this;
    }

    /**
     * Makes the schedule.
     *
     * @return the schedule
     * @throws IllegalArgumentException if two overrides, two seasons or two travels name the same
     *     date
     */
    public Schedule build() {
      return new Schedule(this);
    }
  }
}
