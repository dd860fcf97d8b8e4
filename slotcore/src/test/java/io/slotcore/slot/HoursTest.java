package io.slotcore.slot;

import static io.slotcore.slot.Examples.MONDAY;
import static io.slotcore.slot.Examples.NOTHING;
import static io.slotcore.slot.Examples.at;
import static io.slotcore.slot.Examples.daily;
import static io.slotcore.slot.Examples.days;
import static io.slotcore.slot.Examples.explain;
import static io.slotcore.slot.Examples.hourly;
import static io.slotcore.slot.Examples.minutes;
import static io.slotcore.slot.Examples.span;
import static io.slotcore.slot.Examples.starts;
import static io.slotcore.slot.Examples.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.slotcore.eventtype.Alignment;
import io.slotcore.eventtype.EventType;
import io.slotcore.eventtype.Host;
import io.slotcore.eventtype.Pool;
import io.slotcore.schedule.DateOverride;
import io.slotcore.schedule.Holiday;
import io.slotcore.schedule.OutOfOffice;
import io.slotcore.schedule.Schedule;
import io.slotcore.schedule.Season;
import io.slotcore.schedule.WeeklyHours;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which rule speaks for a time (T5), and the grid on it (T4). */
class HoursTest {

  private static final LocalDate TUESDAY = MONDAY.plusDays(1);

  private static EventType with(Schedule schedule) {
    return hourly().host(Host.of("ada", schedule)).build();
  }

  private static WeeklyHours every(String... ranges) {
    return WeeklyHours.builder().on(DayOfWeek.MONDAY, DayOfWeek.SUNDAY, ranges).build();
  }

  private static Schedule.Builder nine() {
    return daily(ZoneOffset.UTC, "09:00-10:00");
  }

  @Test
  void aSeasonReplacesTheWeeklyHoursOfItsDates() {
    Schedule schedule =
        nine()
            .season(new Season("winter", TUESDAY, TUESDAY.plusDays(1), every("12:00-13:00")))
            .season(new Season("break", MONDAY, MONDAY, WeeklyHours.closed()))
            .build();

    assertThat(starts(with(schedule), MONDAY.minusDays(1), 5, NOTHING))
        .containsExactly("03T09:00", "05T12:00", "06T12:00", "07T09:00");
    assertThat(schedule.seasons()).extracting(Season::id).containsExactly("break", "winter");
    assertThat(texts(explain(with(schedule), "2027-01-05T09:00", NOTHING)))
        .contains("host:ada HOURS: outside the hours of 'winter'");
    assertThat(texts(explain(with(schedule), "09:00", NOTHING)))
        .contains("host:ada HOURS: outside the hours of 'break'");
  }

  @Test
  void anOverrideWinsOverAHolidayAndAHolidayOverASeason() {
    Schedule schedule =
        nine()
            .season(new Season("winter", MONDAY, MONDAY.plusDays(9), every("12:00-13:00")))
            .holiday(new Holiday("first", MONDAY))
            .holiday(new Holiday("second", TUESDAY))
            .override(DateOverride.of("fair", TUESDAY, "15:00-16:00"))
            .build();

    assertThat(starts(with(schedule), MONDAY.minusDays(1), 4, NOTHING))
        .containsExactly("03T09:00", "05T15:00", "06T12:00");
    assertThat(schedule.ruleOn(MONDAY.toEpochDay())).isEqualTo("first");
    assertThat(schedule.ruleOn(TUESDAY.toEpochDay())).isEqualTo("fair");
    assertThat(schedule.ruleOn(MONDAY.plusDays(2).toEpochDay())).isEqualTo("winter");
    assertThat(schedule.ruleOn(MONDAY.plusDays(10).toEpochDay())).isEqualTo("hours");
  }

  @Test
  void aHolidayLeavesWhatSpillsOverFromItsEve() {
    Schedule schedule =
        daily(ZoneOffset.UTC, "22:00-02:00").holiday(new Holiday("epiphany", TUESDAY)).build();

    assertThat(starts(with(schedule), TUESDAY, 2, NOTHING))
        .containsExactly("05T00:00", "05T01:00", "06T22:00", "06T23:00");
  }

