package io.slotcore.benchmarks;

import static java.util.stream.Collectors.joining;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;

/** The page that says how fast it is. */
final class Page {

  private final Plan plan;
  private final LocalDate date;
  private final Map<Task, Measurement> measurements;

  Page(Plan plan, LocalDate date, Map<Task, Measurement> measurements) {
    this.plan = plan;
    this.date = date;
    this.measurements = Map.copyOf(measurements);
  }

  /** Returns Markdown. */
  String text() {
    return head() + goals() + growth() + method();
  }

  private String head() {
    return """
    # Performance

    Written on %s by

    ```
    ./mvnw -q -pl benchmarks -am compile exec:exec%s
    ```

    | | |
    | --- | --- |
    | machine | %d cores, %s |
    | JDK | %s |
    | rounds | %d, of which each gives every benchmark a JVM of its own; figures are medians over iterations and rounds |
    | a JVM | %d x %d ms to warm up, %d x %d ms measured, one thread, a heap of 1 GB |

    Times move with the machine and with what else it does; the ratios beside them much less.%s

    """
        .formatted(
            date,
            plan == Plan.FULL ? "" : " -Dbenchmarks.plan=" + plan.name().toLowerCase(Locale.ROOT),
            Runtime.getRuntime().availableProcessors(),
            System.getProperty("os.arch"),
            Runtime.version(),
            plan.rounds(),
            plan.iterations(),
            plan.warmUp().toMillis(),
            plan.iterations(),
            plan.measured().toMillis(),
            plan.rounds() > 1
                ? ""
                : " One round is a try: on a busy machine any figure may be off by a factor.");
  }

  private String goals() {
    return """
    ## Numbers to reach

    | | what | time | allocated | beside it | its time | ratio | at most | holds |
    | --- | --- | --- | --- | --- | --- | --- | --- | --- |
    """
        + Suite.GOALS.stream().map(this::row).collect(joining())
        + "\n";
  }

  private String row(Goal goal) {
    Measurement measured = measured(goal.task());
    Measurement beside = measured(goal.beside());
    return "| %s | %s | %s | %s | %s | %s | %s | %s | %s |\n"
        .formatted(
            goal.id(),
            goal.what(),
            Figures.time(measured.medianMicros()),
            Figures.bytes(measured.medianBytes()),
            goal.besideWhat(),
            Figures.time(beside.medianMicros()),
            Figures.plain(measured.ratioTo(beside)),
            goal.limit(),
            goal.limit().holds(measured, beside) ? "yes" : "**no**");
  }

  private String growth() {
    return """
    ## How the cost grows

    """
        + Suite.GROWTH.stream().map(this::table).collect(joining());
  }

  private String table(Growth growth) {
    return "| %s | time | for each | allocated |\n| --- | --- | --- | --- |\n"
            .formatted(growth.what())
        + growth.tasks().map(task -> row(growth.sizeOf(task), measured(task))).collect(joining())
        + "\n";
  }

  private static String row(int size, Measurement measured) {
    return "| %,d | %s | %s | %s |\n"
        .formatted(
            size,
            Figures.time(measured.medianMicros()),
            Figures.time(measured.medianMicros() / size),
            Figures.bytes(measured.medianBytes()));
  }

  private Measurement measured(Task task) {
    Measurement measurement = measurements.get(task);
    if (measurement == null) {
      throw new IllegalStateException(task + " was not measured");
    }
    return measurement;
  }

  private static String method() {
    return """
    ## What is measured

    **The workload.** Hosts in New York, from 2027-03-01 on, through changes of the clock: weekdays 09:00-12:00 and
    13:00-17:00, every 21st date closed, every 14th open 10:00-14:00. Slots of 30 minutes by the quarter of an hour,
    with buffers of 5 and 10 minutes and two hours of notice, among generated busy periods of half an hour, which are
    unsorted, overlap and lie at night as well. For 48 cells of it the slots are known from independent engines; floor
    and engine are checked against all of them before a run, and in every build (`CellsTest`).

    **The engine** is asked through `Availability`, and returns all slots as objects. Making `Facts` is not measured.

    **The floor** is the least that the workload can cost: arrays of numbers, no objects, no rule that the workload
    does not have (`Floor`). It sorts the busy periods and expands the hours in every call, as the engine does.

    **No result is of use twice.** The calls go through 64 worlds in turn (fewer where the worlds are large), each with
    hosts, schedules and busy periods of its own, and before each measurement both must agree on every one of them.

    **Explaining** asks about days and starts in turn, free, taken, closed and outside the hours; the listing beside it
    is that of the same day, from the same facts of 60 days.
    """;
  }
}
