package io.slotcore.schedule;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;

/**
 * A date on which nothing is open, unless an override says otherwise (rule T5).
 *
 * <p>A range that spills over from the eve stays.
 *
 * @param id names the holiday in the reason for a start that it forbids, for instance {@code
 *     it:republic-day}
 * @param date the date, in the schedule's zone
 */
public record Holiday(String id, LocalDate date) {

  /**
   * Checks the id.
   *
   * @param id names the holiday in the reason for a start that it forbids
   * @param date the date, in the schedule's zone
   * @throws IllegalArgumentException if the id is blank
   */
  public Holiday {
    requireNonNull(date, "date");
    if (id.isBlank()) {
      throw new IllegalArgumentException("the holiday of " + date + " needs an id");
    }
  }
}
