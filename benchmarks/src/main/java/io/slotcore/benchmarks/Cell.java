package io.slotcore.benchmarks;

import static java.util.Objects.requireNonNull;

/**
 * One cell of the workload.
 *
 * @param shape who is asked
 * @param days the length of the window
 * @param busyPeriods how many each host has
 */
record Cell(Shape shape, int days, int busyPeriods) {

  Cell {
    requireNonNull(shape, "shape");
    if (days < 1 || busyPeriods < 0) {
      throw new IllegalArgumentException(
          "days (" + days + ") must be positive, busyPeriods (" + busyPeriods + ") not negative");
    }
  }

  /** Reads what {@link #toString} writes. */
  static Cell parse(String text) {
    String[] words = text.split(" ", -1);
    if (words.length != 3) {
      throw new IllegalArgumentException("'" + text + "' is not of the form 'B1 60 50'");
    }
    return new Cell(
        Shape.valueOf(words[0]), Integer.parseInt(words[1]), Integer.parseInt(words[2]));
  }

  /** Returns shape, days and busy periods: {@code B1 60 50}. */
  @Override
  public String toString() {
    return shape + " " + days + " " + busyPeriods;
  }
}
