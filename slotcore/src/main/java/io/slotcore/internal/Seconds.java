package io.slotcore.internal;

import java.time.Duration;
import java.time.Instant;

/** Rounds instants to whole seconds, in the direction that keeps strict comparisons exact. */
final class Seconds {

  private static final Instant EARLIEST = Instant.MIN.plus(Duration.ofDays(40_000));
  private static final Instant LATEST = Instant.MAX.minus(Duration.ofDays(40_000));

  private Seconds() {}

  /** Returns the last second that is not after the instant. */
  static long floor(Instant instant) {
    return instant.getEpochSecond();
  }

  /** Returns the first second that is not before the instant. */
  static long ceiling(Instant instant) {
    return instant.getEpochSecond() + (instant.getNano() > 0 ? 1 : 0);
  }

  /** Returns an instant around which there are dates in all zones, for the longest of windows. */
  static Instant withinCalendar(Instant instant) {
    if (instant.isBefore(EARLIEST)) {
      return EARLIEST;
    }
    return instant.isAfter(LATEST) ? LATEST : instant;
  }

  /** Returns the instant of a second; one beyond the range of {@link Instant} becomes its bound. */
  static Instant instant(long second) {
    if (second <= Instant.MIN.getEpochSecond()) {
      return Instant.MIN;
    }
    return second >= Instant.MAX.getEpochSecond() ? Instant.MAX : Instant.ofEpochSecond(second);
  }
}
