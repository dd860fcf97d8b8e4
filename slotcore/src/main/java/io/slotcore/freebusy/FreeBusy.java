package io.slotcore.freebusy;

import static java.util.Objects.requireNonNull;

import io.slotcore.time.Interval;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What the calendars of one host or resource say, and how fresh that is. Immutable.
 *
 * <p>The bounds are kept in seconds, too, in the order of the periods: this is the shape that the
 * engine reads.
 */
public final class FreeBusy {

  private static final FreeBusy NONE = new FreeBusy(List.of(), Instant.MAX);

  private final List<BusyPeriod> periods;
  private final Instant asOf;
  private final long[] bounds;
  private final FreeBusyType[] types;

  private FreeBusy(List<BusyPeriod> periods, Instant asOf) {
    this.periods = List.copyOf(periods);
    this.asOf = requireNonNull(asOf, "asOf");
    bounds = new long[2 * this.periods.size()];
    types = new FreeBusyType[this.periods.size()];
    for (int i = 0; i < types.length; i++) {
      Interval interval = this.periods.get(i).interval();
      Instant end = interval.end();
      boolean roundsUp = end.getNano() > 0 && !interval.isEmpty();
      bounds[2 * i] = interval.start().getEpochSecond();
      bounds[2 * i + 1] = end.getEpochSecond() + (roundsUp ? 1 : 0);
      types[i] = this.periods.get(i).type();
    }
  }

  /**
   * Returns the answer for somebody who has no calendar connected.
   *
   * @return no periods, never out of date
   */
  public static FreeBusy none() {
    return NONE;
  }

  /**
   * Returns an answer.
   *
   * @param periods in any order; they may overlap
   * @param asOf when the calendars were asked; of several answers the oldest
   * @return the answer
   */
  public static FreeBusy of(List<BusyPeriod> periods, Instant asOf) {
    return new FreeBusy(periods, asOf);
  }

  /**
   * Returns the periods.
   *
   * @return unmodifiable, in any order; they may overlap
   */
  public List<BusyPeriod> periods() {
    return periods;
  }

  /**
   * Returns when the calendars were asked.
   *
   * @return of several answers the oldest
   */
  public Instant asOf() {
    return asOf;
  }

  /**
   * Returns the type of a period.
   *
   * @param index of the period, from zero
   * @return how it counts
   */
  public FreeBusyType type(int index) {
    return types[index];
  }

  /**
   * Returns the second in which a period starts.
   *
   * @param index of the period, from zero
   * @return epoch second, at or before the start
   */
  public long startSecond(int index) {
    return bounds[2 * index];
  }

  /**
   * Returns the first second at which a period has ended.
   *
   * @param index of the period, from zero
   * @return epoch second, at or after the end; that of the start if the period is empty
   */
  public long endSecond(int index) {
    return bounds[2 * index + 1];
  }

  /**
   * Returns the periods of some types only.
   *
   * @param types the types that count, for instance those of an event type
   * @return as fresh as this answer
   */
  public FreeBusy only(Set<FreeBusyType> types) {
    return new FreeBusy(
        periods.stream().filter(period -> types.contains(period.type())).toList(), asOf);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FreeBusy that && periods.equals(that.periods) && asOf.equals(that.asOf);
  }

  @Override
  public int hashCode() {
    return periods.hashCode();
  }

  @Override
  public String toString() {
    return "FreeBusy[" + periods + ", as of " + asOf + "]";
  }
}
