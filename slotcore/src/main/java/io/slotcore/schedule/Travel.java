package io.slotcore.schedule;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Dates that a host spends in another zone: his hours are then read on the wall clock there (rule
 * T6).
 *
 * @param id names the travel
 * @param first the first date, inclusive
 * @param last the last date, inclusive
 * @param zone where the host is
 */
public record Travel(String id, LocalDate first, LocalDate last, ZoneId zone) {

  /**
   * Checks the order of the dates.
   *
   * @param id names the travel
   * @param first the first date, inclusive
   * @param last the last date, inclusive
   * @param zone where the host is
   * @throws IllegalArgumentException if the id is blank or the last date is before the first
   */
  public Travel {
    requireNonNull(zone, "zone");
    DateRanges.check("travel", id, first, last);
  }
}
