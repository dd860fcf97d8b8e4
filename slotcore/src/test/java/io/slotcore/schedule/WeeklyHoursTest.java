package io.slotcore.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotcore.time.LocalTimeRange;
import java.time.DayOfWeek;
import org.junit.jupiter.api.Test;

class WeeklyHoursTest {

  private static final LocalTimeRange OFFICE = LocalTimeRange.parse("09:00-17:00");

  @Test
  void officeHoursAreMondayToFriday() {
    WeeklyHours hours = WeeklyHours.officeHours();

    assertThat(hours.on(DayOfWeek.MONDAY)).containsExactly(OFFICE);
    assertThat(hours.on(DayOfWeek.FRIDAY)).containsExactly(OFFICE);
    assertThat(hours.on(DayOfWeek.SATURDAY)).isEmpty();
    assertThat(hours.on(DayOfWeek.SUNDAY)).isEmpty();
  }

  @Test
  void aRunOfDaysMayGoOverSunday() {
    WeeklyHours hours =
        WeeklyHours.builder().on(DayOfWeek.SATURDAY, DayOfWeek.MONDAY, "09:00-17:00").build();

    assertThat(DayOfWeek.values())
        .filteredOn(day -> !hours.on(day).isEmpty())
        .containsExactly(DayOfWeek.MONDAY, DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
  }

  @Test
  void aRunOfOneDayIsThatDay() {
    WeeklyHours hours =
        WeeklyHours.builder().on(DayOfWeek.MONDAY, DayOfWeek.MONDAY, "09:00-17:00").build();

    assertThat(hours)
        .isEqualTo(WeeklyHours.builder().on(DayOfWeek.MONDAY, OFFICE).build())
        .isNotEqualTo(WeeklyHours.closed());
    assertThat(hours.on(DayOfWeek.TUESDAY)).isEmpty();
  }

  @Test
  void rangesAreKeptAsTheyWereGiven() {
    WeeklyHours hours =
        WeeklyHours.builder().on(DayOfWeek.MONDAY, "13:00-17:00", "09:00-14:00").build();

    assertThat(hours.on(DayOfWeek.MONDAY))
        .extracting(LocalTimeRange::toString)
        .containsExactly("13:00-17:00", "09:00-14:00");
  }
}
