package io.slotcore.internal;

import io.slotcore.eventtype.Subject;
import io.slotcore.slot.Rule;
import java.util.Arrays;

/** The union of forbidden starts within a window. */
final class Union implements ForbiddenStarts {

  private final long windowStart;
  private final long windowEnd;

  /** Start and end of a span, relative to the window, packed so that one sort orders both. */
  private long[] spans = new long[64];

  private int size;

  /** The window is at most ten years long, so that a relative second fits in 31 bits. */
  Union(long windowStart, long windowEnd) {
    this.windowStart = windowStart;
    this.windowEnd = windowEnd;
  }

  @Override
  public void forbid(Rule rule, Subject subject, Object origin, long from, long to) {
    long start = Math.max(from, windowStart);
    long end = Math.min(to, windowEnd);
    if (start < end) {
      if (size == spans.length) {
        spans = Arrays.copyOf(spans, 2 * size);
      }
      spans[size++] = (start - windowStart) << 32 | (end - windowStart);
    }
  }

  /** Returns the forbidden starts as {@link Spans}. */
  long[] merged() {
    Arrays.sort(spans, 0, size);
    long[] merged = new long[2 * size];
    int n = 0;
    for (int i = 0; i < size; i++) {
      long start = windowStart + (spans[i] >>> 32);
      long end = windowStart + (spans[i] & 0xffff_ffffL);
      if (n > 0 && start <= merged[n - 1]) {
        merged[n - 1] = Math.max(merged[n - 1], end);
      } else {
        merged[n++] = start;
        merged[n++] = end;
      }
    }
    return n == merged.length ? merged : Arrays.copyOf(merged, n);
  }
}
