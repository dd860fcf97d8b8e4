package io.slotcore.internal;

import java.util.Arrays;

/**
 * Lists the grid minus the forbidden starts, in one pass over sorted arrays. This is the fast path:
 * no object a candidate, no look-up a candidate.
 */
final class Sweep {

  private final Grid grid;
  private final long[] forbidden;
  private final long from;
  private final long to;

  private long[] starts = new long[128];
  private int size;
  private boolean sorted = true;

  /**
   * Prepares a sweep over the starts t with {@code from <= t < to}.
   *
   * @param forbidden as {@link Spans}
   */
  Sweep(Grid grid, long[] forbidden, long from, long to) {
    this.grid = grid;
    this.forbidden = forbidden;
    this.from = from;
    this.to = to;
  }

  /** Returns the starts that are left, in epoch seconds, ascending, each once. */
  long[] starts() {
    int span = 0;
    long previous = Long.MIN_VALUE;
    for (int piece = 0; piece < grid.pieceCount(); piece++) {
      long first = Math.max(grid.start(piece), from);
      if (first < previous) {
        span = Spans.firstEndingAfter(forbidden, first);
      }
      previous = first;
      while (span < forbidden.length && forbidden[span + 1] <= first) {
        span += 2;
      }
      sweepPiece(piece, first, Math.min(grid.end(piece), to), span);
    }
    long[] found = Arrays.copyOf(starts, size);
    return sorted ? found : distinct(found);
  }

  private void sweepPiece(int piece, long first, long end, int firstSpan) {
    long step = grid.increment();
    int span = firstSpan;
    long open = first;
    while (open < end) {
      long closed = span < forbidden.length ? Math.min(end, forbidden[span]) : end;
      if (open < closed) {
        for (long t = grid.candidateFrom(piece, open); t < closed; t += step) {
          add(t);
        }
      }
      if (span == forbidden.length) {
        return;
      }
      open = Math.max(open, forbidden[span + 1]);
      span += 2;
    }
  }

  private void add(long start) {
    if (size > 0 && start <= starts[size - 1]) {
      sorted = false;
    }
    if (size == starts.length) {
      starts = Arrays.copyOf(starts, 2 * size);
    }
    starts[size++] = start;
  }

  /** Several members, and ranges that spill over midnight, have grids that may interleave. */
  private static long[] distinct(long[] starts) {
    return Arrays.stream(starts).sorted().distinct().toArray();
  }
}
