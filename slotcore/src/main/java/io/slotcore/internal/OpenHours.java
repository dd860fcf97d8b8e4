package io.slotcore.internal;

import io.slotcore.schedule.Schedule;
import io.slotcore.schedule.Travel;
import io.slotcore.time.DayRanges;
import io.slotcore.time.OffsetRun;
import java.time.ZoneId;
import java.util.Arrays;

/**
 * The open time of a schedule in a window.
 *
 * <p>It is kept as pieces: a piece is the part of one range that lies in one {@link OffsetRun}.
 * Pieces are sorted by start; those of ranges that spill over midnight may overlap those of the
 * next date.
 */
final class OpenHours {

  private static final long DAY = 86_400;
  private static final int WIDTH = 4;

  private final Schedule schedule;
  private final long from;
  private final long to;

  /** Of each piece: local start of the range, that start as an instant of the run, start, end. */
  private long[] pieces = Spans.NONE;

  private int size;

  private OpenHours(Schedule schedule, long from, long to) {
    this.schedule = schedule;
    this.from = from;
    this.to = to;
  }

  /** Lays out the open time of {@code [from, to)}, in epoch seconds. */
  static OpenHours of(Schedule schedule, long from, long to) {
    OpenHours hours = new OpenHours(schedule, from, to);
    if (schedule.travels().isEmpty()) {
      hours.layOut(schedule.zone(), Long.MIN_VALUE, Long.MAX_VALUE);
    } else {
      hours.layOutTravel();
    }
    return hours;
  }

  /** Each date lies in the zone of that date (rule T6), so each stretch of dates is laid alone. */
  private void layOutTravel() {
    long next = Long.MIN_VALUE;
    for (Travel travel : schedule.travels()) {
      long first = travel.first().toEpochDay();
      long last = travel.last().toEpochDay();
      layOut(schedule.zone(), next, first - 1);
      layOut(travel.zone(), first, last);
      next = last + 1;
    }
    layOut(schedule.zone(), next, Long.MAX_VALUE);
    sort();
  }

  private void layOut(ZoneId zone, long firstDate, long lastDate) {
    for (OffsetRun run : OffsetRun.over(zone, from, to)) {
      // A range may end two dates after the one on which it starts: 23:59 to 23:59, twice merged.
      long first = Math.max(Math.floorDiv(run.start() + run.offset(), DAY) - 2, firstDate);
      long last = Math.min(Math.floorDiv(run.end() + run.offset() - 1, DAY), lastDate);
      if (first <= last) {
        DayRanges[] dates = schedule.rangesOn(first, (int) (last - first) + 1);
        makeRoom(dates);
        for (int i = 0; i < dates.length; i++) {
          addDay(run, first + i, dates[i]);
        }
      }
    }
  }

  private void makeRoom(DayRanges[] dates) {
    int ranges = 0;
    for (DayRanges date : dates) {
      ranges += date.size();
    }
    pieces = Arrays.copyOf(pieces, size + ranges * WIDTH);
  }

  private void addDay(OffsetRun run, long day, DayRanges ranges) {
    long midnight = day * DAY - run.offset();
    for (int i = 0; i < ranges.size(); i++) {
      long nominal = midnight + ranges.startMinute(i) * 60L;
      long start = Math.max(nominal, run.start());
      long end = Math.min(midnight + ranges.endMinute(i) * 60L, run.end());
      if (start < end) {
        pieces[size] = nominal + run.offset();
        pieces[size + 1] = nominal;
        pieces[size + 2] = start;
        pieces[size + 3] = end;
        size += WIDTH;
      }
    }
  }

  private void sort() {
    long[][] sorted = new long[pieceCount()][];
    for (int i = 0; i < sorted.length; i++) {
      sorted[i] = Arrays.copyOfRange(pieces, i * WIDTH, (i + 1) * WIDTH);
    }
    Arrays.sort(sorted, (a, b) -> Long.compare(a[2], b[2]));
    for (int i = 0; i < sorted.length; i++) {
      System.arraycopy(sorted[i], 0, pieces, i * WIDTH, WIDTH);
    }
  }

  Schedule schedule() {
    return schedule;
  }

  int pieceCount() {
    return size / WIDTH;
  }

  /** Returns where the range of a piece starts on its wall clock, in seconds of local time. */
  long localStart(int piece) {
    return pieces[piece * WIDTH];
  }

  /** Returns that local time by the offset of the piece; in a gap it lies before the piece. */
  long nominalStart(int piece) {
    return pieces[piece * WIDTH + 1];
  }

  long start(int piece) {
    return pieces[piece * WIDTH + 2];
  }

  long end(int piece) {
    return pieces[piece * WIDTH + 3];
  }

  /** Tells whether the other schedule has the same ranges, in the same zone, in this window. */
  boolean hasRangesOf(OpenHours other) {
    if (this == other) {
      return true;
    }
    return liesIn(other.schedule.zone())
        && other.liesIn(schedule.zone())
        && Arrays.equals(pieces, 0, size, other.pieces, 0, other.size);
  }

  /** Tells whether every date lies in a zone. */
  boolean liesIn(ZoneId zone) {
    return schedule.zone().equals(zone) && schedule.travels().isEmpty();
  }

  /** Returns the starts in a window that do not have a time open, as {@link Spans}. */
  long[] closedStarts(long duration, long windowStart, long windowEnd) {
    long[] closed = new long[size / 2 + 2];
    int n = 0;
    long since = windowStart;
    for (int i = 0; i < size && since < windowEnd; ) {
      long open = pieces[i + 2];
      long end = pieces[i + 3];
      for (i += WIDTH; i < size && pieces[i + 2] <= end; i += WIDTH) {
        end = Math.max(end, pieces[i + 3]);
      }
      long afterLast = end - duration + 1;
      if (open < afterLast && afterLast > since) {
        if (open > since) {
          closed[n++] = since;
          closed[n++] = Math.min(open, windowEnd);
        }
        since = afterLast;
      }
    }
    if (since < windowEnd) {
      closed[n++] = since;
      closed[n++] = windowEnd;
    }
    return Arrays.copyOf(closed, n);
  }
}
