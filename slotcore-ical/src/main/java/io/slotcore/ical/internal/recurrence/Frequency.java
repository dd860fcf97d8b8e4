package io.slotcore.ical.internal.recurrence;

/** The FREQ part of a rule (RFC 5545, 3.3.10). */
public enum Frequency {
  SECONDLY,
  MINUTELY,
  HOURLY,
  DAILY,
  WEEKLY,
  MONTHLY,
  YEARLY;

  boolean isShorterThanDay() {
    return compareTo(DAILY) < 0;
  }

  /** The seconds of a unit that is shorter than a day. */
  int seconds() {
    return switch (this) {
      case SECONDLY -> 1;
      case MINUTELY -> 60;
      case HOURLY -> 3_600;
      default -> throw new IllegalStateException(this + " is not shorter than a day");
    };
  }
}
