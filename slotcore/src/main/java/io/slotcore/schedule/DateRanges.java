package io.slotcore.schedule;

import java.time.LocalDate;

/** The one check for rules that hold from one date to another. */
final class DateRanges {

  private DateRanges() {}

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
