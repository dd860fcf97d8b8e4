package io.slotcore.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalTimeRangeTest {

  @ParameterizedTest
  @CsvSource({
    "09:00-17:00, 540, 1020",
    "18:00-24:00, 1080, 1440",
    "00:00-24:00, 0, 1440",
    "22:00-02:00, 1320, 1560",
    "09:00-09:00, 540, 1980",
    "23:59-23:59, 1439, 2879"
  })
  void anEndThatIsNotAfterTheStartLiesOnTheNextDate(String text, int start, int end) {
    LocalTimeRange range = LocalTimeRange.parse(text);

    assertThat(range.startMinute()).isEqualTo(start);
    assertThat(range.endMinute()).isEqualTo(end);
    assertThat(range).hasToString(text);
  }

  @Test
  void midnightAsAnEndIsWritten2400() {
    assertThat(LocalTimeRange.parse("18:00-00:00")).isEqualTo(LocalTimeRange.parse("18:00-24:00"));
    assertThat(LocalTimeRange.of(LocalTime.of(18, 0), LocalTime.MIDNIGHT))
        .hasToString("18:00-24:00");
  }

  @Test
  void boundsAreWholeMinutes() {
    assertThatThrownBy(() -> LocalTimeRange.of(LocalTime.of(9, 0, 30), LocalTime.NOON))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("start (09:00:30) must be a whole minute");
    assertThatThrownBy(() -> LocalTimeRange.of(LocalTime.of(9, 0), LocalTime.MAX))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("end (23:59:59.999999999) must be a whole minute");
  }

  @Test
  void whatIsNotARangeIsNotRead() {
    assertThatThrownBy(() -> LocalTimeRange.parse("09:00"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'09:00' is not of the form start-end");
    assertThatThrownBy(() -> LocalTimeRange.parse("24:00-25:00"))
        .isInstanceOf(DateTimeParseException.class);
  }
}
