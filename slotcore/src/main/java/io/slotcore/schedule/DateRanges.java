package io.slotcore.schedule;

import io.slotcore.time.Interval;
import io.slotcore.time.LocalDays;
import java.time.LocalDate;
import java.time.ZoneId;

/** The one check for rules that hold from one date to another. */
final class DateRanges {

  private DateRanges() {}

  /** Returns whole days; those that the calendar cannot hold any more are left out. */
  static Interval days(String what, String id, LocalDate first, LocalDate last, ZoneId zone) {
    check(what, id, first, last);
    LocalDate latest = LocalDate.MAX.minusDays(3);
    LocalDate end = last.isAfter(latest) ? latest : last.plusDays(1);
    return new LocalDays(zone).intervalOf(first, end);
  }

  static void check(String what, String id, LocalDate first, LocalDate last) {
    if (id.isBlank()) {
      throw new IllegalArgumentException(
          "the " + what + " from " + first + " to " + last + " needs an id");
    }
    if (last.isBefore(first)) {
      throw new IllegalArgumentException(
          String.format("%s '%s': last (%s) must not be before first (%s)", what, id, last, first));
    }
  }
}
