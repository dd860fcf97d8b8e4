package io.slotcore.internal;

import io.slotcore.eventtype.LimitPeriod;
import io.slotcore.time.CalendarDays;
import io.slotcore.time.Interval;
import java.time.DayOfWeek;
import java.time.LocalDate;

/** Widens windows to whole periods of a calendar. */
public final class Periods {

  private Periods() {}

  /**
   * Returns the span of all periods that have an instant in a window.
   *
   * @param period the kind of period
   * @param weekStart the weekday on which weeks start
   * @param days the days that make up the periods
   * @param window the window
   * @return from the start of the first period to the end of the last
   */
  public static Interval around(
      LimitPeriod period, DayOfWeek weekStart, CalendarDays days, Interval window) {
    LocalDate first = period.firstDate(days.dayOf(window.start()), weekStart);
    LocalDate last = period.firstDate(days.dayOf(window.end()), weekStart);
    return days.intervalOf(first, period.next(last));
  }
}
