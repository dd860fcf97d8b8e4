package io.slotcore.benchmarks;

import io.slotcore.benchmarks.CalendarBenchmark.CalendarAnswer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import net.fortuna.ical4j.data.ParserException;
import org.openjdk.jmh.runner.RunnerException;

/** Measures the reading of calendars, and writes what came out. */
public final class CalendarReport {

  private CalendarReport() {}

  /**
   * Runs.
   *
   * @param args the plan, and the file to write; a smoke run prints to the console instead
   * @throws RunnerException if a benchmark fails
   * @throws IOException if the file cannot be written
   * @throws ParserException if ical4j cannot read the calendar
   */
  public static void main(String[] args) throws RunnerException, IOException, ParserException {
    Plan plan = Plan.valueOf(args[0].toUpperCase(Locale.ROOT));
    Map<Task, Measurement> measurements =
        new Rounds(plan, System.out).measure(CalendarPage.READERS.values());
    String page =
        new CalendarPage(plan, LocalDate.now(ZoneOffset.UTC), measurements, answers()).text();
    if (plan == Plan.SMOKE) {
      System.out.println(page);
    } else {
      Path file = Path.of(args[1]).normalize();
      Files.writeString(file, page);
      System.out.println("Written: " + file.getFileName());
    }
  }

  private static Map<String, CalendarAnswer> answers() throws IOException, ParserException {
    CalendarBenchmark benchmark = new CalendarBenchmark();
    benchmark.makeText();
    Map<String, CalendarAnswer> answers = new LinkedHashMap<>();
    answers.put(CalendarPage.SLOTCORE, CalendarAnswer.of(benchmark.slotcore()));
    answers.put(CalendarPage.BIWEEKLY, CalendarAnswer.of(benchmark.biweekly()));
    answers.put(CalendarPage.ICAL4J, CalendarAnswer.of(benchmark.ical4j()));
    return answers;
  }
}
