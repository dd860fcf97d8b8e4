package io.slotcore.benchmarks;

import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * How the time of a listing grows with one dimension of the workload.
 *
 * @param what grows, in words
 * @param cells smallest first
 * @param size the dimension of a cell
 */
record Growth(String what, List<String> cells, ToIntFunction<Cell> size) {

  Growth {
    cells = List.copyOf(cells);
  }

  Stream<Task> tasks() {
    return cells.stream().map(Task::engine);
  }

  int sizeOf(Task task) {
    return size.applyAsInt(Cell.parse(task.cell()));
  }
}
