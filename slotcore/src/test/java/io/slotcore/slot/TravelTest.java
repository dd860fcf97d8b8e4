package io.slotcore.slot;

import static io.slotcore.slot.Examples.ADA;
import static io.slotcore.slot.Examples.MONDAY;
import static io.slotcore.slot.Examples.NOTHING;
import static io.slotcore.slot.Examples.at;
import static io.slotcore.slot.Examples.busy;
import static io.slotcore.slot.Examples.daily;
import static io.slotcore.slot.Examples.hourly;
import static org.assertj.core.api.Assertions.assertThat;

import io.slotcore.eventtype.EventType;
import io.slotcore.eventtype.Host;
import io.slotcore.eventtype.Pool;
import io.slotcore.schedule.DateOverride;
import io.slotcore.schedule.Schedule;
import io.slotcore.schedule.Travel;
import io.slotcore.time.CalendarDays;
import io.slotcore.time.Interval;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Dates that are spent in another zone: rule T6. */
class TravelTest {

  private static final ZoneId UTC = ZoneOffset.UTC;
  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
  private static final ZoneId NIUE = ZoneId.of("Pacific/Niue");
  private static final ZoneId KIRITIMATI = ZoneId.of("Pacific/Kiritimati");
  private static final LocalDate TUESDAY = MONDAY.plusDays(1);
  private static final LocalDate WEDNESDAY = MONDAY.plusDays(2);

  /** The starts from the eve of Monday for a week, in UTC. */
  private static List<String> week(Schedule schedule) {
    return week(hourly().host(Host.of("ada", schedule)).build(), NOTHING);
  }

  private static List<String> week(EventType type, Facts facts) {
    SlotQuery query = SlotQuery.of(type, at("2027-01-03T00:00"), at("2027-01-08T00:00"));
    return Availability.slots(query, facts).stream()
        .map(slot -> slot.startIn(UTC).toLocalDateTime().toString().substring(8))
        .toList();
  }

  @Test
  void theHoursOfADateLieInTheZoneOfThatDate() {
    Schedule schedule =
        daily(UTC, "09:00-10:00").travel(new Travel("tokyo", TUESDAY, WEDNESDAY, TOKYO)).build();

    assertThat(week(schedule))
        .containsExactly("03T09:00", "04T09:00", "05T00:00", "06T00:00", "07T09:00");
  }

  @Test
  void aDayMayStartBeforeTheOneBeforeHasEnded() {
    Schedule schedule =
        daily(UTC, "20:00-22:00").travel(new Travel("tokyo", TUESDAY, TUESDAY, TOKYO)).build();
    Schedule mornings =
        daily(UTC, "00:00-02:00", "18:00-20:00")
            .travel(new Travel("tokyo", TUESDAY, TUESDAY, TOKYO))
            .build();

    assertThat(week(schedule))
        .startsWith("03T20:00", "03T21:00", "04T20:00", "04T21:00", "05T11:00");
    // 00:00 of Tuesday in Tokyo is 15:00 of Monday, before Monday's evening hours.
    assertThat(week(mornings).subList(4, 12))
        .containsExactly(
            "04T00:00",
            "04T01:00",
            "04T15:00",
            "04T16:00",
            "04T18:00",
            "04T19:00",
            "05T09:00",
            "05T10:00");
  }

  @Test
  void hoursOfTwoDatesThatTheTravelLaysOverEachOtherAreOpenOnceWithBothGrids() {
    Schedule schedule =
        daily(UTC, "15:30-17:30")
            .travel(new Travel("tokyo", TUESDAY, TUESDAY, TOKYO))
            .override(DateOverride.of("early", TUESDAY, "00:00-02:00"))
            .build();

    assertThat(week(schedule).subList(2, 6))
        .containsExactly("04T15:00", "04T15:30", "04T16:00", "04T16:30");
  }

  @Test
  void fromEastToWestHoursMayLieBetweenTwoDates() {
    Schedule schedule =
        daily(TOKYO, "00:00-24:00").travel(new Travel("home", TUESDAY, TUESDAY, UTC)).build();

    // Monday in Tokyo ends at 15:00 in UTC, and Tuesday starts nine hours later.
    List<String> starts = week(schedule);
    assertThat(starts)
        .contains("04T14:00", "05T00:00", "05T23:00")
        .doesNotContain("04T15:00", "04T23:00");
    // Wednesday is in Tokyo again: it starts while it is Tuesday, and both are open.
    assertThat(starts.stream().filter(start -> start.startsWith("05"))).hasSize(24);
  }

  @Test
  void aRangeOverMidnightStaysInTheZoneOfItsStart() {
    Schedule schedule =
        daily(UTC, "22:30-01:30").travel(new Travel("tokyo", TUESDAY, TUESDAY, TOKYO)).build();

    assertThat(week(schedule))
        .contains("04T22:30", "04T23:30", "05T00:30", "05T13:30", "05T15:30")
        .doesNotContain("05T22:30");
  }

