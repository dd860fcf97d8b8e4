package io.slotcore.schedule;

import static java.util.Objects.requireNonNull;

import io.slotcore.time.Interval;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * An absence of a host, or a time in which a resource is out of service. It wins over all hours
 * (rule T5).
 *
 * @param id names the absence in the reason for a start that it forbids
 * @param interval from when to when; whole minutes are not asked for, an empty one forbids nothing
 */
public record OutOfOffice(String id, Interval interval) {

  /**
   * Checks the id.
   *
   * @param id names the absence in the reason for a start that it forbids
   * @param interval from when to when
   * @throws IllegalArgumentException if the id is blank
   */
  public OutOfOffice {
    requireNonNull(interval, "interval");
    if (id.isBlank()) {
      throw new IllegalArgumentException("the absence in " + interval + " needs an id");
    }
  }

  /**
   * Returns an absence of whole days.
   *
   * @param id names the absence
   * @param first the first date, inclusive
   * @param last the last date, inclusive
   * @param zone in which the dates are meant
   * @return from the start of the first date to the start of the date after the last
   * @throws IllegalArgumentException if the id is blank or the last date is before the first
   */
  public static OutOfOffice days(String id, LocalDate first, LocalDate last, ZoneId zone) {
    return new OutOfOffice(id, DateRanges.days("absence", id, first, last, zone));
  }
}
