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

  private final long[] starts;
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
    starts = new long[Math.toIntExact(grid.mostCandidates())];
  }

  /** Returns the starts that are left. */
  Starts starts() {
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
    return sorted ? new Starts(starts, size) : distinct();
  }

  private void sweepPiece(int piece, long first, long end, int firstSpan) {
    long step = grid.increment();
    int span = firstSpan;
    int n = size;
    for (long open = first; open < end; span += 2) {
      boolean last = span == forbidden.length || forbidden[span] >= end;
      long closed = last ? end : forbidden[span];
      if (open < closed) {
        for (long t = grid.candidateFrom(piece, open); t < closed; t += step) {
          starts[n++] = t;
        }
      }
      open = last ? end : Math.max(open, forbidden[span + 1]);
    }
    if (n > size && size > 0 && starts[size] <= starts[size - 1]) {
      sorted = false;
    }
    size = n;
  }

  /** Several members, and ranges that spill over midnight, have grids that may interleave. */
  private Starts distinct() {
    long[] distinct = Arrays.stream(starts, 0, size).sorted().distinct().toArray();
    return new Starts(distinct, distinct.length);
  }
}
