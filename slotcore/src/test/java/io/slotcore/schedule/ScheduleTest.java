package io.slotcore.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slotcore.time.DayRanges;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScheduleTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final LocalDate MONDAY = LocalDate.of(2027, 1, 4);

  private static Schedule.Builder office() {
    return Schedule.builder("office", BERLIN).weeklyHours(WeeklyHours.officeHours());
  }

  private static DayRanges on(Schedule schedule, LocalDate date) {
    return schedule.rangesOn(date.toEpochDay());
  }

  @Test
  void theWeeklyHoursSpeakForADateWithoutOverride() {
    Schedule schedule = office().build();

    assertThat(on(schedule, MONDAY).size()).isEqualTo(1);
    assertThat(on(schedule, MONDAY.minusDays(1)).size()).isZero();
    assertThat(on(schedule, LocalDate.of(1969, 12, 29)).size()).as("a Monday").isEqualTo(1);
    assertThat(schedule.ruleOn(MONDAY.toEpochDay())).isEqualTo(schedule.id());
  }

  @Test
  void anOverrideReplacesTheWeeklyHoursOfItsDatesOnly() {
    Schedule schedule =
        office()
            .override(DateOverride.closed("holiday", MONDAY))
            .override(
                DateOverride.of(
                    "fair", List.of(MONDAY.plusDays(1), MONDAY.plusDays(5)), "10:00-11:00"))
            .build();

    assertThat(on(schedule, MONDAY).size()).isZero();
    assertThat(on(schedule, MONDAY.plusDays(1)).startMinute(0)).isEqualTo(600);
    assertThat(on(schedule, MONDAY.plusDays(2)).startMinute(0)).isEqualTo(540);
    assertThat(on(schedule, MONDAY.plusDays(5)).endMinute(0)).isEqualTo(660);
    assertThat(schedule.ruleOn(MONDAY.toEpochDay())).isEqualTo("holiday");
    assertThat(schedule.ruleOn(MONDAY.plusDays(5).toEpochDay())).isEqualTo("fair");
  }

  @Test
  void twoOverridesOfOneDateAreRefusedByName() {
    Schedule.Builder schedule =
        office()
            .override(DateOverride.closed("holiday", MONDAY))
            .override(DateOverride.of("fair", Set.of(MONDAY, MONDAY.plusDays(1)), "10:00-11:00"));

    assertThatThrownBy(schedule::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "schedule 'office': overrides 'holiday' and 'fair' both name 2027-01-04;"
                + " one date has one override");
  }

  @Test
  void anOverrideNeedsAnIdAndADate() {
    assertThatThrownBy(() -> DateOverride.closed("holiday"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("override 'holiday' needs an id and at least one date, has []");
    assertThatThrownBy(() -> DateOverride.closed(" ", MONDAY))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
