package io.slotcore.slot;

import static io.slotcore.slot.Examples.ADA;
import static io.slotcore.slot.Examples.BOB;
import static io.slotcore.slot.Examples.INTRO;
import static io.slotcore.slot.Examples.MONDAY;
import static io.slotcore.slot.Examples.NOTHING;
import static io.slotcore.slot.Examples.NOW;
import static io.slotcore.slot.Examples.ada;
import static io.slotcore.slot.Examples.at;
import static io.slotcore.slot.Examples.bob;
import static io.slotcore.slot.Examples.booking;
import static io.slotcore.slot.Examples.counted;
import static io.slotcore.slot.Examples.daily;
import static io.slotcore.slot.Examples.days;
import static io.slotcore.slot.Examples.explain;
import static io.slotcore.slot.Examples.hourly;
import static io.slotcore.slot.Examples.limit;
import static io.slotcore.slot.Examples.minutes;
import static io.slotcore.slot.Examples.span;
import static io.slotcore.slot.Examples.starts;
import static io.slotcore.slot.Examples.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.slotcore.eventtype.BookingLimit;
import io.slotcore.eventtype.EventType;
import io.slotcore.eventtype.Host;
import io.slotcore.eventtype.LimitPeriod;
import io.slotcore.eventtype.Pool;
import io.slotcore.eventtype.Subject;
import io.slotcore.schedule.Schedule;
import io.slotcore.schedule.Travel;
import io.slotcore.time.Interval;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** Limits of event types, hosts and bookers. */
class LimitTest {

  private static EventType.Builder noon() {
    return hourly().host(ada("12:00-13:00"));
  }

  private static Host adaWith(BookingLimit limit, ZoneId zone, String... ranges) {
    return Host.builder("ada", daily(zone, ranges).build()).limit(limit).build();
  }

  @Test
  void aPeriodIsFullWhenSoManyBookingsStartInIt() {
    EventType type = noon().limit(BookingLimit.perDay(2)).build();

    assertThat(starts(type, counted(INTRO, counted(1, "06:00")))).hasSize(1);
    assertThat(starts(type, counted(INTRO, counted(1, "06:00"), counted(2, "23:59")))).isEmpty();
    assertThat(starts(type, counted(INTRO, counted(1, "06:00"), counted(2, "2027-01-05T00:00"))))
        .hasSize(1);
  }

  @Test
  void eachPeriodIsCutByTheCalendar() {
    Facts first = counted(INTRO, counted(1, "2027-01-01T00:00"));

    assertThat(nextAfter(LimitPeriod.DAY, first)).isEqualTo("2027-01-02");
    assertThat(nextAfter(LimitPeriod.WEEK, first)).isEqualTo("2027-01-04");
    assertThat(nextAfter(LimitPeriod.MONTH, first)).isEqualTo("2027-02-01");
    assertThat(nextAfter(LimitPeriod.YEAR, first)).isEqualTo("2028-01-01");
  }

  private static LocalDate nextAfter(LimitPeriod period, Facts facts) {
    EventType type = noon().limit(limit(1, period)).build();
    Slot first = Availability.first(days(type, LocalDate.of(2027, 1, 1), 400), facts).orElseThrow();
    return first.startIn(type.zone()).toLocalDate();
  }

  @Test
  void aBookingCountsWhollyInThePeriodOfItsStart() {
    EventType type = noon().limit(BookingLimit.of(Duration.ofHours(2), LimitPeriod.DAY)).build();
    CountedBooking overnight =
        new CountedBooking(booking(1), at("23:00"), Duration.ofHours(9), Instant.MAX);

    assertThat(starts(type, MONDAY, 2, counted(INTRO, overnight))).containsExactly("05T12:00");
  }

  @Test
  void aHostsLimitLeavesTheOthersOfAPoolAlone() {
    EventType type =
        hourly(
            Pool.oneOf(
                adaWith(BookingLimit.perDay(1), ZoneId.of("UTC"), "12:00-13:00"),
                bob("12:00-13:00")));
    Facts facts = counted(ADA, counted(1, "06:00"));

    assertThat(Examples.served(type, "12:00", NOTHING)).containsExactly("host:ada");
    assertThat(Examples.served(type, "12:00", facts)).containsExactly("host:bob");
    assertThat(starts(type, counted(BOB, counted(1, "06:00")))).hasSize(1);
  }

  @Test
  void aHostsLimitIsCutInTheZoneOfHisDefaultSchedule() {
    Host ada =
        Host.builder("ada", Schedule.builder("home", ZoneId.of("Pacific/Kiritimati")).build())
            .schedule(
                Schedule.builder("work", ZoneId.of("UTC"))
                    .weeklyHours(daily("09:00-11:00").weeklyHours())
                    .build())
            .limit(BookingLimit.perDay(1))
            .build();
    EventType type = hourly().host(ada.using("work")).zone(ZoneId.of("UTC")).build();

    // On Kiritimati Monday is from 10:00 of Sunday to 10:00 of Monday in UTC.
    assertThat(starts(type, counted(ADA, counted(1, "09:59")))).containsExactly("10:00");
    assertThat(starts(type, counted(ADA, counted(1, "10:00")))).containsExactly("09:00");
    assertThat(Availability.factsNeeded(days(type, MONDAY, 1)).counted().get(ADA))
        .isEqualTo(Interval.of(at("2027-01-03T10:00"), at("2027-01-05T10:00")));
  }

