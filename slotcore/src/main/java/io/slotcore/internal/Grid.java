package io.slotcore.internal;

import io.slotcore.time.OffsetRun;
import java.util.Arrays;
import java.util.List;

/**
 * The candidate starts (rule T4), as pieces: spans of the time line in which they follow each other
 * in steps of the start increment. Sorted by start; pieces may overlap.
 */
final class Grid {

  private static final long DAY = 86_400;
  private static final int WIDTH = 3;

  private final long increment;

  /** Of each piece: an instant on the grid, inside the piece or not; start, end. */
  private long[] pieces;

  private int size;

  Grid(long increment, int expectedPieces) {
    this.increment = increment;
    pieces = new long[Math.max(1, expectedPieces) * WIDTH];
  }

  /** Returns the grid that starts anew at each midnight of a zone. */
  static Grid alignedToClock(List<OffsetRun> runs, long increment) {
    Grid grid =
        new Grid(
            increment, (int) ((runs.get(runs.size() - 1).end() - runs.get(0).start()) / DAY) + 3);
    for (OffsetRun run : runs) {
      long first = Math.floorDiv(run.start() + run.offset(), DAY);
      long last = Math.floorDiv(run.end() + run.offset() - 1, DAY);
      for (long day = first; day <= last; day++) {
        long midnight = day * DAY - run.offset();
        grid.add(midnight, Math.max(midnight, run.start()), Math.min(midnight + DAY, run.end()));
      }
    }
    return grid;
  }

  void add(long anchor, long start, long end) {
    if (start >= end) {
      return;
    }
    if (size == pieces.length) {
      pieces = Arrays.copyOf(pieces, 2 * size);
    }
    pieces[size++] = anchor;
    pieces[size++] = start;
    pieces[size++] = end;
  }

  int pieceCount() {
    return size / WIDTH;
  }

  long start(int piece) {
    return pieces[piece * WIDTH + 1];
  }

  long end(int piece) {
    return pieces[piece * WIDTH + 2];
  }

  /** Returns the first candidate by the steps of a piece that is not before a second. */
  long candidateFrom(int piece, long second) {
    long anchor = pieces[piece * WIDTH];
    // Both lie in the same range, a few days apart at the most; the remainder of ints is faster.
    return anchor == second
        ? second
        : second + Math.floorMod((int) (anchor - second), (int) increment);
  }

  long increment() {
    return increment;
  }

  /** Returns how many candidates there can be at the most. */
  long mostCandidates() {
    long length = 0;
    for (int i = 0; i < size; i += WIDTH) {
      length += pieces[i + 2] - pieces[i + 1];
    }
    return length / increment + pieceCount();
  }
}