  @Test
  void anOverrideHoldsOnADateOfTravelInTheZoneOfTheTravel() {
    Schedule schedule =
        daily(UTC, "09:00-10:00")
            .travel(new Travel("tokyo", TUESDAY, WEDNESDAY, TOKYO))
            .override(DateOverride.of("fair", TUESDAY, "20:00-21:00"))
            .override(DateOverride.closed("off", WEDNESDAY))
            .build();

    assertThat(week(schedule)).containsExactly("03T09:00", "04T09:00", "05T11:00", "07T09:00");
  }

  @Test
  void theGridIsOnTheWallClockOfTheEventType() {
    ZoneId kathmandu = ZoneId.of("Asia/Kathmandu");
    Schedule schedule =
        daily(UTC, "09:00-11:00").travel(new Travel("nepal", TUESDAY, TUESDAY, kathmandu)).build();
    EventType type = hourly().host(Host.of("ada", schedule)).build();

    assertThat(week(type, NOTHING))
        .contains("04T09:00", "04T10:00", "05T03:15", "05T04:15", "06T09:00");
    assertThat(week(type, busy(ADA, "2027-01-05T03:15", "2027-01-05T03:16")))
        .doesNotContain("05T03:15")
        .contains("05T04:15");
  }

  @Test
  void theGridOfATravellerMovesWithTheClocksOfTheEventType() {
    LocalDate spring = LocalDate.of(2027, 3, 28);
    Schedule schedule =
        daily(ZoneId.of("Europe/Berlin"), "00:20-04:00")
            .travel(new Travel("away", spring, spring, UTC))
            .build();
    EventType type =
        hourly().host(Host.of("ada", schedule)).startIncrement(Duration.ofMinutes(90)).build();

    // 00:20 in UTC is 01:20 in Berlin, where there is no 02:50.
    assertThat(Examples.starts(type, spring, 1, NOTHING)).containsExactly("28T01:20", "28T04:20");
  }

  @Test
  void travellersOfAPoolMeetWhereTheyAre() {
    Schedule traveller =
        daily(UTC, "09:00-17:00").travel(new Travel("tokyo", TUESDAY, TUESDAY, TOKYO)).build();
    EventType type =
        EventType.builder("intro", Duration.ofHours(8))
            .pool(Pool.all(Host.of("ada", traveller), Examples.bob("00:00-24:00")))
            .build();

    assertThat(week(type, NOTHING))
        .containsExactly("03T09:00", "04T09:00", "05T00:00", "06T09:00", "07T09:00");
  }

  @Test
  void twoTravelsInARow() {
    Schedule schedule =
        daily(UTC, "12:00-13:00")
            .travel(new Travel("west", WEDNESDAY, WEDNESDAY, NIUE))
            .travel(new Travel("east", TUESDAY, TUESDAY, KIRITIMATI))
            .build();

    assertThat(week(schedule))
        .containsExactly("03T12:00", "04T12:00", "04T22:00", "06T23:00", "07T12:00");
    assertThat(schedule.travels()).extracting(Travel::id).containsExactly("east", "west");
  }

  @Test
  void dayDIsFromItsStartToThatOfTheNextEachInItsZone() {
    Schedule schedule =
        daily(UTC, "09:00-10:00").travel(new Travel("tokyo", TUESDAY, TUESDAY, TOKYO)).build();
    CalendarDays days = schedule.days();
    Instant tuesday = at("15:00");

    assertThat(days.intervalOf(MONDAY)).isEqualTo(Interval.of(at("00:00"), tuesday));
    assertThat(days.intervalOf(TUESDAY)).isEqualTo(Interval.of(tuesday, at("2027-01-06T00:00")));
    assertThat(days.dayOf(tuesday.minusNanos(1))).isEqualTo(MONDAY);
    assertThat(days.dayOf(tuesday)).isEqualTo(TUESDAY);
    assertThat(days.dayOf(at("2027-01-06T00:00"))).isEqualTo(WEDNESDAY);
    assertThat(days.dayOf(at("2027-01-05T23:59"))).isEqualTo(TUESDAY);
  }

  @Test
  void aDateThatTheNextOneStartsBeforeHasNoTime() {
    Schedule schedule =
        daily(NIUE, "09:00-10:00").travel(new Travel("east", TUESDAY, TUESDAY, KIRITIMATI)).build();
    CalendarDays days = schedule.days();

    // Tuesday starts at 10:00 in UTC on Kiritimati, Monday at 11:00 on Niue.
    assertThat(days.intervalOf(MONDAY).isEmpty()).isTrue();
    assertThat(days.dayOf(at("10:00"))).isEqualTo(TUESDAY);
    assertThat(days.dayOf(at("09:59"))).isEqualTo(MONDAY.minusDays(1));
    assertThat(days.intervalOf(TUESDAY))
        .isEqualTo(Interval.of(at("10:00"), at("2027-01-06T11:00")));
  }
}
