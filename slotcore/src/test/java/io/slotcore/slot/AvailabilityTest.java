package io.slotcore.slot;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotcore.eventtype.BookingLimit;
import io.slotcore.eventtype.BookingWindow;
import io.slotcore.eventtype.EventType;
import io.slotcore.eventtype.Host;
import io.slotcore.eventtype.Subject;
import io.slotcore.freebusy.BusyPeriod;
import io.slotcore.freebusy.FreeBusy;
import io.slotcore.schedule.DateOverride;
import io.slotcore.schedule.Schedule;
import io.slotcore.schedule.WeeklyHours;
import io.slotcore.time.Interval;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Each rule by example, with its reason. Mondays: 2027-01-04 and 2027-01-11. */
class AvailabilityTest {

  private static final LocalDate MONDAY = LocalDate.of(2027, 1, 4);
  private static final Subject ADA = Subject.host("ada");
  private static final Facts NOTHING = Facts.empty(Instant.parse("2027-01-01T00:00:00Z"));

  private static Schedule.Builder daily(ZoneId zone, String... ranges) {
    return Schedule.builder("hours", zone)
        .weeklyHours(WeeklyHours.builder().on(DayOfWeek.MONDAY, DayOfWeek.SUNDAY, ranges).build());
  }

  private static EventType.Builder hourly(Schedule.Builder schedule) {
    return EventType.builder("intro", Duration.ofHours(1)).host(Host.of("ada", schedule.build()));
  }

  private static EventType.Builder hourly(String... ranges) {
    return hourly(daily(ZoneOffset.UTC, ranges));
  }

