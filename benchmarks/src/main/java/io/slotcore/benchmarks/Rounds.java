package io.slotcore.benchmarks;

import static java.util.Objects.requireNonNull;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Measures in rounds. A round takes one task after the other, each in a JVM of its own; so what is
 * compared is measured within seconds, and again in the next round.
 */
final class Rounds {

  private static final String ALLOCATED = "gc.alloc.rate.norm";

  private final Plan plan;
  private final PrintStream progress;

  Rounds(Plan plan, PrintStream progress) {
    this.plan = plan;
    this.progress = progress;
  }

  /**
   * Measures each task in each round.
   *
   * @throws RunnerException if a benchmark fails
   */
  Map<Task, Measurement> measure(Collection<Task> tasks) throws RunnerException {
    Map<Task, List<RunResult>> results = new LinkedHashMap<>();
    for (int round = 1; round <= plan.rounds(); round++) {
      for (Task task : tasks) {
        RunResult result = run(task);
        results.computeIfAbsent(task, t -> new ArrayList<>()).add(result);
        progress.printf("round %d: %-40s %s%n", round, task, Figures.time(micros(result)));
      }
    }
    Map<Task, Measurement> measurements = new LinkedHashMap<>();
    results.forEach((task, ofTask) -> measurements.put(task, measurement(ofTask)));
    return measurements;
  }

  private RunResult run(Task task) throws RunnerException {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("^" + task.benchmark().replace(".", "\\.") + "$")
            .forks(1)
            .warmupIterations(plan.iterations())
            .warmupTime(TimeValue.milliseconds(plan.warmUp().toMillis()))
            .measurementIterations(plan.iterations())
            .measurementTime(TimeValue.milliseconds(plan.measured().toMillis()))
            .addProfiler(GCProfiler.class)
            .jvmArgs("-Xms1g", "-Xmx1g")
            .verbosity(VerboseMode.SILENT)
            .shouldFailOnError(true);
    if (!task.cell().isEmpty()) {
      options.param("cell", task.cell());
    }
    return new Runner(options.build()).runSingle();
  }

  private static Measurement measurement(List<RunResult> results) {
    return new Measurement(
        results.stream().map(Rounds::micros).toList(),
        results.stream().map(Rounds::bytes).toList());
  }

  /** Returns the median of the iterations: the mean would keep what one hiccup costs. */
  private static double micros(RunResult result) {
    return result.getPrimaryResult().getStatistics().getPercentile(50);
  }

  private static double bytes(RunResult result) {
    return requireNonNull(result.getSecondaryResults().get(ALLOCATED), ALLOCATED).getScore();
  }
}
