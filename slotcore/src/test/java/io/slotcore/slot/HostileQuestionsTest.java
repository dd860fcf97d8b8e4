package io.slotcore.slot;

import static io.slotcore.slot.Examples.ADA;
import static io.slotcore.slot.Examples.MONDAY;
import static io.slotcore.slot.Examples.NOTHING;
import static io.slotcore.slot.Examples.NOW;
import static io.slotcore.slot.Examples.ada;
import static io.slotcore.slot.Examples.at;
import static io.slotcore.slot.Examples.booking;
import static io.slotcore.slot.Examples.claim;
import static io.slotcore.slot.Examples.claims;
import static io.slotcore.slot.Examples.daily;
import static io.slotcore.slot.Examples.days;
import static io.slotcore.slot.Examples.explain;
import static io.slotcore.slot.Examples.host;
import static io.slotcore.slot.Examples.hourly;
import static io.slotcore.slot.Examples.limit;
import static io.slotcore.slot.Examples.minutes;
import static io.slotcore.slot.Examples.starts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.slotcore.eventtype.BookingWindow;
import io.slotcore.eventtype.EventType;
import io.slotcore.eventtype.Host;
import io.slotcore.eventtype.LimitPeriod;
import io.slotcore.eventtype.Pool;
import io.slotcore.freebusy.BusyPeriod;
import io.slotcore.freebusy.FreeBusy;
import io.slotcore.schedule.Closure;
import io.slotcore.schedule.OutOfOffice;
import io.slotcore.schedule.Schedule;
import io.slotcore.time.Interval;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Questions that nobody asks in earnest: each is answered within a minute on the slowest of
 * machines, or refused.
 */
@Timeout(60)
class HostileQuestionsTest {

  private static final Interval ALWAYS = Interval.of(Instant.MIN, Instant.MAX);
  private static final EventType NINE_TO_NOON = hourly().host(ada("09:00-12:00")).build();

  private static List<Host> hosts(int count) {
    return IntStream.range(0, count).mapToObj(i -> host("host-" + i, "09:00-12:00")).toList();
  }

