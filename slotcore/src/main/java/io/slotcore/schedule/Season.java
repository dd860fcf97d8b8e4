package io.slotcore.schedule;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;

/**
 * Weekly hours that hold from one date to another in place of the usual ones (rule T5).
 *
 * @param id names the season in the reason for a start that it forbids
 * @param first the first date, inclusive
 * @param last the last date, inclusive
 * @param hours the hours that repeat every week between the two
 */
public record Season(String id, LocalDate first, LocalDate last, WeeklyHours hours) {

  /**
   * Checks the order of the dates.
   *
   * @param id names the season in the reason for a start that it forbids
   * @param first the first date, inclusive
   * @param last the last date, inclusive
   * @param hours the hours that repeat every week between the two
   * @throws IllegalArgumentException if the id is blank or the last date is before the first
   */
  public Season {
    requireNonNull(hours, "hours");
    DateRanges.check("season", id, first, last);
  }
}
