package io.slotcore.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DayRangesTest {

  @ParameterizedTest
  @CsvSource({
    "'', ''",
    "13:00-17:00 09:00-12:00, 540-720 780-1020",
    "09:00-12:00 12:00-13:00, 540-780",
    "09:00-13:00 12:00-15:00, 540-900",
    "09:00-17:00 10:00-11:00, 540-1020",
    "22:00-02:00 23:00-01:00, 1320-1560",
    "01:00-23:00 23:00-23:00, 60-2820",
    "09:00-09:00 08:00-09:00, 480-1980"
  })
  void overlappingAndTouchingRangesOfOneDateAreOne(String given, String merged) {
    DayRanges ranges =
        DayRanges.of(
            Arrays.stream(given.split(" "))
                .filter(text -> !text.isEmpty())
                .map(LocalTimeRange::parse)
                .toList());

    assertThat(
            IntStream.range(0, ranges.size())
                .mapToObj(i -> ranges.startMinute(i) + "-" + ranges.endMinute(i))
                .collect(Collectors.joining(" ")))
        .isEqualTo(merged);
  }
}
