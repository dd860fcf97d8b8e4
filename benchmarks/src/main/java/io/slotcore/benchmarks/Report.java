package io.slotcore.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.runner.RunnerException;

/** Checks all cells, measures everything and writes what came out. */
public final class Report {

  private Report() {}

  /**
   * Runs.
   *
   * @param args the plan, and the file to write; a smoke run prints to the console instead
   * @throws RunnerException if a benchmark fails
   * @throws IOException if the file cannot be written
   */
  public static void main(String[] args) throws RunnerException, IOException {
    Plan plan = Plan.valueOf(args[0].toUpperCase(Locale.ROOT));
    checkCells();
    Map<Task, Measurement> measurements = new Rounds(plan, System.out).measure(Suite.tasks());
    String page = new Page(plan, LocalDate.now(ZoneOffset.UTC), measurements).text();
    if (plan == Plan.SMOKE) {
      System.out.println(page);
    } else {
      Path file = Path.of(args[1]).normalize();
      Files.writeString(file, page);
      System.out.println("Written: " + file.getFileName());
    }
  }

  private static void checkCells() {
    Cells.AGREED.forEach(
        (cell, right) -> {
          require(cell, right, "floor", Cells.ofFloor(cell));
          require(cell, right, "engine", Cells.ofEngine(cell));
        });
  }

  private static void require(Cell cell, Answer right, String who, Answer answer) {
    if (!answer.equals(right)) {
      throw new IllegalStateException(
          cell + ": the " + who + " says " + answer + ", right is " + right);
    }
  }
}
