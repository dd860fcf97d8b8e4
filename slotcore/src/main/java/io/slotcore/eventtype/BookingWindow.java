package io.slotcore.eventtype;

import io.slotcore.time.LocalDays;
import java.time.Instant;
import java.time.LocalDate;

/** How far ahead an event type can be booked. */
public sealed interface BookingWindow {

  /**
   * Returns the first instant after the window.
   *
   * @param now the instant of the question
   * @param days the calendar days of the event type's zone
   * @return {@link Instant#MAX} if the window never ends
   */
  Instant endsBefore(Instant now, LocalDays days);

  /**
   * Returns the window without an end.
   *
   * @return any future start is inside
   */
  static BookingWindow unlimited() {
    return new Unlimited();
  }

  /**
   * Returns the window that moves with the calendar.
   *
   * @param days how many dates after today may still be booked, today not counted
   * @return the window whose last date is today plus {@code days}, inclusive
   * @throws IllegalArgumentException if {@code days} is negative or above 36,500
   */
  static BookingWindow rolling(int days) {
    return new Rolling(days);
  }

  /** The window without an end. */
  record Unlimited() implements BookingWindow {
    @Override
    public Instant endsBefore(Instant now, LocalDays days) {
      return Instant.MAX;
    }
  }

  /**
   * The window that moves with the calendar of the event type's zone.
   *
   * @param days how many dates after today may still be booked
   */
  record Rolling(int days) implements BookingWindow {

    /**
     * Checks the count.
     *
     * @param days how many dates after today may still be booked
     */
    public Rolling {
      if (days < 0 || days > 36_500) {
        throw new IllegalArgumentException(
            "a rolling window (" + days + " days) must have 0 to 36500 days");
      }
    }

    @Override
    public Instant endsBefore(Instant now, LocalDays calendar) {
      LocalDate last = calendar.dayOf(now).plusDays(days);
      return calendar.startOf(last.plusDays(1));
    }
  }
}
