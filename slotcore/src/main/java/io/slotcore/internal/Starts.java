package io.slotcore.internal;

import java.util.Arrays;
import java.util.function.LongPredicate;

/** Starts in order, each once: the first so many values of an array, which is not copied. */
public final class Starts {

  private final long[] seconds;
  private final int size;

  Starts(long[] seconds, int size) {
    this.seconds = seconds;
    this.size = size;
  }

  /** Returns these starts and later ones. */
  Starts and(Starts later) {
    long[] both = Arrays.copyOf(seconds, size + later.size);
    System.arraycopy(later.seconds, 0, both, size, later.size);
    return new Starts(both, both.length);
  }

  /** Returns those of these starts for which something is true. */
  Starts only(LongPredicate filter) {
    long[] left = Arrays.stream(seconds, 0, size).filter(filter).toArray();
    return new Starts(left, left.length);
  }

  /**
   * Returns how many there are.
   *
   * @return zero or more
   */
  public int size() {
    return size;
  }

  /**
   * Returns one of them.
   *
   * @param index from zero
   * @return epoch second
   */
  public long second(int index) {
    return seconds[index];
  }

  /**
   * Tells whether a start is among them.
   *
   * @param second epoch second
   * @return true if it is
   */
  public boolean contains(long second) {
    return Arrays.binarySearch(seconds, 0, size, second) >= 0;
  }
}
