package io.slotcore.benchmarks;

/**
 * A number to reach.
 *
 * @param id what the goals are called by
 * @param what is measured, in words
 * @param task what is measured
 * @param besideWhat the other thing, in words
 * @param beside what is measured in the same round for comparison
 * @param limit the number
 */
record Goal(String id, String what, Task task, String besideWhat, Task beside, Limit limit) {

  /** A cell beside the floor. */
  static Goal ofCell(String what, String cell, Limit limit) {
    return new Goal("N1", what, Task.engine(cell), "the floor", Task.floor(cell), limit);
  }
}
