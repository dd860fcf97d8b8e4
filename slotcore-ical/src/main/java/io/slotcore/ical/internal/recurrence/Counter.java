package io.slotcore.ical.internal.recurrence;

import java.util.function.LongPredicate;

/** Lets those starts through that lie in the span and within COUNT. */
final class Counter {

  private final long start;
  private final long fromInclusive;
  private final long toExclusive;
  private final LongPredicate sink;
  private final boolean isCounted;
  private long remaining;
  private boolean isFirst = true;

  Counter(
      RecurrenceRule rule, long start, long fromInclusive, long toExclusive, LongPredicate sink) {
    this.start = start;
    this.fromInclusive = fromInclusive;
    this.toExclusive = toExclusive;
    this.sink = sink;
    isCounted = rule.isCounted();
    remaining = rule.count;
  }

  /** Passes over starts that were not looked at. */
  void skip(long starts) {
    if (isCounted && starts > 0) {
      remaining = Math.max(0, remaining - starts);
      isFirst = false;
    }
  }

  /** Takes a start that the rule makes, and says whether more are wanted. */
  boolean take(long time) {
    if (time < start) {
      return true;
    }
    if (isCounted) {
      if (isFirst && time != start) {
        // DTSTART always counts as the first occurrence (RFC 5545, 3.3.10, COUNT).
        remaining--;
      }
      isFirst = false;
      if (remaining-- <= 0) {
        return false;
      }
    }
    if (time >= toExclusive) {
      return false;
    }
    return time < fromInclusive || sink.test(time);
  }
}
