package io.slotcore.benchmarks;

import static java.util.Objects.requireNonNull;

import io.slotcore.benchmarks.CalendarBenchmark.CalendarAnswer;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The page that says how fast calendars are read. */
final class CalendarPage {

  static final String SLOTCORE = "SlotCore";
  static final String BIWEEKLY = "biweekly 0.6.8";
  static final String ICAL4J = "ical4j 4.3.0";

  /** Who is measured, in the order of the table. */
  static final Map<String, Task> READERS = readers();

  private static final double MOST_MICROS = 60_000;
  private static final double MOST_BYTES = 60e6;

  private final Plan plan;
  private final LocalDate date;
  private final Map<Task, Measurement> measurements;
  private final Map<String, CalendarAnswer> answers;

  CalendarPage(
      Plan plan,
      LocalDate date,
      Map<Task, Measurement> measurements,
      Map<String, CalendarAnswer> answers) {
    this.plan = plan;
    this.date = date;
    this.measurements = Map.copyOf(measurements);
    this.answers = Map.copyOf(answers);
  }

  private static Map<String, Task> readers() {
    Map<String, Task> readers = new LinkedHashMap<>();
    readers.put(SLOTCORE, Task.of(CalendarBenchmark.class, "slotcore"));
    readers.put(BIWEEKLY, Task.of(CalendarBenchmark.class, "biweekly"));
    readers.put(ICAL4J, Task.of(CalendarBenchmark.class, "ical4j"));
    return Collections.unmodifiableMap(readers);
  }

  /** Returns Markdown. */
  String text() {
    StringBuilder text = new StringBuilder(head());
    READERS.forEach((name, task) -> text.append(row(name, task)));
    return text + method();
  }

  private String head() {
    return """
    # Performance of reading calendars

    Written on %s by

    ```
    ./mvnw -q -pl benchmarks -am compile exec:exec -Dbenchmarks.report=calendars%s
    ```

    | | |
    | --- | --- |
    | machine | %d cores, %s |
    | JDK | %s |
    | rounds | %d, of which each gives every reader a JVM of its own; figures are medians over iterations and rounds |

    Times move with the machine and with what else it does; the ratios beside them much less.%s

    ## Free/busy of 60 days from 5,000 events (N8)

    At most 60 ms and 60 MB, and every instant right.

    | | time | times ours | allocated | periods | merged | busy minutes | sum of the starts | holds |
    | --- | --- | --- | --- | --- | --- | --- | --- | --- |
    """
        .formatted(
            date,
            plan == Plan.FULL ? "" : " -Dbenchmarks.plan=" + plan.name().toLowerCase(Locale.ROOT),
            Runtime.getRuntime().availableProcessors(),
            System.getProperty("os.arch"),
            Runtime.version(),
            plan.rounds(),
            plan.rounds() > 1
                ? ""
                : " One round is a try: on a busy machine any figure may be off by a factor.");
  }

  private String row(String name, Task task) {
    Measurement measured = measured(task);
    CalendarAnswer answer = requireNonNull(answers.get(name), name);
    boolean holds =
        measured.medianMicros() <= MOST_MICROS
            && measured.medianBytes() <= MOST_BYTES
            && answer.equals(CalendarBenchmark.RIGHT);
    return "| %s | %s | %s | %s | %,d | %,d | %,d | %,d | %s |\n"
        .formatted(
            name,
            Figures.time(measured.medianMicros()),
            Figures.plain(measured.ratioTo(measured(requireNonNull(READERS.get(SLOTCORE))))),
            Figures.bytes(measured.medianBytes()),
            answer.periods(),
            answer.merged(),
            answer.minutes(),
            answer.sum(),
            holds ? "yes" : "no");
  }

  private Measurement measured(Task task) {
    return requireNonNull(measurements.get(task), task::toString);
  }

  private static String method() {
    return """

    ## What is measured

    **The calendar** (`CalendarText`) has 5,000 events in New York over three years, 1.8 MB, of which every 25th is a
    weekly series, some with exceptions. The window is from 2027-03-01 to 2027-04-30, midnights of New York, with the
    change of the clock in it. Right is what SlotCore's row says; it is checked before a measurement and in every build.

    **Each reader** gets the bytes and returns all busy periods of the window as objects. SlotCore reads from front to
    back and keeps what may touch the window; the others make a model of the whole text and ask it.
    """;
  }
}
