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
 * @param counted for each event type, host or booker: all bookings that start in the interval, but
 *     the cancelled, declined and expired ones; those of a host over all event types, of sessions
 *     of a group one, those of a booker one for each of his seats
 * @param seats for each event type: all places taken in sessions that start in the interval
 */
public record FactsNeeded(
    SortedMap<Subject, Interval> claims,
    SortedMap<Subject, Interval> busy,
    SortedMap<Subject, Interval> counted,
    SortedMap<Subject, Interval> seats) {

  /**
   * Copies the maps.
   *
   * @param claims for each subject: all its claims that overlap the interval
   * @param busy for each subject: all its foreign busy periods that overlap the interval
   * @param counted for each event type, host or booker: all bookings that start in the interval
   * @param seats for each event type: all places taken in sessions that start in the interval
   */
  public FactsNeeded {
    claims = copy(claims);
    busy = copy(busy);
    counted = copy(counted);
    seats = copy(seats);
  }

  /**
   * Asks for nothing but the store's time.
   *
   * @return no facts
   */
  public static FactsNeeded nothing() {
    return new FactsNeeded(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
  }

  /**
   * Returns what two questions need together.
   *
   * @param other what the other one needs
   * @return for each subject an interval that encloses both
   */
  public FactsNeeded union(FactsNeeded other) {
    return new FactsNeeded(
        union(claims, other.claims),
        union(busy, other.busy),
        union(counted, other.counted),
        union(seats, other.seats));
  }

  private static SortedMap<Subject, Interval> union(
      SortedMap<Subject, Interval> one, SortedMap<Subject, Interval> two) {
    SortedMap<Subject, Interval> both = new TreeMap<>(one);
    two.forEach((subject, interval) -> both.merge(subject, interval, Interval::span));
    return both;
  }

  private static SortedMap<Subject, Interval> copy(Map<Subject, Interval> map) {
    return java.util.Collections.unmodifiableSortedMap(new TreeMap<>(map));
  }
}
