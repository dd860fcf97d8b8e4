package io.slotcore.time;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * The wall-clock ranges of one date, sorted, with overlapping and touching ones made one (rule T2).
 *
 * <p>Bounds are minutes after the midnight at which the date begins; an end above 1,440 lies on the
 * next date. This is the shape the engine reads. Immutable.
 */
public final class DayRanges {

  private static final DayRanges CLOSED = new DayRanges(new int[0]);

  private final int[] bounds;

  private DayRanges(int[] bounds) {
    this.bounds = bounds;
  }

  /**
   * Returns the ranges of a date on which nothing is open.
   *
   * @return no ranges
   */
  public static DayRanges closed() {
    return CLOSED;
  }

  /**
   * Returns the union of ranges that start on one date.
   *
   * @param ranges in any order, overlapping or not
   * @return sorted and merged
   */
  public static DayRanges of(Collection<LocalTimeRange> ranges) {
    List<LocalTimeRange> sorted =
        ranges.stream().sorted(Comparator.comparing(LocalTimeRange::start)).toList();
    int[] merged = new int[2 * sorted.size()];
    int size = 0;
    for (LocalTimeRange range : sorted) {
      if (size > 0 && range.startMinute() <= merged[size - 1]) {
        merged[size - 1] = Math.max(merged[size - 1], range.endMinute());
      } else {
        merged[size++] = range.startMinute();
        merged[size++] = range.endMinute();
      }
    }
    return size == 0 ? CLOSED : new DayRanges(Arrays.copyOf(merged, size));
  }

  /**
   * Returns how many ranges start on the date.
   *
   * @return zero if the date is closed
   */
  public int size() {
    return bounds.length / 2;
  }

  /**
   * Returns where a range starts.
   *
   * @param index from zero
   * @return minutes after midnight, inclusive
   */
  public int startMinute(int index) {
    return bounds[2 * index];
  }

  /**
   * Returns where a range ends.
   *
   * @param index from zero
   * @return minutes after midnight of the same date, exclusive; may be above 1,440
   */
  public int endMinute(int index) {
    return bounds[2 * index + 1];
  }
}
