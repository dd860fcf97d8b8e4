package io.slotcore.time;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

/**
 * A set of instants, kept as sorted intervals that neither overlap nor touch.
 *
 * <p>Two sets that contain the same instants are equal, however they were put together. Immutable.
 */
public final class IntervalSet implements Iterable<Interval> {

  private static final IntervalSet EMPTY = new IntervalSet(List.of());

  private final List<Interval> intervals;

  private IntervalSet(List<Interval> intervals) {
    this.intervals = intervals;
  }

  /**
   * Returns the set without instants.
   *
   * @return the empty set
   */
  public static IntervalSet empty() {
    return EMPTY;
  }

  /**
   * Returns the set of all instants that lie in any of the intervals.
   *
   * @param intervals in any order, overlapping or not
   * @return their union
   */
  public static IntervalSet of(Interval... intervals) {
    return copyOf(Arrays.asList(intervals));
  }

  /**
   * Returns the set of all instants that lie in any of the intervals.
   *
   * @param intervals in any order, overlapping or not; empty ones add nothing
   * @return their union
   */
  public static IntervalSet copyOf(Collection<Interval> intervals) {
    List<Interval> sorted = new ArrayList<>(intervals);
    Collections.sort(sorted);
    List<Interval> merged = new ArrayList<>(sorted.size());
    for (Interval next : sorted) {
      int last = merged.size() - 1;
      if (next.isEmpty()) {
        continue;
      }
      if (last >= 0 && merged.get(last).isConnected(next)) {
        merged.set(last, merged.get(last).union(next));
      } else {
        merged.add(next);
      }
    }
    return merged.isEmpty() ? EMPTY : new IntervalSet(List.copyOf(merged));
  }

  /**
   * Returns the intervals in order of time.
   *
   * @return unmodifiable; neither overlapping nor touching
   */
  public List<Interval> intervals() {
    return intervals;
  }

  /**
   * Tells whether the set has no instant.
   *
   * @return true for the empty set
   */
  public boolean isEmpty() {
    return intervals.isEmpty();
  }

  /**
   * Tells whether an instant belongs to the set.
   *
   * @param instant the instant to look for
   * @return true if one of the intervals contains it
   */
  public boolean contains(Instant instant) {
    // No interval contains the last instant, as none can end after it.
    return !instant.equals(Instant.MAX) && encloses(new Interval(instant, instant.plusNanos(1)));
  }

  /**
   * Tells whether all of an interval belongs to the set.
   *
   * @param interval the interval to look for; not empty
   * @return true if one of the intervals of this set encloses it
   */
  public boolean encloses(Interval interval) {
    int low = 0;
    int high = intervals.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      Interval candidate = intervals.get(middle);
      if (candidate.encloses(interval)) {
        return true;
      }
      if (candidate.start().isAfter(interval.start())) {
        high = middle - 1;
      } else {
        low = middle + 1;
      }
    }
    return false;
  }

  /**
   * Returns the instants that belong to this set, to the other one, or to both.
   *
   * @param other the other set
   * @return the union
   */
  public IntervalSet union(IntervalSet other) {
    List<Interval> all = new ArrayList<>(intervals);
    all.addAll(other.intervals);
    return copyOf(all);
  }

  /**
   * Returns the instants that belong to both sets.
   *
   * @param other the other set
   * @return the intersection
   */
  public IntervalSet intersection(IntervalSet other) {
    List<Interval> common = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < intervals.size() && j < other.intervals.size()) {
      Interval a = intervals.get(i);
      Interval b = other.intervals.get(j);
      if (a.overlaps(b)) {
        common.add(a.intersection(b));
      }
      if (a.end().isBefore(b.end())) {
        i++;
      } else {
        j++;
      }
    }
    return copyOf(common);
  }

  /**
   * Returns the instants of this set that do not belong to the other one.
   *
   * @param other the instants to take away
   * @return the difference
   */
  public IntervalSet difference(IntervalSet other) {
    List<Interval> rest = new ArrayList<>();
    int j = 0;
    for (Interval interval : intervals) {
      Instant from = interval.start();
      while (j < other.intervals.size() && !other.intervals.get(j).end().isAfter(from)) {
        j++;
      }
      for (int k = j; k < other.intervals.size(); k++) {
        Interval hole = other.intervals.get(k);
        if (!hole.start().isBefore(interval.end())) {
          break;
        }
        if (hole.start().isAfter(from)) {
          rest.add(new Interval(from, hole.start()));
        }
        from = hole.end().isAfter(from) ? hole.end() : from;
      }
      if (from.isBefore(interval.end())) {
        rest.add(new Interval(from, interval.end()));
      }
    }
    return copyOf(rest);
  }

  /**
   * Returns the elapsed time of all intervals together.
   *
   * @return the sum of their lengths
   */
  public Duration duration() {
    return intervals.stream().map(Interval::duration).reduce(Duration.ZERO, Duration::plus);
  }

  /** Iterates over the intervals in order of time. */
  @Override
  public Iterator<Interval> iterator() {
    return intervals.iterator();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IntervalSet set && intervals.equals(set.intervals);
  }

  @Override
  public int hashCode() {
    return intervals.hashCode();
  }

  /**
   * Returns the intervals in brackets.
   *
   * @return for instance {@code [2026-03-29T00:00:00Z/2026-03-29T01:00:00Z]}
   */
  @Override
  public String toString() {
    return intervals.toString();
  }
}
