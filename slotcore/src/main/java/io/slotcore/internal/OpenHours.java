package io.slotcore.internal;

import io.slotcore.eventtype.Alignment;
import io.slotcore.eventtype.EventType;
import io.slotcore.schedule.Schedule;
import io.slotcore.time.DayRanges;
import io.slotcore.time.OffsetRun;
import java.util.Arrays;

/**
 * The open time of a schedule in a window, and the grid of candidate starts that lies in it.
 *
 * <p>Open time is kept as runs: sorted, disjoint, not touching. The grid is kept as pieces: a piece
 * is the part of one range that lies in one {@link OffsetRun}, cut at midnights where the grid is
 * aligned to the clock, with the instant from which its candidates are counted. Pieces of ranges
 * that spill over midnight may overlap those of the next date.
 */
final class OpenHours {

  private static final long DAY = 86_400;

  private final Schedule schedule;
  private final boolean clockAligned;
  private final boolean wholeGrid;
  private final long increment;

  private long[] runs = new long[64];
  private int runBounds;
  private long[] pieces = new long[96];
  private int pieceBounds;

  private OpenHours(EventType eventType, Schedule schedule, boolean wholeGrid) {
    this.schedule = schedule;
    this.wholeGrid = wholeGrid;
    clockAligned = eventType.alignment() == Alignment.CLOCK;
    increment = eventType.startIncrement().toSeconds();
  }

  /** Lays out the open time of {@code [from, to)}, in epoch seconds, with the grid that is open. */
  static OpenHours of(EventType eventType, long from, long to) {
    return of(eventType, from, to, false);
  }

  /** The same, with a grid that goes on outside the ranges if it is aligned to the clock. */
  static OpenHours withWholeGrid(EventType eventType, long from, long to) {
    return of(eventType, from, to, true);
  }

  private static OpenHours of(EventType eventType, long from, long to, boolean wholeGrid) {
    Schedule schedule = eventType.host().schedule();
    OpenHours hours = new OpenHours(eventType, schedule, wholeGrid);
    for (OffsetRun run : OffsetRun.over(schedule.zone(), from, to)) {
      hours.addRun(run);
    }
    return hours;
  }

  private void addRun(OffsetRun run) {
    // A range may end two dates after the one on which it starts: 23:59 to 23:59, twice merged.
    long firstDay = Math.floorDiv(run.start() + run.offset(), DAY) - 2;
    long lastDay = Math.floorDiv(run.end() + run.offset() - 1, DAY);
    for (long day = firstDay; day <= lastDay; day++) {
      DayRanges ranges = schedule.rangesOn(day);
      long midnight = day * DAY - run.offset();
      for (int i = 0; i < ranges.size(); i++) {
        long anchor = midnight + ranges.startMinute(i) * 60L;
        long start = Math.max(anchor, run.start());
        long end = Math.min(midnight + ranges.endMinute(i) * 60L, run.end());
        if (start < end) {
          addOpen(start, end);
          addPieces(anchor, start, end, midnight);
        }
      }
      if (clockAligned && wholeGrid) {
        addPiece(midnight, Math.max(midnight, run.start()), Math.min(midnight + DAY, run.end()));
      }
    }
  }

  private void addOpen(long start, long end) {
    if (runBounds > 0 && start <= runs[runBounds - 1]) {
      runs[runBounds - 1] = Math.max(runs[runBounds - 1], end);
      return;
    }
    if (runBounds == runs.length) {
      runs = Arrays.copyOf(runs, 2 * runBounds);
    }
    runs[runBounds++] = start;
    runs[runBounds++] = end;
  }

  private void addPieces(long anchor, long start, long end, long midnight) {
    if (!clockAligned) {
      addPiece(anchor, start, end);
      return;
    }
    for (long dayStart = midnight; dayStart < end && !wholeGrid; dayStart += DAY) {
      addPiece(dayStart, Math.max(start, dayStart), Math.min(end, dayStart + DAY));
    }
  }

  private void addPiece(long anchor, long start, long end) {
    if (start >= end) {
      return;
    }
    if (pieceBounds == pieces.length) {
      pieces = Arrays.copyOf(pieces, 2 * pieceBounds);
    }
    pieces[pieceBounds++] = anchor;
    pieces[pieceBounds++] = start;
    pieces[pieceBounds++] = end;
  }

  int runCount() {
    return runBounds / 2;
  }

  long runStart(int index) {
    return runs[2 * index];
  }

  long runEnd(int index) {
    return runs[2 * index + 1];
  }

  int pieceCount() {
    return pieceBounds / 3;
  }

  long pieceStart(int index) {
    return pieces[3 * index + 1];
  }

  long pieceEnd(int index) {
    return pieces[3 * index + 2];
  }

  /** Returns the first candidate of a piece's grid that is not before a second. */
  long candidateFrom(int index, long second) {
    long anchor = pieces[3 * index];
    return anchor + Math.max(0, -Math.floorDiv(anchor - second, increment)) * increment;
  }

  long increment() {
    return increment;
  }
}
