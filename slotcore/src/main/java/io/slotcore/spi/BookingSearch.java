package io.slotcore.spi;

import static java.util.Objects.requireNonNull;

import io.slotcore.eventtype.Subject;
import io.slotcore.time.Interval;

/**
 * Which bookings of a host are asked for.
 *
 * @param host whose bookings
 * @param starts when they start
 * @param limit how many at the most, from the first start on
 */
public record BookingSearch(Subject host, Interval starts, int limit) {

  /**
   * Checks the limit.
   *
   * @param host whose bookings
   * @param starts when they start
   * @param limit how many at the most, from the first start on
   * @throws IllegalArgumentException if the limit is not 1 to 10,000
   */
  public BookingSearch {
    requireNonNull(host, "host");
    requireNonNull(starts, "starts");
    if (limit < 1 || limit > 10_000) {
      throw new IllegalArgumentException("limit (" + limit + ") must be 1 to 10000");
    }
  }
}