  @Test
  void aWindowOfAThousandYearsIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SlotQuery.of(NINE_TO_NOON, NOW, at("3027-01-01T00:00")))
        .withMessage(
            "window (2027-01-01T00:00:00Z/3027-01-01T00:00:00Z) must be at most 3660 days long");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SlotQuery.of(NINE_TO_NOON, Instant.MIN, Instant.MAX))
        .withMessageContaining("must be at most 3660 days long");
  }

  @Test
  void aMillionBusyPeriods() {
    List<BusyPeriod> periods =
        IntStream.range(0, 1_000_000)
            .mapToObj(
                i ->
                    BusyPeriod.busy(
                        Interval.of(at("00:00").plusSeconds(i * 31L), minutes(10 + i % 7)), "feed"))
            .toList();
    Facts facts = Facts.builder(NOW).busy(ADA, FreeBusy.of(periods, NOW)).build();

    // They overlap without a gap, and end in the last minutes of a day.
    Instant end = at("00:00").plusSeconds(999_999 * 31L).plus(minutes(16));
    assertThat(Availability.first(days(NINE_TO_NOON, MONDAY, 400), facts).orElseThrow().start())
        .isAfterOrEqualTo(end)
        .isBefore(end.plus(Duration.ofDays(1)));
    assertThat(Availability.slots(days(NINE_TO_NOON, MONDAY, 358), facts)).isEmpty();
    assertThat(explain(NINE_TO_NOON, "10:00", facts).reasons()).hasSizeGreaterThan(100);
  }

  @Test
  void tenThousandHosts() {
    List<Host> hosts = hosts(10_000);

    assertThat(starts(hourly(Pool.oneOf(hosts)), NOTHING)).hasSize(3);
    assertThat(starts(hourly(Pool.all(hosts)), NOTHING)).hasSize(3);
    assertThat(
            starts(
                hourly(Pool.of(5_000, hosts)),
                claims(claim(1, hosts.get(0).subject(), "09:00", "10:00"))))
        .hasSize(3);
    assertThat(Examples.served(hourly(Pool.oneOf(hosts)), "09:00", NOTHING))
        .containsExactly("host:host-0");
  }

  @Test
  void tenThousandHostsWhoNoneHaveTheSameHours() {
    List<Host> hosts =
        IntStream.range(0, 10_000)
            .mapToObj(
                i ->
                    host(
                        "host-" + i,
                        String.format("%02d:%02d-%02d:%02d", i % 12, i % 60, 12 + i % 11, i % 59)))
            .toList();

    assertThat(Availability.slots(days(hourly(Pool.oneOf(hosts)), MONDAY, 7), NOTHING))
        .hasSizeBetween(7 * 60, 7 * 24 * 60);
  }

  @Test
  void twoPoolsThatShareTwoThousandHosts() {
    List<Host> hosts = hosts(2_000);
    EventType type = hourly(Pool.of(1_000, hosts), Pool.of(1_000, hosts));

    assertThat(starts(type, NOTHING)).hasSize(3);
    assertThat(starts(type, claims(claim(1, hosts.get(7).subject(), "10:00", "11:00"))))
        .containsExactly("09:00", "11:00");
  }

  /** Ranges that spill over midnight into the next date's range, so that all overlap with all. */
  @Test
  void manyHostsWithOverlappingNights() {
    List<Host> hosts =
        IntStream.range(10, 40)
            .mapToObj(i -> host("host-" + i, "22:" + i + "-03:00", "00:" + i + "-05:00"))
            .toList();

    assertThat(Availability.slots(days(hourly(Pool.all(hosts)), MONDAY, 7), NOTHING)).isNotEmpty();
  }

  @Test
  void oneMinuteIncrementsOverTenYears() {
    EventType type =
        EventType.builder("intro", minutes(1))
            .host(Host.of("ada", Schedule.alwaysOpen("always", ZoneId.of("Europe/Berlin"))))
            .build();

    assertThat(Availability.slots(days(type, MONDAY, SlotQuery.MAX_DAYS - 1), NOTHING))
        .hasSizeBetween(5_260_000, 5_280_000);
  }

  @Test
  void oneMinuteIncrementsOfManyHostsOverYears() {
    List<Host> hosts =
        IntStream.range(0, 50).mapToObj(i -> host("host-" + i, "00:00-23:" + (10 + i))).toList();
    EventType type = EventType.builder("intro", minutes(1)).pool(Pool.oneOf(hosts)).build();

    assertThat(Availability.slots(days(type, MONDAY, 1_000), NOTHING))
        .hasSize(1_000 * (24 * 60 - 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1569-03-05", "9986-07-30"})
  void datesAtTheEndsOfTheLegalCalendar(LocalDate date) {
    EventType type =
        hourly()
            .host(Host.of("ada", daily(ZoneId.of("Europe/Berlin"), "09:00-12:00").build()))
            .limit(limit(3, LimitPeriod.YEAR))
            .window(BookingWindow.businessDays(1_000))
            .build();
    Facts facts = Facts.empty(date.atStartOfDay(ZoneOffset.UTC).toInstant());

    assertThat(Availability.slots(days(type, date, 2), facts)).hasSize(6);
    assertThat(Availability.factsNeeded(days(type, date, 2)).counted()).hasSize(1);
    assertThat(Availability.explainDay(days(type, date, 2), date, facts).slots()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1000000000-01-01T00:00:00Z", "+1000000000-12-31T23:59:59.999999999Z"})
  void theEndsOfAllTimeAreNoQuestion(String start) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SlotQuery.at(NINE_TO_NOON, Instant.parse(start)))
        .withMessageContaining(start);
  }

  @Test
  void busyTimeAndClaimsWithoutBounds() {
    Claim claim = new Claim(ADA, ALWAYS, booking(1), Instant.MAX);
    FreeBusy busy = FreeBusy.of(List.of(BusyPeriod.busy(ALWAYS, "feed")), NOW);
    EventType type =
        hourly().host(ada("09:00-12:00")).buffers(Duration.ofDays(31), Duration.ofDays(31)).build();
    Facts facts = Facts.builder(NOW).claims(List.of(claim)).busy(ADA, busy).build();

    assertThat(starts(type, facts)).isEmpty();
    assertThat(explain(type, "09:00", facts).reasons())
        .extracting(Reason::forbids)
        .containsExactly(ALWAYS, ALWAYS);
    assertThat(
            starts(
                NINE_TO_NOON,
                claims(
                    new Claim(ADA, Interval.of(Instant.MIN, at("10:00")), booking(1), Instant.MAX),
                    new Claim(
                        ADA, Interval.of(at("11:00"), Instant.MAX), booking(2), Instant.MAX))))
        .containsExactly("10:00");
  }

  @Test
  void absencesAndClosuresWithoutBounds() {
    Host away =
        Host.builder("ada", daily("09:00-12:00"))
            .outOfOffice(new OutOfOffice("gone", Interval.of(at("10:00"), Instant.MAX)))
            .build();
    Host gone =
        Host.builder("ada", daily("09:00-12:00"))
            .outOfOffice(OutOfOffice.days("gone", MONDAY, LocalDate.MAX, ZoneId.of("Asia/Tokyo")))
            .build();
    Closure shut = Closure.days("shut", LocalDate.MIN, LocalDate.MAX, ZoneOffset.UTC);

    assertThat(starts(hourly().host(away).build(), NOTHING)).containsExactly("09:00");
    assertThat(starts(hourly().host(gone).build(), NOTHING)).isEmpty();
    assertThat(starts(hourly().host(ada("09:00-12:00")).closure(shut).build(), NOTHING)).isEmpty();
  }

  @Test
  void fixedDatesWithoutBounds() {
    EventType type =
        hourly()
            .host(ada("09:00-12:00"))
            .window(BookingWindow.dates(LocalDate.MIN, LocalDate.MAX))
            .build();

    assertThat(starts(type, NOTHING)).hasSize(3);
  }

  @Test
  void nowAtTheEndsOfAllTime() {
    for (BookingWindow window :
        List.of(
            BookingWindow.unlimited(),
            BookingWindow.rolling(36_500),
            BookingWindow.businessDays(1_000),
            BookingWindow.dates(MONDAY, MONDAY))) {
      EventType type =
          hourly()
              .host(ada("09:00-12:00"))
              .window(window)
              .minimumNotice(Duration.ofDays(3_660))
              .build();
      boolean moves =
          !(window instanceof BookingWindow.Unlimited || window instanceof BookingWindow.Dates);

      assertThat(starts(type, Facts.empty(Instant.MIN))).hasSize(moves ? 0 : 3);
      assertThat(starts(type, Facts.empty(Instant.MAX))).isEmpty();
      assertThat(explain(type, "09:00", Facts.empty(Instant.MAX)).toString()).contains("NOTICE");
    }
  }

  @Test
  void nowAndBusyTimeOffTheMinute() {
    Instant odd = at("09:59").plusSeconds(59).plusNanos(999_999_999);
    Facts facts =
        Facts.builder(odd)
            .busy(
                ADA,
                FreeBusy.of(
                    List.of(
                        BusyPeriod.busy(Interval.of(odd.plusNanos(2), odd.plusNanos(3)), "blip")),
                    NOW))
            .build();

    assertThat(starts(NINE_TO_NOON, Facts.empty(odd))).containsExactly("10:00", "11:00");
    assertThat(starts(NINE_TO_NOON, facts)).containsExactly("11:00");
  }

  @Test
  void aMonthWithAMonthOfBuffersOnEitherSide() {
    Duration month = Duration.ofDays(31);
    EventType type =
        EventType.builder("expedition", month)
            .host(Host.of("ada", Schedule.alwaysOpen("always", ZoneOffset.UTC)))
            .buffers(month, month)
            .build();
    LocalDate first = LocalDate.of(2027, 6, 1);
    Facts facts = claims(claim(1, ADA, "2027-06-01T00:00", "2027-06-01T00:01"));

    // Free again 31 days after the end of the claim, and the grid is that of midnights.
    assertThat(Availability.first(days(type, first, 100), facts).orElseThrow().start())
        .isEqualTo(at("2027-07-03T00:00"));
    assertThat(Availability.slots(days(type, first.minusDays(70), 70), facts))
        .hasSize(9)
        .last()
        .extracting(Slot::start)
        .isEqualTo(at("2027-03-31T00:00"));
  }
}
