package io.slotcore.benchmarks;

import java.time.Instant;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What the workload costs at the least: primitive arrays, no object a slot, no rule that the
 * workload does not have. For measuring only; it answers no other question.
 *
 * <p>Bounds are kept in pairs, start and end in turn. Instants are epoch milliseconds. Not
 * thread-safe: the arrays are used again.
 */
final class Floor {

  private static final long MINUTE = 60_000;
  private static final long DAY = 1_440 * MINUTE;
  private static final long LENGTH = 30 * MINUTE;
  private static final long STEP = 15 * MINUTE;
  private static final long BUFFER_BEFORE = 5 * MINUTE;
  private static final long BUFFER_AFTER = 10 * MINUTE;

  private static final long START = World.START.toEpochMilli();
  private static final ZoneRules RULES = World.NEW_YORK.getRules();

  /** Spans are counted from here, so that those of the day before are not negative. */
  private static final long ORIGIN = START - DAY;

  private static final int[] OFFICE = {540, 1_020};
  private static final int[] WITH_BREAK = {540, 720, 780, 1_020};
  private static final int[] SPECIAL = {600, 840};
  private static final int[] CLOSED = {};

  private final Shape shape;
  private final boolean overridden;
  private final int days;
  private final long[] open;
  private final long[] packed;
  private final long[] blocked;
  private final long[] starts;
  private final long[] startable;

  /** Makes room for a cell. */
  Floor(Cell cell) {
    shape = cell.shape();
    overridden = shape.hasOverrides();
    days = cell.days();
    int mostPeriods = cell.hosts() * cell.busyPeriods();
    open = new long[WITH_BREAK.length * days];
    packed = new long[mostPeriods];
    blocked = new long[2 * mostPeriods];
    // A day has 96 quarters, and that on which the clock goes back has four more.
    starts = new long[96 * days + 4];
    startable = new long[starts.length / Long.SIZE + 1];
  }

  /**
   * Lists the starts that are open, into {@link #starts()}.
   *
   * @param busy for each host the bounds of his busy periods, in any order
   * @param notBefore the first start that the notice allows
   * @return how many there are
   */
  int slots(long[][] busy, long notBefore) {
    int openBounds = layOut();
    if (shape == Shape.BR10) {
      return oneOf(busy, openBounds, notBefore);
    }
    int periods = 0;
    for (long[] ofHost : busy) {
      periods = pack(ofHost, periods);
    }
    return sweep(openBounds, merge(periods), notBefore);
  }

  /** Returns the array with the starts, ascending; what lies behind the last one is left over. */
  long[] starts() {
    return starts;
  }

  /** Local times become instants by one subtraction, as the offset is constant up to a change. */
  private int layOut() {
    long firstDay = World.FIRST_DAY.toEpochDay();
    long offset = RULES.getOffset(World.START).getTotalSeconds() * 1_000L;
    ZoneOffsetTransition next = RULES.nextTransition(World.START);
    long change = millis(next);
    int n = 0;
    for (int day = 0; day < days; day++) {
      long midnight = (firstDay + day) * DAY;
      for (int minute : hours(day, (int) ((firstDay + day + 3) % 7))) {
        long local = midnight + minute * MINUTE;
        if (next != null && local - offset >= change) {
          offset = next.getOffsetAfter().getTotalSeconds() * 1_000L;
          next = RULES.nextTransition(Instant.ofEpochMilli(change));
          change = millis(next);
        }
        open[n++] = local - offset;
      }
    }
    return n;
  }

  private static long millis(@Nullable ZoneOffsetTransition transition) {
    return transition == null ? Long.MAX_VALUE : transition.toEpochSecond() * 1_000;
  }

  /** Returns bounds in minutes of the local day; weekday 0 is Monday. */
  private int[] hours(int day, int weekday) {
    if (overridden) {
      if (day % 21 == 4) {
        return CLOSED;
      }
      if (day % 14 == 9) {
        return SPECIAL;
      }
    }
    if (weekday > 4) {
      return CLOSED;
    }
    return overridden ? WITH_BREAK : OFFICE;
  }

  /** Packs busy time with its buffers, in minutes, so that one sort of longs orders both bounds. */
  private int pack(long[] busy, int firstFree) {
    int n = firstFree;
    for (int i = 0; i < busy.length; i += 2) {
      long from = Math.max(0, busy[i] - BUFFER_AFTER - ORIGIN) / MINUTE;
      long to = Math.max(0, busy[i + 1] + BUFFER_BEFORE - ORIGIN + MINUTE - 1) / MINUTE;
      packed[n++] = from << 32 | to;
    }
    return n;
  }

  /** Sorts and merges what is packed. */
  private int merge(int periods) {
    Arrays.sort(packed, 0, periods);
    int n = 0;
    long end = -1;
    for (int i = 0; i < periods; i++) {
      long from = packed[i] >>> 32;
      long to = packed[i] & 0xffff_ffffL;
      if (from > end) {
        blocked[n] = ORIGIN + from * MINUTE;
        n += 2;
        end = to;
      } else {
        end = Math.max(end, to);
      }
      blocked[n - 1] = ORIGIN + end * MINUTE;
    }
    return n;
  }

  /** Goes through open and blocked time at once. */
  private int sweep(int openBounds, int blockedBounds, long notBefore) {
    int n = 0;
    int next = 0;
    for (int i = 0; i < openBounds; i += 2) {
      long anchor = open[i];
      long last = open[i + 1] - LENGTH;
      long start = notBefore > anchor ? onGrid(anchor, notBefore) : anchor;
      while (start <= last) {
        while (next < blockedBounds && blocked[next + 1] <= start) {
          next += 2;
        }
        long lastFree = next < blockedBounds ? Math.min(last, blocked[next] - LENGTH) : last;
        for (; start <= lastFree; start += STEP) {
          starts[n++] = start;
        }
        if (start <= last) {
          start = onGrid(anchor, blocked[next + 1]);
        }
      }
    }
    return n;
  }

  private static long onGrid(long anchor, long atLeast) {
    return anchor + (atLeast - anchor + STEP - 1) / STEP * STEP;
  }

  /** Unites the starts of the hosts in a set with one bit a quarter of an hour. */
  private int oneOf(long[][] busy, int openBounds, long notBefore) {
    Arrays.fill(startable, 0);
    for (long[] ofHost : busy) {
      int found = sweep(openBounds, merge(pack(ofHost, 0)), notBefore);
      for (int i = 0; i < found; i++) {
        int quarter = (int) ((starts[i] - START) / STEP);
        startable[quarter >> 6] |= 1L << quarter;
      }
    }
    int n = 0;
    for (int word = 0; word < startable.length; word++) {
      for (long bits = startable[word]; bits != 0; bits &= bits - 1) {
        starts[n++] = START + (word * 64L + Long.numberOfTrailingZeros(bits)) * STEP;
      }
    }
    return n;
  }
}