  @Test
  void theDaysOfAHostsLimitAreThoseOfHisTravel() {
    ZoneId utc = ZoneId.of("UTC");
    Schedule schedule =
        daily(utc, "00:00-24:00")
            .travel(new Travel("tokyo", MONDAY, MONDAY, ZoneId.of("Asia/Tokyo")))
            .build();
    Host ada = Host.builder("ada", schedule).limit(BookingLimit.perDay(1)).build();
    EventType type = hourly().host(ada).zone(utc).startIncrement(minutes(60)).build();

    // Monday is from 15:00 of Sunday to the midnight of Tuesday in UTC.
    Facts facts = counted(ADA, counted(1, "2027-01-03T15:00"));
    assertThat(starts(type, MONDAY.minusDays(1), 3, facts))
        .startsWith("03T00:00")
        .contains("03T14:00", "05T00:00")
        .doesNotContain("03T15:00", "04T00:00", "04T23:00");
  }

  @Test
  void aBookersLimitHoldsForHimOnly() {
    EventType type = noon().bookerLimit(limit(1, LimitPeriod.MONTH)).build();
    Facts facts = counted(Subject.booker("eve"), counted(1, "2027-01-31T23:59"));
    SlotQuery eve = SlotQuery.builder(type, days(type, MONDAY, 1).window()).booker("eve").build();

    assertThat(starts(eve, facts)).isEmpty();
    assertThat(starts(type, facts)).hasSize(1);
    assertThat(Availability.factsNeeded(eve).counted().get(Subject.booker("eve")))
        .isEqualTo(Interval.of(at("2027-01-01T00:00"), at("2027-02-01T00:00")));
    assertThat(texts(Availability.explain(eve, at("12:00"), facts)))
        .containsExactly(
            "booker:eve LIMIT: limit of 1 booking a month is reached in the one from 2027-01-01");
  }

  @Test
  void severalLimitsAllHold() {
    EventType type =
        noon()
            .limit(BookingLimit.perDay(2))
            .limit(BookingLimit.of(minutes(150), LimitPeriod.WEEK))
            .build();
    Facts facts = counted(INTRO, counted(1, "06:00"), counted(2, "07:00"));

    assertThat(texts(explain(type, "12:00", facts)))
        .containsExactly(
            "event-type:intro LIMIT: limit of 2 bookings a day is reached in the one from"
                + " 2027-01-04",
            "event-type:intro LIMIT: limit of 150 minutes a week is reached in the one from"
                + " 2027-01-04");
    assertThat(explain(type, "12:00", facts).reasons())
        .extracting(Reason::id, Reason::forbids)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "2-bookings-a-day", span("00:00", "2027-01-05T00:00")),
            org.assertj.core.groups.Tuple.tuple(
                "150-minutes-a-week", span("00:00", "2027-01-11T00:00")));
  }

  @Test
  void whatHasExpiredDoesNotCount() {
    EventType type = noon().limit(BookingLimit.perDay(1)).build();
    CountedBooking expired = new CountedBooking(booking(1), at("06:00"), Duration.ofHours(1), NOW);
    CountedBooking alive =
        new CountedBooking(booking(1), at("06:00"), Duration.ofHours(1), NOW.plusNanos(1));

    assertThat(starts(type, counted(INTRO, expired))).hasSize(1);
    assertThat(starts(type, counted(INTRO, alive))).isEmpty();
  }

  @Test
  void aShorterDurationMayHaveRoomWhereTheUsualOneHasNot() {
    EventType type =
        noon().durations(minutes(30)).limit(BookingLimit.of(minutes(90), LimitPeriod.DAY)).build();
    Facts facts = counted(INTRO, counted(1, "06:00"));
    SlotQuery half =
        SlotQuery.builder(type, days(type, MONDAY, 1).window()).duration(minutes(30)).build();

    assertThat(starts(type, facts)).isEmpty();
    assertThat(starts(half, facts)).containsExactly("12:00");
  }

  @Test
  void aDayOf25HoursIsOneDay() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    EventType type =
        hourly()
            .host(Host.of("ada", daily(berlin, "00:00-24:00").build()))
            .limit(BookingLimit.perDay(1))
            .build();
    LocalDate date = LocalDate.of(2027, 10, 31);
    Facts facts = counted(INTRO, counted(1, "2027-10-31T22:59"));

    assertThat(starts(type, date, 1, facts)).isEmpty();
    assertThat(starts(type, date, 1, NOTHING)).hasSize(25);
    assertThat(explainedDay(type, facts)).isEqualTo(Duration.ofHours(25));
  }

  private static Duration explainedDay(EventType type, Facts facts) {
    return explain(type, "2027-10-31T12:00", facts).reasons().get(0).forbids().duration();
  }

  @Test
  void limitsHaveNames() {
    assertThat(limit(3, LimitPeriod.DAY).id()).isEqualTo("3-bookings-a-day");
    assertThat(BookingLimit.of(Duration.ofHours(2), LimitPeriod.YEAR).id())
        .isEqualTo("120-minutes-a-year");
    assertThat(BookingLimit.of(Duration.ofDays(Integer.MAX_VALUE), LimitPeriod.YEAR).most())
        .isEqualTo(Integer.MAX_VALUE);
  }
}
