package io.slotcore.ical.internal.recurrence;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** The BYSETPOS part. */
final class SetPositions {

  private SetPositions() {}

  /** Returns the indexes, from zero and in order, that are meant of a set of a size. */
  static long[] indexes(List<Integer> positions, long size) {
    return positions.stream()
        .mapToLong(position -> position > 0 ? position - 1 : size + position)
        .filter(index -> index >= 0 && index < size)
        .sorted()
        .distinct()
        .toArray();
  }

  /** Returns the members that are meant, or all if there is no such part. */
  static int[] select(int[] set, List<Integer> positions) {
    if (positions.isEmpty()) {
      return set;
    }
    return LongStream.of(indexes(positions, set.length))
        .flatMap(index -> IntStream.of(set[(int) index]).asLongStream())
        .mapToInt(Math::toIntExact)
        .toArray();
  }
}
