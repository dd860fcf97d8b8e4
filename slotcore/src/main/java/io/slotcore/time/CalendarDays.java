package io.slotcore.time;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Cuts the time line into calendar days (rules T6 and T7).
 *
 * <p>An instant belongs to the last date that has started. Hence days do not overlap and leave no
 * holes, and a date that is skipped has no instant.
 */
public interface CalendarDays {

  /**
   * Returns the instant at which a date starts on its own wall clock.
   *
   * @param date the date
   * @return the earlier instant where midnight occurs twice, the end of the gap where it does not
   *     occur
   */
  Instant startOf(LocalDate date);

  /**
   * Returns the day in which an instant lies.
   *
   * @param instant any instant
   * @return the last date that has started
   */
  LocalDate dayOf(Instant instant);

  /**
   * Returns the span of consecutive dates.
   *
   * @param firstInclusive the first date
   * @param endExclusive the first date after the span, not before {@code firstInclusive}
   * @return all instants whose day is one of the dates; empty if they are skipped
   */
  default Interval intervalOf(LocalDate firstInclusive, LocalDate endExclusive) {
    return Interval.of(reached(firstInclusive), reached(endExclusive));
  }

  /**
   * Returns the span of a date.
   *
   * @param date the date
   * @return all instants whose day it is; empty if it is skipped
   */
  default Interval intervalOf(LocalDate date) {
    return intervalOf(date, date.plusDays(1));
  }

  /**
   * Returns the first instant whose day is a date or a later one. A later date can start before an
   * earlier one where the calendar moves to the east from one date to the next.
   */
  private Instant reached(LocalDate date) {
    Instant first = startOf(date);
    for (int days = 1; days <= 2; days++) {
      Instant later = startOf(date.plusDays(days));
      first = later.isBefore(first) ? later : first;
    }
    return first;
  }
}
