package io.slotcore.schedule;

import static java.util.Objects.requireNonNull;

import io.slotcore.time.Interval;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * A time in which the whole business is closed. It wins over all hours of all hosts (rule T5).
 *
 * @param id names the closure in the reason for a start that it forbids
 * @param interval from when to when; an empty one forbids nothing
 */
public record Closure(String id, Interval interval) {

  /**
   * Checks the id.
   *
   * @param id names the closure in the reason for a start that it forbids
   * @param interval from when to when
   * @throws IllegalArgumentException if the id is blank
   */
  public Closure {
    requireNonNull(interval, "interval");
    if (id.isBlank()) {
      throw new IllegalArgumentException("the closure in " + interval + " needs an id");
    }
  }

  /**
   * Returns a closure of whole days.
   *
   * @param id names the closure
   * @param first the first date, inclusive
   * @param last the last date, inclusive
   * @param zone in which the dates are meant
   * @return from the start of the first date to the start of the date after the last
   * @throws IllegalArgumentException if the id is blank or the last date is before the first
   */
  public static Closure days(String id, LocalDate first, LocalDate last, ZoneId zone) {
    return new Closure(id, DateRanges.days("closure", id, first, last, zone));
  }
}
