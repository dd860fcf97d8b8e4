package io.slotcore.benchmarks;

import io.slotcore.slot.Slot;
import java.util.Arrays;
import java.util.List;

/**
 * The slots of a cell, in short.
 *
 * @param slots how many there are
 * @param hash over the epoch minutes of their starts: 31 times the hash before, plus the minute, in
 *     32 bits, read as unsigned
 */
record Answer(int slots, long hash) {

  private static final int MINUTE = 60_000;

  /** Takes starts in epoch milliseconds. */
  static Answer of(long[] starts) {
    int hash = 0;
    for (long start : starts) {
      hash = hash * 31 + (int) (start / MINUTE);
    }
    return new Answer(starts.length, Integer.toUnsignedLong(hash));
  }

  static Answer of(List<Slot> slots) {
    return of(slots.stream().mapToLong(slot -> slot.start().toEpochMilli()).toArray());
  }

  /** Takes the first {@code count} of the starts. */
  static Answer of(long[] starts, int count) {
    return of(Arrays.copyOf(starts, count));
  }
}
