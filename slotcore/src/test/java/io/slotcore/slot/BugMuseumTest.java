package io.slotcore.slot;

import static io.slotcore.slot.Examples.ADA;
import static io.slotcore.slot.Examples.INTRO;
import static io.slotcore.slot.Examples.MONDAY;
import static io.slotcore.slot.Examples.NOTHING;
import static io.slotcore.slot.Examples.NOW;
import static io.slotcore.slot.Examples.at;
import static io.slotcore.slot.Examples.busy;
import static io.slotcore.slot.Examples.claim;
import static io.slotcore.slot.Examples.claims;
import static io.slotcore.slot.Examples.counted;
import static io.slotcore.slot.Examples.daily;
import static io.slotcore.slot.Examples.days;
import static io.slotcore.slot.Examples.explain;
import static io.slotcore.slot.Examples.hourly;
import static io.slotcore.slot.Examples.limit;
import static io.slotcore.slot.Examples.minutes;
import static io.slotcore.slot.Examples.starts;
import static org.assertj.core.api.Assertions.assertThat;

import io.slotcore.eventtype.Alignment;
import io.slotcore.eventtype.BookingWindow;
import io.slotcore.eventtype.EventType;
import io.slotcore.eventtype.Host;
import io.slotcore.eventtype.LimitPeriod;
import io.slotcore.freebusy.BusyPeriod;
import io.slotcore.freebusy.FreeBusy;
import io.slotcore.schedule.DateOverride;
import io.slotcore.schedule.Holiday;
import io.slotcore.schedule.OutOfOffice;
import io.slotcore.schedule.Schedule;
import io.slotcore.schedule.WeeklyHours;
import io.slotcore.time.Interval;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Errors of clocks, dates and edges that scheduling systems have had, each by its smallest case.
 */
class BugMuseumTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  private static EventType.Builder hourlyIn(ZoneId zone, String... ranges) {
    return hourly().host(Host.of("ada", daily(zone, ranges).build()));
  }

  private static EventType.Builder utc(String... ranges) {
    return hourlyIn(ZoneOffset.UTC, ranges);
  }

  private static List<String> instants(SlotQuery query, Facts facts) {
    return Availability.slots(query, facts).stream().map(slot -> slot.start().toString()).toList();
  }

  // The offset of today is taken for all dates, so that after a change all times are an hour off.
  @Test
  void theOffsetOfNowIsNotThatOfALaterDate() {
    EventType type = hourlyIn(BERLIN, "09:00-10:00").build();
    Facts winter = Facts.empty(at("2027-03-01T12:00", BERLIN));

    assertThat(instants(days(type, LocalDate.of(2027, 3, 27), 2), winter))
        .containsExactly("2027-03-27T08:00:00Z", "2027-03-28T07:00:00Z");
  }

  // A clock of twelve hours takes noon for midnight on a day that has 23 or 25 hours.
  @ParameterizedTest
  @ValueSource(strings = {"2027-03-14", "2027-11-07"})
  void noonIsNotMidnightOnADayOfTransition(LocalDate date) {
    EventType type = hourlyIn(NEW_YORK, "00:00-01:00", "12:00-13:00").build();

    assertThat(starts(days(type, date, 1), NOTHING)).containsExactly("00:00", "12:00");
  }

  // A day's notice is taken for "the same time tomorrow", though tomorrow has 23 or 25 hours.
  @ParameterizedTest
  @CsvSource({"2027-03-13T12:00, 14T13:00", "2027-11-06T12:00, 07T11:00"})
  void noticeOverATransitionIsElapsedTime(String now, String first) {
    EventType type = hourlyIn(NEW_YORK, "00:00-24:00").minimumNotice(Duration.ofHours(24)).build();
    Facts facts = Facts.empty(at(now, NEW_YORK));

    assertThat(starts(type, LocalDate.parse(now.substring(0, 10)), 3, facts)).startsWith(first);
  }

  // The grid begins at "now", so that whoever looks at 09:07 is offered 09:07.
  @Test
  void theGridDoesNotMoveWithNow() {
    EventType type = utc("09:00-12:00").build();
    Facts facts = Facts.empty(at("09:07").plusSeconds(13));

    assertThat(starts(SlotQuery.of(type, facts.now(), at("18:00")), facts))
        .containsExactly("10:00", "11:00");
  }

  // The clock's grid counts elapsed hours from midnight, so that it is off after a transition.
  @Test
  void theClocksGridShowsFullHoursAfterATransition() {
    EventType type =
        hourlyIn(ZoneId.of("Australia/Lord_Howe"), "00:30-05:00")
            .alignment(Alignment.CLOCK)
            .build();

    assertThat(starts(days(type, LocalDate.of(2027, 10, 3), 1), NOTHING))
        .containsExactly("01:00", "03:00", "04:00");
  }

  // Offsets that are no whole hours put the grid on the hours of UTC.
  @Test
  void theGridIsThatOfTheWallClockInKathmandu() {
    EventType type = hourlyIn(ZoneId.of("Asia/Kathmandu"), "09:00-11:00").build();

    assertThat(instants(days(type, MONDAY, 1), NOTHING))
        .containsExactly("2027-01-04T03:15:00Z", "2027-01-04T04:15:00Z");
  }

  // Bookings are looked for in the window only, so that one just outside it loses its buffer.
  @Test
  void aBookingJustOutsideTheWindowBlocksThroughTheBuffers() {
    EventType type = utc("00:00-24:00").buffers(minutes(30), minutes(30)).build();
    SlotQuery query = days(type, MONDAY, 1);
    Claim eve = claim(1, ADA, "2027-01-03T22:30", "2027-01-04T00:00");
    Claim next = claim(2, ADA, "2027-01-05T00:00", "2027-01-05T02:00");

    Interval needed = Availability.factsNeeded(query).claims().get(ADA);

    assertThat(needed).matches(n -> n.overlaps(eve.interval()) && n.overlaps(next.interval()));
    assertThat(starts(query, claims(eve, next))).startsWith("01:00").endsWith("22:00").hasSize(22);
  }

  // Busy time that ends in the window but starts before it is not found.
  @Test
  void busyTimeThatReachesIntoTheWindowBlocks() {
    EventType type = utc("00:00-03:00").build();

    assertThat(starts(type, busy(ADA, "2026-12-20T00:00", "2027-01-04T01:00")))
        .containsExactly("01:00", "02:00");
  }

  // A day of a limit is cut at the midnight of UTC.
  @Test
  void theDaysOfALimitAreThoseOfTheZone() {
    EventType type =
        hourlyIn(ZoneId.of("America/Los_Angeles"), "09:00-10:00", "20:00-21:00")
            .limit(limit(1, LimitPeriod.DAY))
            .build();
    // Monday 20:00 in Los Angeles is Tuesday in UTC.
    Facts facts = counted(INTRO, counted(1, "2027-01-05T04:00"));

    assertThat(starts(type, MONDAY, 2, facts)).containsExactly("05T09:00", "05T20:00");
  }

  // A week that goes over a month's end is counted as two.
  @Test
  void aWeeksLimitHoldsOverTheEndOfTheMonth() {
    EventType type = utc("09:00-10:00").limit(limit(1, LimitPeriod.WEEK)).build();
    SlotQuery query = days(type, LocalDate.of(2027, 4, 1), 5);

    assertThat(Availability.factsNeeded(query).counted().get(INTRO))
        .isEqualTo(Interval.of(at("2027-03-29T00:00"), at("2027-04-12T00:00")));
    assertThat(instants(query, counted(INTRO, counted(1, "2027-03-30T09:00"))))
        .containsExactly("2027-04-05T09:00:00Z");
  }

  // Only what lies in the window is counted, so that a month's limit starts anew in every view.
  @Test
  void aMonthsLimitCountsTheWholeMonthWhateverTheWindow() {
    EventType type = utc("09:00-10:00").limit(limit(2, LimitPeriod.MONTH)).build();
    SlotQuery query = days(type, LocalDate.of(2027, 3, 30), 3);

    assertThat(Availability.factsNeeded(query).counted().get(INTRO))
        .isEqualTo(Interval.of(at("2027-03-01T00:00"), at("2027-05-01T00:00")));
    assertThat(
            instants(
                query,
                counted(INTRO, counted(1, "2027-03-01T00:00"), counted(2, "2027-03-31T23:59"))))
        .containsExactly("2027-04-01T09:00:00Z");
  }

  // A week is cut on Mondays for a business whose week starts on Sunday.
  @Test
  void aWeekMayStartOnSunday() {
    EventType type =
        utc("09:00-10:00")
            .limit(limit(1, LimitPeriod.WEEK).withWeekStart(java.time.DayOfWeek.SUNDAY))
            .build();
    Facts sunday = counted(INTRO, counted(1, "2027-01-03T09:00"));

    assertThat(starts(type, LocalDate.of(2027, 1, 2), 9, sunday))
        .containsExactly("02T09:00", "10T09:00");
  }

  // The override of a date takes effect a day early or late, far from Greenwich.
  @ParameterizedTest
  @ValueSource(strings = {"Pacific/Kiritimati", "Pacific/Pago_Pago", "Pacific/Chatham"})
  void anOverrideHoldsOnItsDateFarFromGreenwich(ZoneId zone) {
    Schedule schedule =
        daily(zone, "09:00-10:00")
            .override(DateOverride.of("late", MONDAY, "22:00-24:00"))
            .override(DateOverride.closed("off", MONDAY.plusDays(2)))
            .build();
    EventType type = hourly().host(Host.of("ada", schedule)).build();

    assertThat(starts(type, MONDAY.minusDays(1), 5, NOTHING))
        .containsExactly("03T09:00", "04T22:00", "04T23:00", "05T09:00", "07T09:00");
  }

  // The last date of a window ends at its start, or at the time of day of "now".
  @Test
  void aRollingWindowHasAllOfItsLastDate() {
    EventType type =
        hourlyIn(NEW_YORK, "00:00-01:00", "23:00-24:00").window(BookingWindow.rolling(2)).build();
    Facts facts = Facts.empty(at("2027-01-04T08:00", NEW_YORK));

    assertThat(starts(type, MONDAY, 7, facts))
        .containsExactly("04T23:00", "05T00:00", "05T23:00", "06T00:00", "06T23:00");
  }

  // Fixed dates lose their first or last day where the zone is not that of the server.
  @ParameterizedTest
  @ValueSource(strings = {"Pacific/Kiritimati", "Pacific/Pago_Pago", "Europe/Berlin"})
  void fixedDatesHaveBothOfTheirEdges(ZoneId zone) {
    EventType type =
        hourlyIn(zone, "00:00-01:00", "23:00-24:00")
            .window(BookingWindow.dates(MONDAY, MONDAY.plusDays(1)))
            .build();

    assertThat(starts(type, MONDAY.minusDays(2), 6, NOTHING))
        .containsExactly("04T00:00", "04T23:00", "05T00:00", "05T23:00");
  }

  // Weekends and holidays are counted as business days.
  @Test
  void businessDaysLeaveOutWeekendAndHoliday() {
    Schedule office =
        Schedule.builder("office", ZoneOffset.UTC)
            .weeklyHours(WeeklyHours.officeHours())
            .holiday(new Holiday("epiphany", LocalDate.of(2027, 1, 11)))
            .build();
    EventType type =
        EventType.builder("intro", Duration.ofHours(8))
            .host(Host.of("ada", office))
            .window(BookingWindow.businessDays(2))
            .build();
    Facts thursday = Facts.empty(at("2027-01-07T12:00"));

    // After Thursday come Friday the 8th and, Monday being a holiday, Tuesday the 12th.
    assertThat(starts(type, LocalDate.of(2027, 1, 7), 14, thursday))
        .containsExactly("08T09:00", "12T09:00");
  }

  // The end of the day is written 23:59, and the minute that is missing cuts nights in two.
  @Test
  void hoursThatEndAtMidnightGoOnIntoTheNextDay() {
    EventType open = utc("00:00-01:00", "23:00-24:00").durations(minutes(120)).build();
    EventType cut = utc("00:00-01:00", "23:00-23:59").durations(minutes(120)).build();

    assertThat(startsOfTwoHours(open)).containsExactly("23:00");
    assertThat(startsOfTwoHours(cut)).isEmpty();
  }

  private static List<String> startsOfTwoHours(EventType type) {
    SlotQuery.Builder query = SlotQuery.builder(type, days(type, MONDAY, 1).window());
    return starts(query.duration(minutes(120)).build(), NOTHING);
  }

  // Two ranges that touch are taken for two, with a wall between them and a grid each.
  @Test
  void rangesThatTouchAreOneRange() {
    EventType type =
        EventType.builder("intro", minutes(100))
            .host(Host.of("ada", daily("09:00-12:00", "12:00-14:00")))
            .build();

    assertThat(starts(type, NOTHING)).containsExactly("09:00", "10:40", "12:20");
  }

  // The last start of the day is offered though the booking ends after hours.
  @Test
  void theWholeBookingLiesInTheHours() {
    EventType type = utc("09:00-10:30").startIncrement(minutes(15)).build();

    assertThat(starts(type, NOTHING)).containsExactly("09:00", "09:15", "09:30");
  }

  // Whole days of absence are midnights of UTC, so that they shift by a day's part.
  @ParameterizedTest
  @ValueSource(strings = {"Pacific/Kiritimati", "Pacific/Pago_Pago", "America/New_York"})
  void aDayOffIsThatDayInTheZoneOfTheHost(ZoneId zone) {
    Host ada =
        Host.builder("ada", daily(zone, "00:00-01:00", "23:00-24:00").build())
            .outOfOffice(OutOfOffice.days("leave", MONDAY, MONDAY.plusDays(1), zone))
            .build();

    assertThat(starts(hourly().host(ada).build(), MONDAY.minusDays(1), 4, NOTHING))
        .containsExactly("03T00:00", "03T23:00", "06T00:00", "06T23:00");
  }

  // An absence cuts whole ranges, or only those that start on its date.
  @Test
  void anAbsenceInTheMiddleOfANightShiftCutsThatPartOnly() {
    Host ada =
        Host.builder("ada", daily("22:00-04:00"))
            .outOfOffice(
                new OutOfOffice(
                    "doctor", Interval.of(at("2027-01-05T00:30"), at("2027-01-05T01:30"))))
            .build();
    EventType type = hourly().host(ada).build();

    assertThat(starts(SlotQuery.of(type, at("20:00"), at("2027-01-05T12:00")), NOTHING))
        .containsExactly("22:00", "23:00", "02:00", "03:00");
  }

  // A gap between two bookings is offered though the booking is longer than the gap.
  @Test
  void aBookingLongerThanTheGapIsNotOffered() {
    EventType type = utc("09:00-12:00").startIncrement(minutes(15)).build();
    Facts facts = claims(claim(1, ADA, "09:00", "10:00"), claim(2, ADA, "10:45", "11:00"));

    assertThat(starts(type, facts)).containsExactly("11:00");
  }

  // Back-to-back bookings are refused by a comparison with "not after" in place of "before".
  @Test
  void bookingsMayTouch() {
    EventType type = utc("09:00-12:00").build();
    Facts facts = claims(claim(1, ADA, "09:00", "10:00"), claim(2, ADA, "11:00", "12:00"));

    assertThat(starts(type, facts)).containsExactly("10:00");
  }

  // Busy time within another one ends it early, when only the last end is kept.
  @Test
  void aShortBusyTimeInsideALongOneDoesNotEndIt() {
    List<BusyPeriod> periods =
        List.of(
            BusyPeriod.busy(Interval.of(at("09:00"), at("12:00")), "workshop"),
            BusyPeriod.busy(Interval.of(at("09:30"), at("10:00")), "call"));
    Facts facts = Facts.builder(NOW).busy(ADA, FreeBusy.of(periods, NOW)).build();

    assertThat(starts(utc("09:00-13:00").build(), facts)).containsExactly("12:00");
  }

  // An empty event, as calendars use for reminders, takes the hour in which it lies.
  @Test
  void anEventWithoutLengthBlocksNothing() {
    assertThat(starts(utc("09:00-11:00").build(), busy(ADA, "09:30", "09:30"))).hasSize(2);
  }

  // A calendar's month view asks up to the last midnight and loses the last evening.
  @Test
  void theLastEveningOfAMonthIsListed() {
    EventType type = hourlyIn(NEW_YORK, "23:00-24:00").build();

    assertThat(starts(type, LocalDate.of(2027, 1, 1), 31, NOTHING))
        .hasSize(31)
        .endsWith("31T23:00");
  }

  // A query without length fails, or lists the grid of a whole day.
  @ParameterizedTest
  @ValueSource(strings = {"RANGE", "CLOCK"})
  void aWindowWithoutLengthHasNoStarts(Alignment alignment) {
    EventType type = utc("09:00-11:00").alignment(alignment).build();

    assertThat(starts(SlotQuery.of(type, at("09:00"), at("09:00")), NOTHING)).isEmpty();
    assertThat(Availability.first(SlotQuery.of(type, at("09:00"), at("09:00")), NOTHING)).isEmpty();
  }

  // A date that the zone skips is explained by the hours of its neighbour, or fails.
  @ParameterizedTest
  @ValueSource(strings = {"RANGE", "CLOCK"})
  void aSkippedDateHasNothingToExplain(Alignment alignment) {
    EventType type =
        hourlyIn(ZoneId.of("Pacific/Apia"), "09:00-11:00").alignment(alignment).build();
    LocalDate skipped = LocalDate.of(2011, 12, 30);

    assertThat(Availability.explainDay(days(type, skipped, 1), skipped, Facts.empty(Instant.EPOCH)))
        .hasToString("2011-12-30: 0 of 0 starts open");
  }

  // A leap day has no hours, or those of the day before.
  @Test
  void aLeapDayIsADay() {
    EventType type = utc("09:00-10:00").limit(limit(1, LimitPeriod.DAY)).build();
    Facts facts = counted(INTRO, counted(1, "2028-02-28T09:00"));

    assertThat(starts(type, LocalDate.of(2028, 2, 28), 3, facts))
        .containsExactly("29T09:00", "01T09:00");
    assertThat(explain(type, "2028-02-28T09:00", facts).isBookable()).isFalse();
  }
}
