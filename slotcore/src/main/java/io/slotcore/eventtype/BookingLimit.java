package io.slotcore.eventtype;

import static java.util.Objects.requireNonNull;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.Locale;

/**
 * How many bookings, or how many booked minutes, may start in one period.
 *
 * <p>All bookings count but the cancelled, declined and expired ones, each wholly in the period
 * that contains its start. A limit of an event type or of a booker cuts its periods in the event
 * type's zone, a host's limit in the zone of his default schedule (rule T7).
 *
 * @param period what is counted over
 * @param weekStart the weekday on which weeks start; of no account for other periods
 * @param measure what is counted
 * @param most how much of it may start in each period; at least one
 */
public record BookingLimit(LimitPeriod period, DayOfWeek weekStart, Measure measure, int most) {

  /** What a limit counts. */
  public enum Measure {
    /** Bookings, each as one. */
    BOOKINGS,
    /** The minutes of the bookings, without buffers. */
    MINUTES
  }

  /**
   * Checks the count.
   *
   * @param period what is counted over
   * @param weekStart the weekday on which weeks start; of no account for other periods
   * @param measure what is counted
   * @param most how much of it may start in each period
   * @throws IllegalArgumentException if {@code most} is below one
   */
  public BookingLimit {
    requireNonNull(period, "period");
    requireNonNull(weekStart, "weekStart");
    requireNonNull(measure, "measure");
    if (most < 1) {
      throw new IllegalArgumentException(
          String.format("a limit (%d %s a %s) must allow at least one", most, measure, period));
    }
  }

  /**
   * Limits the number of bookings.
   *
   * @param most how many may start in one period
   * @param period what is counted over; weeks start on Monday
   * @return the limit
   * @throws IllegalArgumentException if {@code most} is below one
   */
  public static BookingLimit of(int most, LimitPeriod period) {
    return new BookingLimit(period, DayOfWeek.MONDAY, Measure.BOOKINGS, most);
  }

  /**
   * Limits the time of the bookings, without buffers.
   *
   * @param most how much time may be booked in one period; whole minutes
   * @param period what is counted over; weeks start on Monday
   * @return the limit
   * @throws IllegalArgumentException if {@code most} is not whole minutes, or below one
   */
  public static BookingLimit of(Duration most, LimitPeriod period) {
    Durations.wholeMinutes("limit", most);
    int minutes = (int) Math.min(Integer.MAX_VALUE, most.toMinutes());
    return new BookingLimit(period, DayOfWeek.MONDAY, Measure.MINUTES, minutes);
  }

  /**
   * Limits the bookings of each date.
   *
   * @param bookings how many may start on one date
   * @return the limit
   */
  public static BookingLimit perDay(int bookings) {
    return of(bookings, LimitPeriod.DAY);
  }

  /**
   * Returns this limit with weeks that start on another day.
   *
   * @param newWeekStart the first day of the week
   * @return the changed copy
   */
  public BookingLimit withWeekStart(DayOfWeek newWeekStart) {
    return new BookingLimit(period, newWeekStart, measure, most);
  }

  /**
   * Returns the name of the limit in reasons.
   *
   * @return for instance {@code 3-bookings-a-day}, or {@code 9-bookings-a-week-from-sunday} for
   *     weeks that do not start on Monday
   */
  public String id() {
    boolean namesDay = period == LimitPeriod.WEEK && weekStart != DayOfWeek.MONDAY;
    String id = most + "-" + measure + "-a-" + period + (namesDay ? "-from-" + weekStart : "");
    return id.toLowerCase(Locale.ROOT);
  }
}
