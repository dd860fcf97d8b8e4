package io.slotcore.benchmarks;

import static java.util.Objects.requireNonNull;

/**
 * One cell of the workload.
 *
 * @param shape who is asked
 * @param days the length of the window
 * @param busyPeriods how many each host has
 * @param hosts how many there are
 */
record Cell(Shape shape, int days, int busyPeriods, int hosts) {

  Cell {
    requireNonNull(shape, "shape");
    if (days < 1 || busyPeriods < 0 || hosts < 1) {
      throw new IllegalArgumentException(
          String.format(
              "days (%d) and hosts (%d) must be positive, busyPeriods (%d) not negative",
              days, hosts, busyPeriods));
    }
  }

  /** Makes a cell with as many hosts as the shape has. */
  Cell(Shape shape, int days, int busyPeriods) {
    this(shape, days, busyPeriods, shape.hosts());
  }

  /** Reads what {@link #toString} writes. */
  static Cell parse(String text) {
    String[] words = text.split(" ", -1);
    if (words.length != 3 && words.length != 4) {
      throw new IllegalArgumentException("'" + text + "' is not of the form 'B1 60 50'");
    }
    Shape shape = Shape.valueOf(words[0]);
    int hosts = words.length == 4 ? Integer.parseInt(words[3]) : shape.hosts();
    return new Cell(shape, Integer.parseInt(words[1]), Integer.parseInt(words[2]), hosts);
  }

  /** Returns shape, days and busy periods, {@code B1 60 50}; then hosts, if it has others. */
  @Override
  public String toString() {
    return shape + " " + days + " " + busyPeriods + (hosts == shape.hosts() ? "" : " " + hosts);
  }
}
