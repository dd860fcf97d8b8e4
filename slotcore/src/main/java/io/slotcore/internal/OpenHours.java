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
 * <p>It is kept twice: as pieces, and as runs, the union of the pieces. A piece is the part of one
 * range that lies in one {@link OffsetRun}. Pieces are sorted by start; those of ranges that spill
 * over midnight may overlap those of the next date.
 */
final class OpenHours {

  private static final long DAY = 86_400;
  private static final int WIDTH = 4;

  private final Schedule schedule;
  private final long from;
  private final long to;

  /** Of each piece: local start of the range, that start as an instant of the run, start, end. */
  private long[] pieces = new long[32 * WIDTH];

  private int size;
  private long[] runs = Spans.NONE;

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
    hours.runs = hours.merged();
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
      long first = Math.floorDiv(run.start() + run.offset(), DAY) - 2;
      long last = Math.floorDiv(run.end() + run.offset() - 1, DAY);
      for (long day = Math.max(first, firstDate); day <= Math.min(last, lastDate); day++) {
        addDay(run, day);
      }
    }
  }

  private void addDay(OffsetRun run, long day) {
    DayRanges ranges = schedule.rangesOn(day);
    for (int i = 0; i < ranges.size(); i++) {
      long local = day * DAY + ranges.startMinute(i) * 60L;
      long nominal = local - run.offset();
      long start = Math.max(nominal, run.start());
      long end = Math.min(day * DAY + ranges.endMinute(i) * 60L - run.offset(), run.end());
      if (start < end) {
        if (size == pieces.length) {
          pieces = Arrays.copyOf(pieces, 2 * size);
        }
        pieces[size++] = local;
        pieces[size++] = nominal;
        pieces[size++] = start;
        pieces[size++] = end;
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

  private long[] merged() {
    Spans merged = new Spans();
    for (int i = 0; i < pieceCount(); i++) {
      merged.add(start(i), end(i));
    }
    return merged.toArray();
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

  /** Returns the union of the pieces, as {@link Spans}. */
  long[] runs() {
    return runs;
  }

  /** Returns the starts in {@code [from, to)} that do not have a time open, as {@link Spans}. */
  long[] closedStarts(long duration, long windowStart, long windowEnd) {
    Spans closed = new Spans();
    long open = windowStart;
    for (int i = 0; i < runs.length; i += 2) {
      long firstStart = runs[i];
      long afterLastStart = runs[i + 1] - duration + 1;
      if (firstStart < afterLastStart && afterLastStart > open) {
        closed.add(open, Math.min(firstStart, windowEnd));
        open = afterLastStart;
      }
    }
    closed.add(open, windowEnd);
    return closed.toArray();
  }
}
