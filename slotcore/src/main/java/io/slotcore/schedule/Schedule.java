package io.slotcore.schedule;

import static java.util.Objects.requireNonNull;

import io.slotcore.time.DayRanges;
import io.slotcore.time.LocalDays;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * When a host works: weekly hours and date overrides on the wall clock of one zone.
 *
 * <p>An instant is open if its local time in the zone lies in a range of the schedule. A range
 * belongs to the date on which it starts. An override speaks before the weekly hours (rule T5).
 * Immutable and safe for use by several threads.
 */
public final class Schedule {

  private final String id;
  private final ZoneId zone;
  private final WeeklyHours weeklyHours;
  private final List<DateOverride> overrides;
  private final long[] overriddenDays;
  private final DayRanges[] overriddenRanges;
  private final String[] overrideIds;

  private Schedule(Builder builder) {
    id = builder.id;
    zone = builder.zone;
    weeklyHours = builder.weeklyHours;
    overrides = List.copyOf(builder.overrides);
    TreeMap<LocalDate, DateOverride> byDate = new TreeMap<>();
    for (DateOverride override : overrides) {
      for (LocalDate date : override.dates()) {
        DateOverride other = byDate.put(date, override);
        if (other != null) {
          throw new IllegalArgumentException(
              String.format(
                  "schedule '%s': overrides '%s' and '%s' both name %s; one date has one override",
                  id, other.id(), override.id(), date));
        }
      }
    }
    overriddenDays = byDate.keySet().stream().mapToLong(LocalDate::toEpochDay).toArray();
    overriddenRanges =
        byDate.values().stream().map(o -> DayRanges.of(o.ranges())).toArray(DayRanges[]::new);
    overrideIds = byDate.values().stream().map(DateOverride::id).toArray(String[]::new);
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
   * Returns the name of the schedule.
   *
   * @return the id
   */
  public String id() {
    return id;
  }

  /**
   * Returns the zone whose wall clock the hours are read on.
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
   * Returns the calendar days of this schedule.
   *
   * @return days of its zone
   */
  public LocalDays days() {
    return new LocalDays(zone);
  }

  /**
   * Returns the ranges that start on a date: those of its override, else the weekly ones.
   *
   * @param epochDay the date, as {@link LocalDate#toEpochDay()} counts
   * @return sorted and merged, none if the date is closed
   */
  public DayRanges rangesOn(long epochDay) {
    int index = overrideIndex(epochDay);
    // 1970-01-01 was a Thursday, the fourth day of the week.
    return index >= 0
        ? overriddenRanges[index]
        : weeklyHours.merged((int) Math.floorMod(epochDay + 3, 7L));
  }

  /**
   * Returns the override that speaks for a date.
   *
   * @param epochDay the date, as {@link LocalDate#toEpochDay()} counts
   * @return its id; empty if the weekly hours hold
   */
  public Optional<String> overrideOn(long epochDay) {
    int index = overrideIndex(epochDay);
    return index >= 0 ? Optional.of(overrideIds[index]) : Optional.empty();
  }

  private int overrideIndex(long epochDay) {
    return overriddenDays.length == 0
        ? -1
        : java.util.Arrays.binarySearch(overriddenDays, epochDay);
  }

  @Override
  public String toString() {
    return "Schedule[" + id + ", " + zone + ", " + weeklyHours + ", " + overrides + "]";
  }

  /** Collects the hours of a schedule. */
  public static final class Builder {

    private final String id;
    private final ZoneId zone;
    private final List<DateOverride> overrides = new ArrayList<>();
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
     * Makes the schedule.
     *
     * @return the schedule
     * @throws IllegalArgumentException if two overrides name the same date
     */
    public Schedule build() {
      return new Schedule(this);
    }
  }
}
