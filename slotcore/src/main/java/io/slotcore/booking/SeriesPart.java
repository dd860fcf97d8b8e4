package io.slotcore.booking;

import static java.util.Objects.requireNonNull;

import io.slotcore.slot.BookingId;

/**
 * Of which series a booking is which occurrence.
 *
 * @param series names the series: the id of its first booking
 * @param number which of the occurrences that were asked for, counted from zero
 */
public record SeriesPart(BookingId series, int number) {

  /**
   * Checks the number.
   *
   * @param series names the series
   * @param number which occurrence
   * @throws IllegalArgumentException if the number is negative
   */
  public SeriesPart {
    requireNonNull(series, "series");
    if (number < 0) {
      throw new IllegalArgumentException("number (" + number + ") must not be negative");
    }
  }
}