  @Test
  void anAbsenceWinsOverAnOverride() {
    Schedule schedule = nine().override(DateOverride.of("fair", MONDAY, "09:00-13:00")).build();
    Host ada =
        Host.builder("ada", schedule)
            .outOfOffice(new OutOfOffice("dentist", span("10:30", "11:00")))
            .outOfOffice(new OutOfOffice("nothing", span("09:30", "09:30")))
            .build();
    EventType type = hourly().host(ada).build();

    assertThat(starts(type, NOTHING)).containsExactly("09:00", "11:00", "12:00");
    assertThat(texts(explain(type, "10:00", NOTHING)))
        .containsExactly(
            "host:ada OUT_OF_OFFICE: away in 2027-01-04T10:30:00Z/2027-01-04T11:00:00Z (dentist)");
    assertThat(explain(type, "10:00", NOTHING).reasons().get(0).forbids())
        .isEqualTo(io.slotcore.time.Interval.of(at("09:30").plusSeconds(1), at("11:00")));
  }

  @Test
  void theReasonOfClosedHoursSaysFromWhenToWhen() {
    EventType type = hourly().host(Examples.ada("09:00-12:00", "14:00-17:00")).build();
    Reason reason = explain(type, "11:30", NOTHING).reasons().get(0);

    assertThat(reason.text()).isEqualTo("outside the hours of 'hours'");
    assertThat(reason.forbids())
        .isEqualTo(io.slotcore.time.Interval.of(at("11:00").plusSeconds(1), at("14:00")));
  }

  @Test
  void aStartASecondTooLateIsOutsideTheHours() {
    EventType type = hourly().host(Examples.ada("09:00-12:00")).build();
    java.time.Instant late = at("11:00").plusSeconds(1);

    assertThat(Availability.explain(SlotQuery.at(type, late).build(), late, NOTHING).reasons())
        .extracting(Reason::rule)
        .containsExactly(Rule.HOURS, Rule.GRID);
  }

  @Test
  void theReasonOfTheGridSaysFromWhenToWhen() {
    EventType type = hourly().host(Examples.ada("09:00-17:00")).startIncrement(minutes(30)).build();

    assertThat(gridReason(type, "10:10"))
        .isEqualTo(io.slotcore.time.Interval.of(at("10:00").plusSeconds(1), at("10:30")));
    // Between the first two candidates of the day.
    assertThat(gridReason(type, "09:10"))
        .isEqualTo(io.slotcore.time.Interval.of(at("09:00").plusSeconds(1), at("09:30")));
    // Up to the end of the range, which is no candidate.
    assertThat(gridReason(type, "16:45"))
        .isEqualTo(
            io.slotcore.time.Interval.of(at("16:30").plusSeconds(1), at("2027-01-05T09:00")));
    // After the last candidate of the day up to the first of the next.
    assertThat(gridReason(type, "17:00"))
        .isEqualTo(
            io.slotcore.time.Interval.of(at("16:30").plusSeconds(1), at("2027-01-05T09:00")));
    assertThat(gridReason(type, "08:59"))
        .isEqualTo(
            io.slotcore.time.Interval.of(at("2027-01-03T16:30").plusSeconds(1), at("09:00")));
  }

  private static io.slotcore.time.Interval gridReason(EventType type, String start) {
    return explain(type, start, NOTHING).reasons().stream()
        .filter(reason -> reason.rule() == Rule.GRID)
        .findFirst()
        .orElseThrow()
        .forbids();
  }

  @Test
  void eachRangeHasItsOwnGridUnlessItIsTheClocks() {
    EventType.Builder type =
        hourly().host(Examples.ada("09:10-11:30", "13:25-15:00")).startIncrement(minutes(30));

    assertThat(starts(type.build(), NOTHING))
        .containsExactly("09:10", "09:40", "10:10", "13:25", "13:55");
    assertThat(starts(type.alignment(Alignment.CLOCK).build(), NOTHING))
        .containsExactly("09:30", "10:00", "10:30", "13:30", "14:00");
  }

