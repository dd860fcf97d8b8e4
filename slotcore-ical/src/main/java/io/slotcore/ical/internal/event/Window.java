package io.slotcore.ical.internal.event;

import io.slotcore.time.Interval;
import java.time.Instant;

/** What is looked at, in seconds, wide enough for whatever a zone does. */
final class Window {

  /** Local times and instants are never further apart. */
  static final long SLACK = 2 * Values.DAY_SECONDS;

  /** How far before the window a changed occurrence may have been meant for. */
  static final long YEAR = 400 * Values.DAY_SECONDS;

  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

  private final Interval interval;
  private final long start;
  private final long end;

  Window(Interval interval) {
    if (interval.start().isBefore(EARLIEST) || interval.end().isAfter(LATEST)) {
      throw new IllegalArgumentException(
          "window (" + interval + ") must lie between the years 1 and 9999");
    }
    this.interval = interval;
    start = interval.start().getEpochSecond();
    end = interval.end().plusNanos(999_999_999).getEpochSecond();
  }

  long start() {
    return start;
  }

  long end() {
    return end;
  }

  /** Whether a span of local times of any zone may touch the window. */
  boolean mayTouch(long localStart, long localEnd) {
    return localStart < end + SLACK && localEnd > start - SLACK;
  }

  boolean overlaps(long startInclusive, long endExclusive) {
    return startInclusive < end
        && endExclusive > start
        && interval.overlaps(interval(startInclusive, endExclusive));
  }

  static Interval interval(long startInclusive, long endExclusive) {
    return Interval.of(Instant.ofEpochSecond(startInclusive), Instant.ofEpochSecond(endExclusive));
  }
}
