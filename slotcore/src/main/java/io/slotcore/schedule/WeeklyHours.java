package io.slotcore.schedule;

import io.slotcore.time.DayRanges;
import io.slotcore.time.LocalTimeRange;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The wall-clock ranges that repeat every week, by the weekday on which they start.
 *
 * <p>Immutable. Ranges of one day may overlap; they then count as one.
 */
public final class WeeklyHours {

  private final Map<DayOfWeek, List<LocalTimeRange>> ranges;
  private final DayRanges[] merged = new DayRanges[7];

  private WeeklyHours(Map<DayOfWeek, List<LocalTimeRange>> ranges) {
    this.ranges = new EnumMap<>(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      List<LocalTimeRange> ofDay = List.copyOf(ranges.getOrDefault(day, List.of()));
      this.ranges.put(day, ofDay);
      merged[day.getValue() - 1] = DayRanges.of(ofDay);
    }
  }

  /**
   * Returns a week in which nothing is open.
   *
   * @return no ranges on any day
   */
  public static WeeklyHours closed() {
    return new WeeklyHours(Map.of());
  }

  /**
   * Returns Monday to Friday from 09:00 to 17:00, the usual default.
   *
   * @return the office week
   */
  public static WeeklyHours officeHours() {
    return builder().on(DayOfWeek.MONDAY, DayOfWeek.FRIDAY, "09:00-17:00").build();
  }

  /**
   * Starts with a week in which nothing is open.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns the ranges that start on a weekday, as they were given.
   *
   * @param day the weekday
   * @return empty if the day is switched off
   */
  public List<LocalTimeRange> on(DayOfWeek day) {
    return ranges.getOrDefault(day, List.of());
  }

  DayRanges merged(int dayIndex) {
    return merged[dayIndex];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof WeeklyHours hours && ranges.equals(hours.ranges);
  }

  @Override
  public int hashCode() {
    return ranges.hashCode();
  }

  @Override
  public String toString() {
    return ranges.toString();
  }

  /** Collects the ranges of a week. */
  public static final class Builder {

    private final Map<DayOfWeek, List<LocalTimeRange>> ranges = new EnumMap<>(DayOfWeek.class);

    private Builder() {}

    /**
     * Adds ranges to a weekday.
     *
     * @param day the weekday on which the ranges start
     * @param added the ranges
     * @return this builder
     */
    public Builder on(DayOfWeek day, LocalTimeRange... added) {
      ranges.computeIfAbsent(day, key -> new ArrayList<>()).addAll(List.of(added));
      return this;
    }

    /**
     * Adds ranges, as {@link LocalTimeRange#parse} reads them, to a weekday.
     *
     * @param day the weekday on which the ranges start
     * @param added for instance {@code "09:00-12:00", "13:00-17:00"}
     * @return this builder
     */
    public Builder on(DayOfWeek day, String... added) {
      for (String range : added) {
        on(day, LocalTimeRange.parse(range));
      }
      return this;
    }

    /**
     * Adds the same ranges to a run of weekdays.
     *
     * @param first the first weekday
     * @param last the last weekday, inclusive; before {@code first} the run goes over Sunday
     * @param added for instance {@code "09:00-17:00"}
     * @return this builder
     */
    public Builder on(DayOfWeek first, DayOfWeek last, String... added) {
      DayOfWeek day = first;
      on(day, added);
      while (day != last) {
        day = day.plus(1);
        on(day, added);
      }
      return this;
    }

    /**
     * Makes the week.
     *
     * @return the hours that were added
     */
    public WeeklyHours build() {
      return new WeeklyHours(ranges);
    }
  }
}