  @Test
  void hoursAndGridGoBackBeforeTheEpoch() {
    EventType.Builder type = hourly().host(Examples.ada("09:10-12:00"));
    Facts then = Facts.empty(at("1960-01-01T00:00"));
    LocalDate first = LocalDate.of(1969, 12, 30);

    assertThat(starts(type.build(), first, 3, then))
        .containsExactly("30T09:10", "30T10:10", "31T09:10", "31T10:10", "01T09:10", "01T10:10");
    assertThat(starts(type.alignment(Alignment.CLOCK).build(), first, 2, then))
        .containsExactly("30T10:00", "30T11:00", "31T10:00", "31T11:00");
  }

  @Test
  void theClocksGridStartsAnewAtMidnight() {
    EventType type =
        hourly()
            .host(Examples.ada("20:00-04:00"))
            .startIncrement(minutes(7 * 60))
            .alignment(Alignment.CLOCK)
            .build();

    assertThat(starts(type, MONDAY, 2, NOTHING))
        .containsExactly("04T00:00", "04T21:00", "05T00:00", "05T21:00");
  }

  @Test
  void theGridIsOnTheWallClockOfTheEventTypesZone() {
    ZoneId kathmandu = ZoneId.of("Asia/Kathmandu");
    EventType.Builder type = hourly().host(Examples.ada("09:00-11:00")).zone(kathmandu);

    // 09:00 in UTC is 14:45 in Kathmandu: from the range, or from full hours.
    assertThat(starts(type.build(), NOTHING)).containsExactly("14:45", "15:45");
    assertThat(starts(type.alignment(Alignment.CLOCK).build(), NOTHING)).containsExactly("15:00");
  }

  @Test
  void theGridOfHoursInAnotherZoneMovesWithTheClocksOfTheEventType() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    EventType type =
        hourly().host(Examples.ada("00:20-04:00")).startIncrement(minutes(90)).zone(berlin).build();
    LocalDate spring = LocalDate.of(2027, 3, 28);

    // 00:20 in UTC is 01:20 in Berlin, where 02:00 is left out and 02:50 does not come.
    assertThat(starts(type, spring, 1, NOTHING)).containsExactly("28T01:20", "28T04:20");
  }

  @Test
  void severalDurationsShareTheGridAndDifferInTheirEnds() {
    EventType type =
        hourly()
            .host(Examples.ada("09:00-11:00"))
            .durations(minutes(30), Duration.ofHours(2), Duration.ofHours(3))
            .startIncrement(minutes(30))
            .build();

    assertThat(type.durations())
        .containsExactly(minutes(60), minutes(30), minutes(120), minutes(180));
    assertThat(lasting(type, 30)).containsExactly("09:00", "09:30", "10:00", "10:30");
    assertThat(lasting(type, 60)).containsExactly("09:00", "09:30", "10:00");
    assertThat(lasting(type, 120)).containsExactly("09:00");
    assertThat(lasting(type, 180)).isEmpty();
  }

  private static List<String> lasting(EventType type, int duration) {
    return starts(
        SlotQuery.builder(type, days(type, MONDAY, 1).window()).duration(minutes(duration)).build(),
        NOTHING);
  }

  @Test
  void aBookingMayLastOverSeveralDaysThatAreOpenAsOne() {
    EventType type =
        EventType.builder("retreat", Duration.ofDays(3))
            .host(Host.of("ada", Schedule.alwaysOpen("always", ZoneOffset.UTC)))
            .build();

    assertThat(
            starts(
                type,
                MONDAY,
                3,
                Examples.busy(Examples.ADA, "2027-01-08T00:00", "2027-01-09T00:00")))
        .containsExactly("04T00:00", "05T00:00");
  }

  @Test
  void hostsWithTheSameHoursHaveOneGrid() {
    EventType together =
        hourly(Pool.oneOf(Examples.ada("09:00-11:00"), Examples.bob("09:00-11:00")));

    assertThat(starts(together, NOTHING)).containsExactly("09:00", "10:00");
  }

  @Test
  void theSameHoursInAnotherZoneAreOtherHours() {
    Host tokyo = Host.of("bob", daily(ZoneId.of("Asia/Tokyo"), "09:00-11:00").build());
    EventType type = hourly(Pool.oneOf(Examples.ada("09:00-11:00"), tokyo));

    assertThat(starts(type, NOTHING)).containsExactly("00:00", "01:00", "09:00", "10:00");
  }
}
