package io.slotcore.eventtype;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;

/** How far ahead an event type can be booked, in dates of the event type's zone. */
public sealed interface BookingWindow {

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

  /**
   * Returns the window that moves with the days on which there is work.
   *
   * @param days how many dates with open hours after today may still be booked, today not counted
   * @return the window whose last date is the {@code days}-th such date, inclusive
   * @throws IllegalArgumentException if {@code days} is negative or above 1,000
   */
  static BookingWindow businessDays(int days) {
    return new BusinessDays(days);
  }

  /**
   * Returns the window of fixed dates.
   *
   * @param first the first date that may be booked
   * @param last the last date that may be booked, inclusive
   * @return the window
   * @throws IllegalArgumentException if the last date is before the first
   */
  static BookingWindow dates(LocalDate first, LocalDate last) {
    return new Dates(first, last);
  }

  /** The window without an end. */
  record Unlimited() implements BookingWindow {}

  /**
   * The window that moves with the calendar.
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
  }

  /**
   * The window that moves with the days on which there is work.
   *
   * <p>A date counts if enough members of the event type's first pool have an open range that
   * starts on it, be there free time left or not. Where no such date comes within ten years the
   * window has no end.
   *
   * @param days how many of them after today may still be booked
   */
  record BusinessDays(int days) implements BookingWindow {

    /**
     * Checks the count.
     *
     * @param days how many dates with open hours after today may still be booked
     */
    public BusinessDays {
      if (days < 0 || days > 1_000) {
        throw new IllegalArgumentException(
            "a window of business days (" + days + " days) must have 0 to 1000 days");
      }
    }
  }

  /**
   * The window of fixed dates.
   *
   * @param first the first date that may be booked
   * @param last the last date that may be booked, inclusive
   */
  record Dates(LocalDate first, LocalDate last) implements BookingWindow {

    /**
     * Checks the order.
     *
     * @param first the first date that may be booked
     * @param last the last date that may be booked, inclusive
     */
    public Dates {
      requireNonNull(first, "first");
      if (last.isBefore(first)) {
        throw new IllegalArgumentException(
            "window: last (" + last + ") must not be before first (" + first + ")");
      }
    }
  }
}
