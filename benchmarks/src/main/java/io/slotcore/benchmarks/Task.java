package io.slotcore.benchmarks;

/**
 * One thing to measure.
 *
 * @param benchmark class and method
 * @param cell which cell; empty if the benchmark has one of its own
 */
record Task(String benchmark, String cell) {

  static Task of(Class<?> type, String method) {
    return new Task(type.getName() + "." + method, "");
  }

  /** Lists a cell by the engine. */
  static Task engine(String cell) {
    return new Task(SlotsBenchmark.class.getName() + ".engine", cell);
  }

  /** Lists a cell by the engine and writes the slots as JSON. */
  static Task json(String cell) {
    return new Task(SlotsBenchmark.class.getName() + ".engineAndJson", cell);
  }

  /** Lists a cell by the floor. */
  static Task floor(String cell) {
    return new Task(SlotsBenchmark.class.getName() + ".floor", cell);
  }

  @Override
  public String toString() {
    return (benchmark.substring(benchmark.lastIndexOf('.', benchmark.lastIndexOf('.') - 1) + 1)
            + " "
            + cell)
        .strip();
  }
}
