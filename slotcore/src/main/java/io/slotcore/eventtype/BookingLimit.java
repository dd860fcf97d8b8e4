package io.slotcore.eventtype;

import static java.util.Objects.requireNonNull;

/**
 * How many bookings of an event type may start in one period.
 *
 * <p>All bookings count but the cancelled, declined and expired ones, each wholly in the period
 * that contains its start. The periods are cut in the event type's zone (rule T7).
 *
 * @param period what is counted over
 * @param bookings how many may start in each period; at least one
 */
public record BookingLimit(Period period, int bookings) {

  /** The calendar periods of limits. */
  public enum Period {
    /** From midnight to midnight. */
    DAY
  }

  /**
   * Checks the count.
   *
   * @param period what is counted over
   * @param bookings how many may start in each period
   * @throws IllegalArgumentException if {@code bookings} is below one
   */
  public BookingLimit {
    requireNonNull(period, "period");
    if (bookings < 1) {
      throw new IllegalArgumentException(
          "a limit (" + bookings + " bookings a " + period + ") must allow at least one");
    }
  }

  /**
   * Limits the bookings of each date.
   *
   * @param bookings how many may start on one date
   * @return the limit
   */
  public static BookingLimit perDay(int bookings) {
    return new BookingLimit(Period.DAY, bookings);
  }
}
