package io.slotcore.schedule;

import io.slotcore.time.LocalTimeRange;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The hours of certain dates, in place of the ranges that would otherwise start on them (rule T5).
 *
 * <p>A range that spills over from the eve of such a date stays.
 *
 * @param id names the override in the reason for a start that it forbids
 * @param dates at least one
 * @param ranges what is open on each of the dates; none closes them
 */
public record DateOverride(String id, Set<LocalDate> dates, List<LocalTimeRange> ranges) {

  /**
   * Copies the dates and ranges.
   *
   * @param id names the override in the reason for a start that it forbids
   * @param dates at least one
   * @param ranges what is open on each of the dates
   * @throws IllegalArgumentException if there is no date
   */
  public DateOverride {
    SortedSet<LocalDate> sorted = new TreeSet<>(dates);
    if (id.isBlank() || sorted.isEmpty()) {
      throw new IllegalArgumentException(
          "override '" + id + "' needs an id and at least one date, has " + sorted);
    }
    dates = java.util.Collections.unmodifiableSortedSet(sorted);
    ranges = List.copyOf(ranges);
  }

  /**
   * Closes dates.
   *
   * @param id names the override
   * @param dates the dates without hours
   * @return an override without ranges
   */
  public static DateOverride closed(String id, LocalDate... dates) {
    return new DateOverride(id, Set.of(dates), List.of());
  }

  /**
   * Gives one date hours of its own.
   *
   * @param id names the override
   * @param date the date
   * @param ranges for instance {@code "10:00-14:00"}, as {@link LocalTimeRange#parse} reads them
   * @return an override of one date
   */
  public static DateOverride of(String id, LocalDate date, String... ranges) {
    return of(id, Set.of(date), ranges);
  }

  /**
   * Gives several dates the same hours.
   *
   * @param id names the override
   * @param dates the dates
   * @param ranges for instance {@code "10:00-14:00"}, as {@link LocalTimeRange#parse} reads them
   * @return an override of all the dates
   */
  public static DateOverride of(String id, Collection<LocalDate> dates, String... ranges) {
    return new DateOverride(
        id,
        new TreeSet<>(dates),
        java.util.Arrays.stream(ranges).map(LocalTimeRange::parse).toList());
  }
}
