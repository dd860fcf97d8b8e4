package io.slotcore.freebusy;

import static java.util.Objects.requireNonNull;

import io.slotcore.time.Interval;

/**
 * One period of a calendar with the way it counts.
 *
 * <p>The bounds may be any instants, not only whole minutes. An empty period forbids nothing.
 *
 * @param interval when
 * @param type how it counts
 * @param source what the period comes from, for instance a calendar's address and an event's UID;
 *     it is named in the reason when the period forbids a start
 */
public record BusyPeriod(Interval interval, FreeBusyType type, String source) {

  /**
   * Checks that all parts are there.
   *
   * @param interval when
   * @param type how it counts
   * @param source what the period comes from, for instance a calendar's address and an event's UID
   */
  public BusyPeriod {
    requireNonNull(interval, "interval");
    requireNonNull(type, "type");
    requireNonNull(source, "source");
  }

  /**
   * Returns a period that is taken.
   *
   * @param interval when
   * @param source what the period comes from
   * @return a period of type {@link FreeBusyType#BUSY}
   */
  public static BusyPeriod busy(Interval interval, String source) {
    return new BusyPeriod(interval, FreeBusyType.BUSY, source);
  }
}