  /** The starts from Monday to Tuesday in the zone of the host, as local date-times. */
  private static List<String> starts(EventType.Builder builder, int days, Facts facts) {
    EventType type = builder.build();
    ZoneId zone = type.host().schedule().zone();
    Instant from = MONDAY.atStartOfDay(zone).toInstant();
    Instant to = MONDAY.plusDays(days).atStartOfDay(zone).toInstant();
    return Availability.slots(SlotQuery.of(type, from, to), facts).stream()
        .map(slot -> slot.startIn(zone).toLocalDateTime().toString().substring(8))
        .toList();
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).toInstant(ZoneOffset.UTC);
  }

  private static Claim claim(int number, String start, String end, Instant activeUntil) {
    return new Claim(
        ADA, Interval.of(at(start), at(end)), new BookingId(new UUID(0, number)), activeUntil);
  }

  private static Facts claims(Claim... claims) {
    return Facts.builder(NOTHING.now()).claims(List.of(claims)).build();
  }

  private static List<Reason> reasons(EventType type, Instant start, Facts facts) {
    return Availability.explain(SlotQuery.at(type, start).build(), start, facts).reasons();
  }

  @Test
  void rangesMayEndAtMidnight() {
    assertThat(starts(hourly("22:00-24:00"), 1, NOTHING)).containsExactly("04T22:00", "04T23:00");
    assertThat(starts(hourly("22:00-23:59"), 1, NOTHING)).containsExactly("04T22:00");
  }

  @Test
  void aRangeOverMidnightBelongsToTheDateOnWhichItStarts() {
    Schedule.Builder nights =
        Schedule.builder("nights", ZoneOffset.UTC)
            .weeklyHours(WeeklyHours.builder().on(DayOfWeek.MONDAY, "22:30-01:30").build());

    assertThat(starts(hourly(nights), 7, NOTHING))
        .containsExactly("04T22:30", "04T23:30", "05T00:30");
  }

  @Test
  void touchingRangesOfTwoDatesAreOpenAsOneWithAGridEach() {
    Schedule.Builder schedule =
        Schedule.builder("hours", ZoneOffset.UTC)
            .weeklyHours(
                WeeklyHours.builder()
                    .on(DayOfWeek.MONDAY, "21:30-24:00")
                    .on(DayOfWeek.TUESDAY, "00:00-02:00")
                    .build());

    assertThat(starts(hourly(schedule), 2, NOTHING))
        .containsExactly("04T21:30", "04T22:30", "04T23:30", "05T00:00", "05T01:00");
  }

  @Test
  void gridsOfASpillAndOfTheNextDateInterleave() {
    Schedule.Builder schedule =
        Schedule.builder("hours", ZoneOffset.UTC)
            .weeklyHours(
                WeeklyHours.builder()
                    .on(DayOfWeek.MONDAY, "22:30-02:00")
                    .on(DayOfWeek.TUESDAY, "00:00-03:00")
                    .build());

    assertThat(starts(hourly(schedule), 2, NOTHING))
        .containsExactly(
            "04T22:30", "04T23:30", "05T00:00", "05T00:30", "05T01:00", "05T01:30", "05T02:00");
  }

  @Test
  void anOverrideReplacesWhatStartsOnItsDateAndLeavesTheSpillFromItsEve() {
    Schedule.Builder schedule =
        daily(ZoneOffset.UTC, "23:00-01:00")
            .override(DateOverride.closed("off", MONDAY.plusDays(1)));

    assertThat(starts(hourly(schedule), 3, NOTHING))
        .containsExactly("04T00:00", "04T23:00", "05T00:00", "06T23:00");
  }

  @Test
  void theReasonNamesTheOverride() {
    EventType type =
        hourly(daily(ZoneOffset.UTC, "09:00-17:00").override(DateOverride.closed("off", MONDAY)))
            .build();

    Reason reason = reasons(type, at("2027-01-04T09:00"), NOTHING).get(0);

    assertThat(reason.rule()).isEqualTo(Rule.HOURS);
    assertThat(reason.subject()).isEqualTo(ADA);
    assertThat(reason.id()).isEqualTo("off");
    assertThat(reason.text()).isEqualTo("outside the hours of 'off'");
  }

  @Test
  void buffersOfTwoBookingsAddUpAndMayTouch() {
    EventType.Builder type =
        hourly("08:00-18:00")
            .startIncrement(Duration.ofMinutes(30))
            .buffers(Duration.ofMinutes(30), Duration.ofMinutes(30));

    assertThat(
            starts(type, 1, claims(claim(1, "2027-01-04T12:00", "2027-01-04T13:00", Instant.MAX))))
        .contains("04T10:30", "04T13:30")
        .doesNotContain("04T11:00", "04T12:00", "04T13:00");
  }

  @Test
  void aClaimJustOutsideTheWindowBlocksThroughItsBuffer() {
    EventType.Builder type =
        hourly("00:00-24:00").buffers(Duration.ofMinutes(15), Duration.ofMinutes(45));

    assertThat(
            starts(
                type,
                1,
                claims(
                    claim(1, "2027-01-03T23:00", "2027-01-04T00:00", Instant.MAX),
                    claim(2, "2027-01-05T00:30", "2027-01-05T01:00", Instant.MAX))))
        .startsWith("04T01:00")
        .endsWith("04T22:00");
  }

  @Test
  void anExpiredClaimBlocksNobody() {
    Instant now = NOTHING.now();
    Claim expired = claim(1, "2027-01-04T09:00", "2027-01-04T10:00", now);
    Claim alive = claim(2, "2027-01-04T10:00", "2027-01-04T11:00", now.plusNanos(1));

    assertThat(starts(hourly("09:00-12:00"), 1, claims(expired, alive)))
        .containsExactly("04T09:00", "04T11:00");
  }

  @Test
  void theReasonNamesTheBookingAndTheStartsThatItForbids() {
    EventType type = hourly("09:00-17:00").build();
    Claim claim = claim(1, "2027-01-04T12:00", "2027-01-04T13:00", Instant.MAX);

    Reason reason = reasons(type, at("2027-01-04T12:00"), claims(claim)).get(0);

    assertThat(reason.rule()).isEqualTo(Rule.CLAIM);
    assertThat(reason.id()).isEqualTo(claim.booking().toString());
    assertThat(reason.forbids())
        .isEqualTo(Interval.of(at("2027-01-04T11:00:01"), at("2027-01-04T13:00")));
  }

  @Test
  void busyTimeOffTheMinuteBlocksToTheNanosecond() {
    Instant nine = at("2027-01-04T09:00");
    Instant ten = at("2027-01-04T10:00");

    assertThat(starts(hourly("08:00-12:00"), 1, busy(nine, nine.plusNanos(1))))
        .containsExactly("04T08:00", "04T10:00", "04T11:00");
    assertThat(starts(hourly("08:00-12:00"), 1, busy(nine.minusNanos(1), ten)))
        .containsExactly("04T10:00", "04T11:00");
    assertThat(starts(hourly("08:00-12:00"), 1, busy(nine, nine))).hasSize(4);
  }

  private static Facts busy(Instant start, Instant end) {
    List<BusyPeriod> periods = List.of(BusyPeriod.busy(Interval.of(start, end), "calendar"));
    return Facts.builder(NOTHING.now()).busy(ADA, FreeBusy.of(periods, Instant.EPOCH)).build();
  }

  @Test
  void noticeIsElapsedTimeOnADayOfTransition() {
    ZoneId newYork = ZoneId.of("America/New_York");
    EventType type =
        EventType.builder("intro", Duration.ofHours(1))
            .host(Host.of("ada", daily(newYork, "00:00-24:00").build()))
            .minimumNotice(Duration.ofHours(4))
            .build();
    // 00:30-05:00, and four hours later it is 05:30-04:00.
    Facts facts = Facts.empty(Instant.parse("2027-03-14T05:30:00Z"));
    Instant from = facts.now();

    assertThat(
            Availability.slots(SlotQuery.of(type, from, from.plus(Duration.ofHours(8))), facts)
                .get(0)
                .startIn(newYork))
        .hasToString("2027-03-14T06:00-04:00[America/New_York]");
  }

  @Test
  void aStartAtTheVeryEndOfTheNoticeIsOffered() {
    EventType.Builder type = hourly("09:00-17:00").minimumNotice(Duration.ofHours(2));

    assertThat(starts(type, 1, Facts.empty(at("2027-01-04T12:00")))).startsWith("04T14:00");
    assertThat(starts(type, 1, Facts.empty(at("2027-01-04T12:00").plusNanos(1))))
        .startsWith("04T15:00");
  }

  @Test
  void aRollingWindowKeepsItsLastDateWhole() {
    EventType.Builder type = hourly("22:00-24:00").window(BookingWindow.rolling(1));

    assertThat(starts(type, 4, Facts.empty(at("2027-01-04T23:59"))))
        .containsExactly("05T22:00", "05T23:00");
  }

  @Test
  void todayIsTodayInTheZoneOfTheEventType() {
    ZoneId kiritimati = ZoneId.of("Pacific/Kiritimati");
    ZoneId niue = ZoneId.of("Pacific/Niue");
    // At noon of January 4 in UTC it is January 5 on Kiritimati, and the 4th on Niue.
    Facts facts = Facts.empty(at("2027-01-04T12:00"));

    EventType.Builder ahead =
        hourly("12:00-13:00").zone(kiritimati).window(BookingWindow.rolling(0));
    EventType.Builder behind = hourly("09:00-13:00").zone(niue).window(BookingWindow.rolling(0));

    // January 5 on Kiritimati ends at 10:00 in UTC, January 4 on Niue ends at 11:00.
    assertThat(starts(ahead, 3, facts)).containsExactly("04T12:00");
    assertThat(starts(behind, 3, facts)).containsExactly("04T12:00", "05T09:00", "05T10:00");
  }

  @Test
  void aLimitCutsItsDaysInTheZoneOfTheEventType() {
    EventType.Builder type =
        hourly("22:00-02:00").zone(ZoneId.of("Europe/Berlin")).limit(BookingLimit.perDay(1));
    // January 5 in Berlin is from 23:00 to 23:00 in UTC.
    Facts facts =
        Facts.builder(NOTHING.now())
            .counted(Subject.eventType("intro"), List.of(counted("2027-01-04T23:00")))
            .build();

    assertThat(starts(type, 2, facts))
        .containsExactly("04T00:00", "04T01:00", "04T22:00", "05T23:00");
  }

  @Test
  void theBookingThatIsMovedDoesNotCountAgainstItself() {
    EventType type = hourly("09:00-11:00").limit(BookingLimit.perDay(1)).build();
    CountedBooking booking = counted("2027-01-04T09:00");
    Instant ten = at("2027-01-04T10:00");
    Facts facts = Facts.builder(NOTHING.now()).counted(type.subject(), List.of(booking)).build();
    SlotQuery moving = SlotQuery.at(type, ten).ignoring(Set.of(booking.id())).build();

    assertThat(reasons(type, ten, facts))
        .extracting(Reason::text)
        .containsExactly("limit of 1 booking a day is reached in the one from 2027-01-04");
    assertThat(Availability.explain(moving, ten, facts).isBookable()).isTrue();
  }

  private static CountedBooking counted(String start) {
    return new CountedBooking(
        new BookingId(new UUID(0, 1)), at(start), Duration.ofHours(1), Instant.MAX);
  }

  @Test
  void allReasonsAreTold() {
    EventType type =
        hourly("09:00-17:00")
            .minimumNotice(Duration.ofDays(7))
            .window(BookingWindow.rolling(0))
            .build();
    Instant start = at("2027-01-04T08:10");
    Facts facts = busy(start, start.plusSeconds(60));

    Explanation explanation = Availability.explain(SlotQuery.at(type, start).build(), start, facts);

    assertThat(explanation.isBookable()).isFalse();
    assertThat(explanation.slot()).isEmpty();
    assertThat(explanation)
        .hasToString(
            """
            2027-01-04T08:10:00Z is not offered:
              host:ada HOURS: outside the hours of 'hours'
              event-type:intro GRID: not on the grid of 60 minutes
              event-type:intro NOTICE: too soon, bookable from 2027-01-08T00:00:00Z
              event-type:intro WINDOW: too far ahead, bookable before 2027-01-02T00:00:00Z
              host:ada BUSY: busy in 2027-01-04T08:10:00Z/2027-01-04T08:11:00Z (calendar)\
            """);
  }

  @Test
  void slotsTellHowFreshTheirBusyTimeIs() {
    Instant asked = Instant.parse("2027-01-01T10:00:00Z");
    Facts facts = NOTHING.withBusy(java.util.Map.of(ADA, FreeBusy.of(List.of(), asked)));
    EventType type = hourly("09:00-10:00").build();
    SlotQuery query = SlotQuery.at(type, at("2027-01-04T09:00")).build();

    assertThat(Availability.slots(query, facts)).extracting(Slot::asOf).containsExactly(asked);
    assertThat(Availability.slots(query, NOTHING))
        .extracting(Slot::asOf)
        .containsExactly(Instant.MAX);
  }
}
