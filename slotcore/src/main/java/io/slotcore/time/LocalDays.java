package io.slotcore.time;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * The calendar days of one zone (rule T7).
 *
 * <p>Day D lasts from the start of D to the start of D + 1, where the start of a day is the first
 * instant at which the local time is at or after its midnight. A day has 23 or 25 hours where the
 * clocks change, and none at all where the zone skips the date (Apia, 2011-12-30).
 *
 * @param zone the zone whose calendar counts
 */
public record LocalDays(ZoneId zone) implements CalendarDays {

  /**
   * Checks the zone.
   *
   * @param zone the zone whose calendar counts
   */
  public LocalDays {
    requireNonNull(zone, "zone");
  }

  @Override
  public Instant startOf(LocalDate date) {
    return date.atStartOfDay(zone).toInstant();
  }

  @Override
  public LocalDate dayOf(Instant instant) {
    LocalDate date = LocalDate.ofInstant(instant, zone);
    if (startOf(date).isAfter(instant)) {
      return date.minusDays(1);
    }
    // Where midnight occurs twice the second eve already belongs to the new day.
    return startOf(date.plusDays(1)).isAfter(instant) ? date : date.plusDays(1);
  }
}
