package io.slotcore.slot;

import io.slotcore.eventtype.Subject;
import io.slotcore.time.Interval;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which facts a question needs, as the engine computed it from the question.
 *
 * <p>More facts than these change no answer; fewer may offer what is taken.
 *
 * @param claims for each subject: all its claims that overlap the interval
 * @param busy for each subject: all its foreign busy periods that overlap the interval
 * @param counted for each subject: all its bookings that start in the interval, but the cancelled,
 *     declined and expired ones
 */
public record FactsNeeded(
    SortedMap<Subject, Interval> claims,
    SortedMap<Subject, Interval> busy,
    SortedMap<Subject, Interval> counted) {

  /**
   * Copies the maps.
   *
   * @param claims for each subject: all its claims that overlap the interval
   * @param busy for each subject: all its foreign busy periods that overlap the interval
   * @param counted for each subject: all its bookings that start in the interval, but the
   *     cancelled, declined and expired ones
   */
  public FactsNeeded {
    claims = copy(claims);
    busy = copy(busy);
    counted = copy(counted);
  }

  /**
   * Asks for nothing but the store's time.
   *
   * @return no facts
   */
  public static FactsNeeded nothing() {
    return new FactsNeeded(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
  }

  private static SortedMap<Subject, Interval> copy(Map<Subject, Interval> map) {
    return java.util.Collections.unmodifiableSortedMap(new TreeMap<>(map));
  }
}
