package io.slotcore.internal;

import java.util.Arrays;

/**
 * Lists the grid minus the forbidden starts, in one pass over sorted arrays. This is the fast path:
 * no object a candidate, no look-up a candidate.
 */
final class Sweep {

  private final OpenHours hours;
  private final long[] forbidden;
  private final long from;
  private final long to;

  private long[] starts = new long[128];
  private int size;
  private boolean sorted = true;

  /**
   * Prepares a sweep over the starts t with {@code from <= t < to}.
   *
   * @param forbidden start and end of each forbidden span in turn, sorted, not touching
   */
  Sweep(OpenHours hours, long[] forbidden, long from, long to) {
    this.hours = hours;
    this.forbidden = forbidden;
    this.from = from;
    this.to = to;
  }

  /**
   * Returns the starts that are left.
   *
   * @param duration how long the time must be open from a start on; zero if hours are waived
   * @return epoch seconds, ascending, each once
   */
  long[] starts(long duration) {
    int run = 0;
    int span = 0;
    long previousStart = Long.MIN_VALUE;
    for (int piece = 0; piece < hours.pieceCount(); piece++) {
      long pieceStart = hours.pieceStart(piece);
      if (pieceStart < previousStart) {
        run = 0;
        span = 0;
      }
      previousStart = pieceStart;
      long last = Math.min(hours.pieceEnd(piece), to) - 1;
      if (duration > 0) {
        while (hours.runEnd(run) <= pieceStart) {
          run++;
        }
        last = Math.min(last, hours.runEnd(run) - duration);
      }
      long first = Math.max(pieceStart, from);
      while (span < forbidden.length && forbidden[span + 1] <= first) {
        span += 2;
      }
      sweepPiece(piece, hours.candidateFrom(piece, first), last, span);
    }
    long[] found = Arrays.copyOf(starts, size);
    return sorted ? found : distinct(found);
  }

  private void sweepPiece(int piece, long first, long last, int firstSpan) {
    long step = hours.increment();
    int span = firstSpan;
    long t = first;
    while (t <= last) {
      while (span < forbidden.length && forbidden[span + 1] <= t) {
        span += 2;
      }
      long open = span < forbidden.length ? Math.min(last, forbidden[span] - 1) : last;
      for (; t <= open; t += step) {
        add(t);
      }
      if (t <= last && span < forbidden.length && forbidden[span + 1] > t) {
        t = hours.candidateFrom(piece, forbidden[span + 1]);
      }
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

  /**
   * Ranges that spill over midnight have grids of their own, which may interleave with the next.
   */
  private static long[] distinct(long[] starts) {
    return Arrays.stream(starts).sorted().distinct().toArray();
  }
}
