package io.slotcore.internal;

import java.util.Arrays;

/**
 * Sorted spans of starts that neither overlap nor touch: start and end of each in turn, in epoch
 * seconds, half-open.
 */
final class Spans {

  static final long[] NONE = {};

  private long[] bounds = new long[32];
  private int size;

  /** Adds a span that does not start before the last one; empty ones are left out. */
  void add(long start, long end) {
    if (start >= end) {
      return;
    }
    if (size > 0 && start <= bounds[size - 1]) {
      bounds[size - 1] = Math.max(bounds[size - 1], end);
      return;
    }
    if (size == bounds.length) {
      bounds = Arrays.copyOf(bounds, 2 * size);
    }
    bounds[size++] = start;
    bounds[size++] = end;
  }

  long[] toArray() {
    return Arrays.copyOf(bounds, size);
  }

  /** Returns what lies in one of two sets. */
  static long[] union(long[] one, long[] two) {
    if (one.length == 0 || two.length == 0) {
      return one.length == 0 ? two : one;
    }
    long[] union = new long[one.length + two.length];
    int size = 0;
    int i = 0;
    int j = 0;
    long end = Long.MIN_VALUE;
    while (i < one.length || j < two.length) {
      boolean first = j == two.length || (i < one.length && one[i] <= two[j]);
      long nextStart = first ? one[i] : two[j];
      long nextEnd = first ? one[i + 1] : two[j + 1];
      i += first ? 2 : 0;
      j += first ? 0 : 2;
      if (nextStart > end) {
        union[size++] = nextStart;
        union[size++] = nextEnd;
        end = nextEnd;
      } else if (nextEnd > end) {
        union[size - 1] = nextEnd;
        end = nextEnd;
      }
    }
    return Arrays.copyOf(union, size);
  }

  /** Returns what lies in both of two sets. */
  static long[] intersection(long[] one, long[] two) {
    Spans both = new Spans();
    int i = 0;
    int j = 0;
    while (i < one.length && j < two.length) {
      both.add(Math.max(one[i], two[j]), Math.min(one[i + 1], two[j + 1]));
      if (one[i + 1] <= two[j + 1]) {
        i += 2;
      } else {
        j += 2;
      }
    }
    return both.toArray();
  }

  /**
   * Returns what lies in at least so many of several sets.
   *
   * @param depth from one, the union, to the number of sets, their intersection
   */
  static long[] inAtLeast(int depth, long[][] sets) {
    if (depth == 1) {
      return Arrays.stream(sets).reduce(NONE, Spans::union);
    }
    if (depth == sets.length) {
      return Arrays.stream(sets).reduce(Spans::intersection).orElse(NONE);
    }
    long[] changes = new long[Arrays.stream(sets).mapToInt(set -> set.length).sum()];
    int n = 0;
    for (long[] set : sets) {
      for (int i = 0; i < set.length; i++) {
        // An end sorts before a start of the same time; where both come the set goes on.
        changes[n++] = 2 * set[i] + 1 - i % 2;
      }
    }
    Arrays.sort(changes);
    Spans deep = new Spans();
    int open = 0;
    long since = 0;
    for (long change : changes) {
      long time = Math.floorDiv(change, 2);
      boolean starts = change - 2 * time == 1;
      open += starts ? 1 : -1;
      if (starts && open == depth) {
        since = time;
      } else if (!starts && open == depth - 1) {
        deep.add(since, time);
      }
    }
    return deep.toArray();
  }

  /** Returns the index of the first span that ends after an instant. */
  static int firstEndingAfter(long[] spans, long instant) {
    int low = 0;
    int high = spans.length / 2;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (spans[2 * middle + 1] > instant) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return 2 * low;
  }

  static boolean contains(long[] spans, long instant) {
    int index = firstEndingAfter(spans, instant);
    return index < spans.length && spans[index] <= instant;
  }
}
