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
import static io.slotcore.slot.Examples.claim;
import static io.slotcore.slot.Examples.daily;
import static io.slotcore.slot.Examples.days;
import static io.slotcore.slot.Examples.hourly;
import static io.slotcore.slot.Examples.limit;
import static io.slotcore.slot.Examples.minutes;
import static io.slotcore.slot.Examples.seat;
import static io.slotcore.slot.Examples.served;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.slotcore.eventtype.BookingLimit;
import io.slotcore.eventtype.EventType;
import io.slotcore.eventtype.Host;
import io.slotcore.eventtype.LimitPeriod;
import io.slotcore.eventtype.Pool;
import io.slotcore.eventtype.RoundRobin;
import io.slotcore.schedule.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Several occurrences decided as one question. */
class SeriesTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private static List<Occurrence> series(EventType type, Facts facts, String... starts) {
    LocalDateTime first = LocalDateTime.parse(starts[0]);
    SlotQuery query = days(type, first.toLocalDate().minusDays(1), 400);
    return Availability.series(query, Stream.of(starts).map(LocalDateTime::parse).toList(), facts);
  }

  private static List<Boolean> verdicts(List<Occurrence> series) {
    return series.stream().map(Occurrence::isBookable).toList();
  }

  private static List<String> who(List<Occurrence> series) {
    return series.stream().map(o -> served(o.explanation().orElseThrow()).get(0)).toList();
  }

  private static EventType always(ZoneId zone) {
    return hourly()
        .host(Host.of("ada", Schedule.alwaysOpen("always", zone)))
        .startIncrement(minutes(30))
        .build();
  }

  @Test
  void aLocalTimeInAGapDoesNotExist() {
    List<Occurrence> series =
        series(always(BERLIN), NOTHING, "2027-03-27T02:30", "2027-03-28T02:30", "2027-03-29T02:30");

    assertThat(verdicts(series)).containsExactly(true, false, true);
    assertThat(series.get(1).exists()).isFalse();
    assertThat(series.get(1).reasons()).isEmpty();
    assertThat(series.get(1)).hasToString("2027-03-28T02:30: does not exist");
    assertThat(series.get(0)).hasToString("2027-03-27T02:30: 2027-03-27T01:30:00Z is open");
  }

  @Test
  void ofALocalTimeThatComesTwiceTheEarlierIsMeant() {
    List<Occurrence> series = series(always(BERLIN), NOTHING, "2027-10-31T02:30");

    assertThat(series.get(0).explanation().orElseThrow().start()).isEqualTo("2027-10-31T00:30:00Z");
  }

  @Test
  void aSeriesKeepsItsLocalTimeOverAChangeOfTheClocks() {
    List<Occurrence> series =
        series(always(BERLIN), NOTHING, "2027-03-22T09:00", "2027-03-29T09:00");

    assertThat(series)
        .extracting(o -> o.explanation().orElseThrow().start().toString())
        .containsExactly("2027-03-22T08:00:00Z", "2027-03-29T07:00:00Z");
  }

  @Test
  void anEarlierOccurrenceBlocksALaterOneWithItsBuffers() {
    EventType type =
        hourly()
            .host(ada("00:00-24:00"))
            .startIncrement(minutes(30))
            .buffers(minutes(0), minutes(30))
            .build();

    assertThat(
            verdicts(
                series(type, NOTHING, "2027-01-04T09:00", "2027-01-04T10:00", "2027-01-04T10:30")))
        .containsExactly(true, false, true);
  }

  @Test
  void anOccurrenceThatIsRefusedBlocksNothing() {
    EventType type = hourly().host(ada("00:00-24:00")).startIncrement(minutes(30)).build();
    Facts facts = Examples.claims(claim(9, ADA, "09:00", "09:30"));

    assertThat(verdicts(series(type, facts, "2027-01-04T09:00", "2027-01-04T09:30")))
        .containsExactly(false, true);
  }

  @Test
  void earlierOccurrencesCountInAllLimits() {
    Host ada = Host.builder("ada", daily("09:00-18:00")).limit(limit(2, LimitPeriod.WEEK)).build();
    String[] week = {
      "2027-01-04T09:00", "2027-01-05T09:00", "2027-01-06T09:00", "2027-01-11T09:00"
    };

    assertThat(verdicts(series(hourly().host(ada).build(), NOTHING, week)))
        .containsExactly(true, true, false, true);
    assertThat(
            verdicts(
                series(
                    hourly().host(ada("09:00-18:00")).limit(limit(3, LimitPeriod.MONTH)).build(),
                    NOTHING,
                    week)))
        .containsExactly(true, true, true, false);
    assertThat(
            verdicts(
                series(
                    hourly()
                        .host(ada("09:00-18:00"))
                        .limit(BookingLimit.of(minutes(60), LimitPeriod.WEEK))
                        .build(),
                    NOTHING,
                    week)))
        .containsExactly(true, false, false, true);
  }

  @Test
  void earlierOccurrencesCountForTheBooker() {
    EventType type =
        hourly().host(ada("09:00-18:00")).seats(5).bookerLimit(BookingLimit.perDay(1)).build();
    SlotQuery query = SlotQuery.builder(type, days(type, MONDAY, 2).window()).booker("eve").build();
    List<LocalDateTime> starts =
        List.of(MONDAY.atTime(9, 0), MONDAY.atTime(11, 0), MONDAY.plusDays(1).atTime(9, 0));

    assertThat(verdicts(Availability.series(query, starts, NOTHING)))
        .containsExactly(true, false, true);
  }

  @Test
  void aSeriesJoinsSessionsAndOpensOthers() {
    EventType type =
        hourly().host(ada("09:00-12:00")).seats(2).limit(BookingLimit.perDay(1)).build();
    Facts facts =
        Facts.builder(NOW)
            .claims(List.of(claim(7, ADA, "10:00", "11:00")))
            .seats(INTRO, List.of(seat(7, 1, "10:00", 1)))
            .counted(INTRO, List.of(Examples.counted(7, "10:00")))
            .build();

    assertThat(
            verdicts(
                series(type, facts, "2027-01-04T09:00", "2027-01-04T10:00", "2027-01-05T10:00")))
        .containsExactly(false, true, true);
  }

  @Test
  void roundRobinGoesOnFromOccurrenceToOccurrence() {
    Pool pool = Pool.oneOf(ada("00:00-24:00"), bob("00:00-24:00"));
    String[] days = {"2027-01-04T09:00", "2027-01-05T09:00", "2027-01-06T09:00"};
    EventType leastLoaded = hourly(pool.choosing(RoundRobin.leastLoaded(LimitPeriod.MONTH)));

    assertThat(who(series(leastLoaded, NOTHING, days)))
        .containsExactly("host:ada", "host:bob", "host:ada");
  }

  // Ada was booked longest ago; after the first occurrence she is the one who was booked last.
  @Test
  void anEarlierOccurrenceIsTheLatestBookingOfItsHost() {
    Pool pool = Pool.oneOf(ada("00:00-24:00"), bob("00:00-24:00"));
    EventType type = hourly(pool.choosing(RoundRobin.leastRecent()));
    Facts facts =
        Facts.builder(NOW)
            .counted(ADA, List.of(bookedAt(1, "2026-12-01T00:00")))
            .counted(BOB, List.of(bookedAt(2, "2026-12-02T00:00")))
            .build();

    assertThat(who(series(type, facts, "2027-01-04T09:00", "2027-01-05T09:00", "2027-01-06T09:00")))
        .containsExactly("host:ada", "host:bob", "host:ada");
  }

  private static CountedBooking bookedAt(int number, String bookedAt) {
    return new CountedBooking(
        booking(number), at("2026-12-20T09:00"), Duration.ofHours(1), Instant.MAX, at(bookedAt));
  }

  @Test
  void occurrencesAreWholeMinutesInOrderAndInTheWindow() {
    EventType type = hourly().host(ada("09:00-18:00")).build();
    LocalDateTime nine = MONDAY.atTime(9, 0);
    SlotQuery query = days(type, MONDAY, 2);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Availability.series(query, List.of(nine, nine), NOTHING))
        .withMessage("start 2027-01-04T09:00 must come after the one before it, 2027-01-04T09:00");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Availability.series(query, List.of(nine.plusSeconds(1)), NOTHING))
        .withMessage("start 2027-01-04T09:00:01 must be a whole minute");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Availability.series(query, List.of(nine.plusDays(2)), NOTHING))
        .withMessageContaining("start (2027-01-06T09:00:00Z) must lie in the window of the query");
    assertThat(Availability.series(query, List.of(), NOTHING)).isEmpty();
  }

  @Test
  void aSeriesIsInTheZoneOfTheEventType() {
    EventType type = hourly().host(ada("00:00-24:00")).zone(ZoneId.of("Asia/Tokyo")).build();

    assertThat(
            series(type, NOTHING, LocalDate.of(2027, 1, 4) + "T09:00")
                .get(0)
                .explanation()
                .orElseThrow()
                .start())
        .isEqualTo(at("00:00"));
  }
}
