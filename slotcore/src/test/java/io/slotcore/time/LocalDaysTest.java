package io.slotcore.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Days of all lengths: rule T6. */
class LocalDaysTest {

  @ParameterizedTest
  @CsvSource({
    // Plain days, and far from Greenwich.
    "Europe/Berlin,       2027-06-01, 2027-05-31T22:00:00Z, PT24H",
    "Pacific/Kiritimati,  2027-06-01, 2027-05-31T10:00:00Z, PT24H",
    "Pacific/Niue,        2027-06-01, 2027-06-01T11:00:00Z, PT24H",
    "Asia/Kathmandu,      2027-06-01, 2027-05-31T18:15:00Z, PT24H",
    // Clocks that change within the day.
    "Europe/Berlin,       2027-03-28, 2027-03-27T23:00:00Z, PT23H",
    "Europe/Berlin,       2027-10-31, 2027-10-30T22:00:00Z, PT25H",
    "Australia/Lord_Howe, 2027-04-04, 2027-04-03T13:00:00Z, PT24H30M",
    "Antarctica/Troll,    2027-03-28, 2027-03-28T00:00:00Z, PT22H",
    // No midnight: the day starts at 01:00.
    "Asia/Beirut,         2027-03-28, 2027-03-27T22:00:00Z, PT23H",
    "America/Sao_Paulo,   2017-10-15, 2017-10-15T03:00:00Z, PT23H",
    // 23:30 to 00:30: the midnight lies inside the gap.
    "America/Toronto,     1919-03-31, 1919-03-31T04:30:00Z, PT23H30M",
    // The hour from midnight comes twice: the first one starts the day.
    "America/Havana,      2027-11-07, 2027-11-07T04:00:00Z, PT25H",
    "Atlantic/Azores,     2027-10-31, 2027-10-31T00:00:00Z, PT25H",
    // The eve's last hour comes twice, midnight once.
    "America/Sao_Paulo,   2018-02-17, 2018-02-17T02:00:00Z, PT25H",
    "America/Nuuk,        2027-10-30, 2027-10-30T01:00:00Z, PT25H",
    // The date line moved: dates that do not exist have no length.
    "Pacific/Apia,        2011-12-30, 2011-12-30T10:00:00Z, PT0S",
    "Pacific/Kwajalein,   1993-08-21, 1993-08-21T12:00:00Z, PT0S"
  })
  void aDayLastsFromItsStartToTheStartOfTheNext(
      ZoneId zone, LocalDate date, Instant start, Duration length) {
    LocalDays days = new LocalDays(zone);

    assertThat(days.intervalOf(date)).isEqualTo(Interval.of(start, length));
    if (!length.isZero()) {
      assertThat(days.dayOf(start)).isEqualTo(date);
      assertThat(days.dayOf(start.plus(length).minusNanos(1))).isEqualTo(date);
      assertThat(days.dayOf(start.minusNanos(1))).isBefore(date);
    }
  }

  @Test
  void anInstantAfterASkippedDateIsOfTheNextOne() {
    LocalDays apia = new LocalDays(ZoneId.of("Pacific/Apia"));
    Instant change = Instant.parse("2011-12-30T10:00:00Z");

    assertThat(apia.dayOf(change.minusSeconds(1))).isEqualTo("2011-12-29");
    assertThat(apia.dayOf(change)).isEqualTo("2011-12-31");
  }

  /** St. John's went back at 00:01, so that one minute of the new day came before its eve again. */
  @Test
  void theEveThatComesAgainAfterMidnightBelongsToTheNewDay() {
    LocalDays days = new LocalDays(ZoneId.of("America/St_Johns"));
    Instant firstMidnight = Instant.parse("2010-11-07T02:30:00Z");

    assertThat(days.startOf(LocalDate.of(2010, 11, 7))).isEqualTo(firstMidnight);
    assertThat(days.dayOf(firstMidnight.plusSeconds(120))).isEqualTo("2010-11-07");
    assertThat(days.intervalOf(LocalDate.of(2010, 11, 7)).duration())
        .isEqualTo(Duration.ofHours(25));
  }
}
