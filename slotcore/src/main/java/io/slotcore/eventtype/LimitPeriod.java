package io.slotcore.eventtype;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/** The calendar periods over which limits count. */
public enum LimitPeriod {
  /** A date. */
  DAY,
  /** Seven dates from the weekday on which the week starts. */
  WEEK,
  /** A month of the calendar. */
  MONTH,
  /** A year of the calendar. */
  YEAR;

  /**
   * Returns the first date of the period that contains a date.
   *
   * @param date any date
   * @param weekStart the weekday on which weeks start
   * @return the date itself or one before it
   */
  public LocalDate firstDate(LocalDate date, DayOfWeek weekStart) {
    return switch (this) {
      case DAY -> date;
      case WEEK -> date.with(TemporalAdjusters.previousOrSame(weekStart));
      case MONTH -> date.withDayOfMonth(1);
      case YEAR -> date.withDayOfYear(1);
    };
  }

  /**
   * Returns the first date of the period after one.
   *
   * @param firstDate the first date of a period
   * @return the first date of the next
   */
  public LocalDate next(LocalDate firstDate) {
    return switch (this) {
      case DAY -> firstDate.plusDays(1);
      case WEEK -> firstDate.plusWeeks(1);
      case MONTH -> firstDate.plusMonths(1);
      case YEAR -> firstDate.plusYears(1);
    };
  }
}
