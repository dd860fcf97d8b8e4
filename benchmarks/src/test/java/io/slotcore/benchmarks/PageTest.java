package io.slotcore.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageTest {

  @Test
  void aGoalStandsBesideWhatItIsComparedWithAndItsLimit() {
    Map<Task, Measurement> measurements =
        Suite.tasks().stream().collect(Collectors.toMap(Function.identity(), task -> slow()));
    measurements.put(
        Task.engine("B1 60 50"), new Measurement(List.of(9.0, 8.0, 30.0), List.of(1.0, 2.0, 3.0)));
    measurements.put(
        Task.floor("B1 60 50"), new Measurement(List.of(2.0, 2.0, 4.0), List.of(0.0, 0.0, 0.0)));

    String page = new Page(Plan.FULL, LocalDate.of(2027, 3, 1), measurements).text();

    assertThat(page)
        .contains(
            "| N1 | one host, 60 days, 50 busy | 9 us | 2 B | the floor | 2 us"
                + " | 4.5 | 5 times | yes |")
        .contains("| 50 ms | **no** |")
        .contains("| 240 | 60 ms | 250 us | 7 MB |");
  }

  @ParameterizedTest
  @CsvSource({
    "0.0123,   12.3 ns",
    "1,        1 us",
    "2.5,      2.5 us",
    "99.96,    100 us",
    "120.4,    120 us",
    "1000,     1 ms",
    "123456.7, 123 ms"
  })
  void timesHaveThreeDigits(double micros, String text) {
    assertThat(Figures.time(micros)).isEqualTo(text);
  }

  private static Measurement slow() {
    return new Measurement(List.of(60_000.0), List.of(7_000_000.0));
  }
}
