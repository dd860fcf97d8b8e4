package io.slotcore.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotcore.benchmarks.CalendarBenchmark.CalendarAnswer;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.fortuna.ical4j.data.ParserException;
import org.junit.jupiter.api.Test;

/** The calendar of 5,000 events is the agreed one, and every instant is right. */
class CalendarBenchmarkTest {

  @Test
  void theTextIsTheAgreedOne() {
    byte[] text = CalendarText.bytes();

    assertThat(text).hasSize(CalendarText.BYTES);
  }

  @Test
  void everyInstantIsRight() throws IOException {
    CalendarBenchmark benchmark = new CalendarBenchmark();
    benchmark.makeText();

    assertThat(CalendarAnswer.of(benchmark.slotcore()))
        .isEqualTo(new CalendarAnswer(1_932, 145, 22_590, 58_162_676_325L));
  }

  /** What is measured beside us is the same work, right or not. */
  @Test
  void theOthersFindAboutAsManyPeriods() throws IOException, ParserException {
    CalendarBenchmark benchmark = new CalendarBenchmark();
    benchmark.makeText();

    assertThat(benchmark.biweekly()).hasSizeBetween(1_850, 2_000);
    assertThat(benchmark.ical4j()).hasSizeBetween(1_850, 2_000);
  }

  @Test
  void aRowHoldsOnlyIfItIsRight() {
    Map<Task, Measurement> measurements =
        CalendarPage.READERS.values().stream()
            .collect(
                Collectors.toMap(
                    Function.identity(), task -> new Measurement(List.of(9.0), List.of(2.0))));
    CalendarAnswer wrong = new CalendarAnswer(1_932, 145, 22_590, 1);
    Map<String, CalendarAnswer> answers =
        Map.of(
            CalendarPage.SLOTCORE, CalendarBenchmark.RIGHT,
            CalendarPage.BIWEEKLY, CalendarBenchmark.RIGHT,
            CalendarPage.ICAL4J, wrong);

    String page =
        new CalendarPage(Plan.FULL, LocalDate.of(2027, 3, 1), measurements, answers).text();

    assertThat(page)
        .contains("| SlotCore | 9 us | 1 | 2 B | 1,932 | 145 | 22,590 | 58,162,676,325 | yes |")
        .contains("| ical4j 4.3.0 | 9 us | 1 | 2 B | 1,932 | 145 | 22,590 | 1 | no |");
  }
}
