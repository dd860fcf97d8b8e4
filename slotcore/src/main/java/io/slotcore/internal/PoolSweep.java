package io.slotcore.internal;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * Finds the starts at which the pools cannot be filled, in one pass over the times at which
 * somebody becomes free or busy.
 */
final class PoolSweep {

  private final Roster roster;
  private final long from;
  private final long to;

  /** The answers for the sets of free units that were met; most come again every day. */
  private final Map<BitSet, Boolean> known = new HashMap<>();

  PoolSweep(Roster roster, long from, long to) {
    this.roster = roster;
    this.from = from;
    this.to = to;
  }

  /**
   * Returns the starts in the window at which the pools cannot be filled, as {@link Spans}.
   *
   * @param forbidden for each unit the starts at which it cannot serve, as {@link Spans} in the
   *     window
   */
  long[] unfillable(long[][] forbidden) {
    long[] changes = changes(forbidden);
    BitSet free = new BitSet(forbidden.length);
    free.set(0, forbidden.length);
    Spans unfillable = new Spans();
    long since = from;
    boolean filled = canBeFilled(free);
    for (int i = 0; i < changes.length; ) {
      long time = changes[i] >>> 32;
      for (; i < changes.length && changes[i] >>> 32 == time; i++) {
        free.flip((int) changes[i]);
      }
      if (!filled) {
        unfillable.add(since, from + time);
      }
      since = from + time;
      filled = canBeFilled(free);
    }
    if (!filled) {
      unfillable.add(since, to);
    }
    return unfillable.toArray();
  }

  /** Time since the start of the window and unit, packed so that one sort orders by time. */
  private long[] changes(long[][] forbidden) {
    long[] changes = new long[Arrays.stream(forbidden).mapToInt(spans -> spans.length).sum()];
    int n = 0;
    for (int unit = 0; unit < forbidden.length; unit++) {
      for (long bound : forbidden[unit]) {
        changes[n++] = (bound - from) << 32 | unit;
      }
    }
    Arrays.sort(changes);
    return changes;
  }

  private boolean canBeFilled(BitSet free) {
    Boolean answer = known.get(free);
    if (answer == null) {
      answer = roster.canBeFilled(free);
      known.put((BitSet) free.clone(), answer);
    }
    return answer;
  }
}
