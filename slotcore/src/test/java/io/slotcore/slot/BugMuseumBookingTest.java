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
import static io.slotcore.slot.Examples.busy;
import static io.slotcore.slot.Examples.claim;
import static io.slotcore.slot.Examples.claims;
import static io.slotcore.slot.Examples.counted;
import static io.slotcore.slot.Examples.daily;
import static io.slotcore.slot.Examples.days;
import static io.slotcore.slot.Examples.explain;
import static io.slotcore.slot.Examples.host;
import static io.slotcore.slot.Examples.hourly;
import static io.slotcore.slot.Examples.limit;
import static io.slotcore.slot.Examples.minutes;
import static io.slotcore.slot.Examples.room;
import static io.slotcore.slot.Examples.seat;
import static io.slotcore.slot.Examples.served;
import static io.slotcore.slot.Examples.span;
import static io.slotcore.slot.Examples.starts;
import static io.slotcore.slot.Examples.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.slotcore.eventtype.BookingLimit;
import io.slotcore.eventtype.EventType;
import io.slotcore.eventtype.Host;
import io.slotcore.eventtype.LimitPeriod;
import io.slotcore.eventtype.Pool;
import io.slotcore.eventtype.Unit;
import io.slotcore.freebusy.BusyPeriod;
import io.slotcore.freebusy.FreeBusy;
import io.slotcore.freebusy.FreeBusyType;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Errors about who is taken by what that scheduling systems have had, each by its smallest case.
 */
class BugMuseumBookingTest {

  // The booking that is moved blocks the time that overlaps its own.
  @Test
  void aBookingThatIsMovedDoesNotBlockItself() {
    EventType type = hourly().host(ada("09:00-11:00")).startIncrement(minutes(30)).build();
    Facts facts = claims(claim(1, ADA, "09:00", "10:00"));
    SlotQuery moving =
        SlotQuery.builder(type, days(type, MONDAY, 1).window())
            .ignoring(Set.of(booking(1)))
            .build();

    assertThat(starts(type, facts)).containsExactly("10:00");
    assertThat(starts(moving, facts)).containsExactly("09:00", "09:30", "10:00");
  }

  // The booking that is moved uses up the limit of the day on which it stays.
  @Test
  void aBookingThatIsMovedDoesNotCountAgainstTheLimits() {
    Host ada = Host.builder("ada", daily("09:00-11:00")).limit(BookingLimit.perDay(1)).build();
    EventType type =
        hourly()
            .host(ada)
            .limit(limit(1, LimitPeriod.WEEK))
            .bookerLimit(limit(1, LimitPeriod.YEAR))
            .build();
    Facts facts =
        Facts.builder(NOW)
            .counted(ADA, List.of(counted(1, "09:00")))
            .counted(INTRO, List.of(counted(1, "09:00")))
            .counted(io.slotcore.eventtype.Subject.booker("eve"), List.of(counted(1, "09:00")))
            .build();
    SlotQuery.Builder query = SlotQuery.builder(type, days(type, MONDAY, 1).window()).booker("eve");

    assertThat(starts(query.build(), facts)).isEmpty();
    assertThat(starts(query.ignoring(Set.of(booking(1))).build(), facts)).hasSize(2);
  }

  // A booking that has begun before "now" is past, and its host is free while he is serving.
  @Test
  void aRunningBookingGoesOnBlocking() {
    EventType type = hourly().host(ada("09:00-13:00")).startIncrement(minutes(30)).build();
    Facts facts =
        Facts.builder(at("10:10")).claims(List.of(claim(1, ADA, "09:00", "11:30"))).build();

    assertThat(starts(SlotQuery.of(type, at("10:10"), at("18:00")), facts))
        .containsExactly("11:30", "12:00");
  }

  // Two hosts who are never there together are offered by the hours of the first.
  @Test
  void hostsWithoutACommonTimeOfferNothingAndTheDaySaysWhy() {
    EventType type = hourly(Pool.all(ada("09:00-12:00"), bob("13:00-17:00")));

    assertThat(starts(type, NOTHING)).isEmpty();
    assertThat(texts(explain(type, "10:00", NOTHING)))
        .containsExactly(
            "host:bob HOURS: outside the hours of 'hours'",
            "event-type:intro GRID: not on the grid of 60 minutes");
    assertThat(Availability.explainDay(days(type, MONDAY, 1), MONDAY, NOTHING).causes())
        .extracting(cause -> cause.reason().subject().toString())
        .contains("host:ada", "host:bob");
  }

  // Of a series only the first occurrence is checked.
  @Test
  void everyOccurrenceOfASeriesIsChecked() {
    EventType type = hourly().host(ada("09:00-12:00")).build();
    SlotQuery query = days(type, MONDAY, 30);
    LocalDateTime nine = MONDAY.atTime(9, 0);

    assertThat(
            Availability.series(
                query,
                List.of(nine, nine.plusWeeks(1), nine.plusWeeks(2)),
                claims(claim(1, ADA, "2027-01-11T09:30", "2027-01-11T09:45"))))
        .extracting(Occurrence::isBookable)
        .containsExactly(true, false, true);
  }

  // The first guest of a group blocks the host, so that nobody can join.
  @Test
  void aGroupDoesNotBlockItsOwnStart() {
    EventType type = hourly().host(ada("09:00-12:00")).startIncrement(minutes(30)).seats(3).build();

    assertThat(starts(type, group(seat(7, 1, "10:00", 2))))
        .containsExactly("09:00", "10:00", "11:00");
  }

  private static Facts group(TakenSeats... seats) {
    return Facts.builder(NOW)
        .claims(List.of(claim(7, ADA, "10:00", "11:00")))
        .seats(INTRO, List.of(seats))
        .build();
  }

  // A full group is offered until the booking is refused.
  @Test
  void aFullGroupIsNotOffered() {
    EventType type = hourly().host(ada("09:00-12:00")).seats(3).build();
    Facts full = group(seat(7, 1, "10:00", 2), seat(7, 2, "10:00", 1));

    assertThat(starts(type, full)).containsExactly("09:00", "11:00");
    assertThat(texts(explain(type, "10:00", full)))
        .containsExactly("event-type:intro SEATS: 3 places of " + booking(7) + " are taken");
  }

  // After the last guest has cancelled, the group goes on taking its host.
  @Test
  void aGroupEndsWithItsLastSeat() {
    EventType type = hourly().host(ada("09:00-12:00")).startIncrement(minutes(30)).seats(3).build();
    TakenSeats expired =
        new TakenSeats(booking(7), booking(1), at("10:00"), Duration.ofHours(1), 2, NOW);

    assertThat(starts(type, group(expired))).hasSize(5);
  }

  // A hold blocks until a job has swept it.
  @Test
  void anExpiredHoldBlocksNobody() {
    EventType type = hourly().host(ada("09:00-10:00")).limit(BookingLimit.perDay(1)).build();
    Instant ends = NOW.plus(minutes(15));
    Facts.Builder facts =
        Facts.builder(ends)
            .claims(List.of(new Claim(ADA, span("09:00", "10:00"), booking(1), ends)))
            .counted(
                INTRO,
                List.of(new CountedBooking(booking(1), at("09:00"), Duration.ofHours(1), ends)));

    assertThat(starts(type, facts.build())).containsExactly("09:00");
  }

  // Ada is given to the first pool, which Bob could not serve, so the second has nobody.
  @Test
  void aMatchingDoesNotFailByGreed() {
    Host ada = ada("09:00-10:00");
    Host bob = bob("09:00-10:00");
    EventType type = hourly(Pool.oneOf(ada, bob), Pool.oneOf(ada));

    assertThat(starts(type, NOTHING)).containsExactly("09:00");
    assertThat(served(type, "09:00", NOTHING)).containsExactly("host:bob", "host:ada");
  }

  // The other way round: Bob can serve the first pool only, and comes second in its order.
  @Test
  void whoCanServeOnePoolOnlyIsFoundBehindWhoCanServeBoth() {
    Host ada = ada("09:00-10:00");
    Host bob = bob("09:00-10:00");
    EventType type = hourly(Pool.oneOf(ada), Pool.oneOf(ada, bob));

    assertThat(served(type, "09:00", NOTHING)).containsExactly("host:ada", "host:bob");
    assertThat(starts(type, busy(BOB, "09:00", "09:01"))).isEmpty();
  }

  // A limit by minutes checks only what is booked, so the first booking may exceed it.
  @Test
  void aLimitByMinutesHoldsForTheFirstBooking() {
    EventType type =
        hourly()
            .host(ada("09:00-12:00"))
            .limit(BookingLimit.of(minutes(59), LimitPeriod.DAY))
            .build();

    assertThat(starts(type, NOTHING)).isEmpty();
    assertThat(texts(explain(type, "09:00", NOTHING)))
        .containsExactly(
            "event-type:intro LIMIT: limit of 59 minutes a day is less than one booking takes");
  }

  // A limit by minutes is compared before the new booking is added.
  @Test
  void aLimitByMinutesHasRoomForTheWholeBooking() {
    EventType type =
        hourly()
            .host(ada("09:00-12:00"))
            .limit(BookingLimit.of(minutes(119), LimitPeriod.DAY))
            .build();
    EventType wider =
        hourly()
            .host(ada("09:00-12:00"))
            .limit(BookingLimit.of(minutes(120), LimitPeriod.DAY))
            .build();

    assertThat(starts(type, counted(INTRO, counted(1, "20:00")))).isEmpty();
    assertThat(starts(wider, counted(INTRO, counted(1, "20:00")))).hasSize(3);
  }

  // A host's bookings of another event type do not block this one.
  @Test
  void aHostIsTakenWhateverHeIsTakenFor() {
    EventType other = EventType.builder("other", minutes(30)).host(ada("09:00-10:00")).build();

    assertThat(starts(other, claims(claim(1, ADA, "09:00", "09:30")))).containsExactly("09:30");
  }

  // Buffers are counted once for two neighbours, or those of the new booking are left out.
  @Test
  void theBuffersOfBothNeighboursCount() {
    EventType type =
        hourly()
            .host(ada("08:00-14:00"))
            .startIncrement(minutes(15))
            .buffers(minutes(15), minutes(30))
            .build();
    // A booking of 10:00 to 11:00 with the same buffers.
    Facts facts = claims(claim(1, ADA, "09:45", "11:30"));

    assertThat(starts(type, facts)).contains("08:15", "11:45").doesNotContain("08:30", "11:30");
  }

  // Buffers must lie in the hours, so that the first and the last start of a day are lost.
  @Test
  void buffersMayLieOutsideTheHours() {
    EventType type =
        hourly().host(ada("09:00-10:00")).buffers(Duration.ofHours(2), Duration.ofHours(2)).build();

    assertThat(starts(type, NOTHING)).containsExactly("09:00");
  }

  // Events that are marked as free block, or tentative ones do not.
  @Test
  void busyTimeCountsByItsType() {
    EventType.Builder type = hourly().host(ada("09:00-13:00"));
    FreeBusy calendar =
        FreeBusy.of(
            List.of(
                new BusyPeriod(span("09:00", "10:00"), FreeBusyType.FREE, "birthday"),
                new BusyPeriod(span("10:00", "11:00"), FreeBusyType.TENTATIVE, "perhaps"),
                new BusyPeriod(span("11:00", "12:00"), FreeBusyType.OUT_OF_OFFICE, "away"),
                new BusyPeriod(span("12:00", "13:00"), FreeBusyType.BUSY, "call")),
            NOW);
    Facts facts = Facts.builder(NOW).busy(ADA, calendar).build();

    assertThat(starts(type.build(), facts)).containsExactly("09:00");
    assertThat(starts(type.busyTypes(Set.of(FreeBusyType.BUSY)).build(), facts))
        .containsExactly("09:00", "10:00", "11:00");
    assertThat(starts(type.busyTypes(Set.of()).build(), facts)).hasSize(4);
    assertThat(starts(type.busyTypes(Set.of(FreeBusyType.FREE)).build(), facts))
        .containsExactly("10:00", "11:00", "12:00");
  }

  // Bookings are counted against the number of rooms, though no single room is free all the time.
  @Test
  void aRoomIsFreeForTheWholeBookingOrNotAtAll() {
    EventType type = hourly(Pool.oneOf(ada("09:00-12:00")), Pool.of(1, List.of(room(2))));
    Facts facts =
        claims(
            claim(1, new Unit(room(2).subject(), 0), "09:30", "10:00"),
            claim(2, new Unit(room(2).subject(), 1), "09:00", "09:30"));

    // At each moment one of the two is free, but neither from 09:00 to 10:00.
    assertThat(starts(type, facts)).containsExactly("10:00", "11:00");
  }

  // A round robin offers only when everybody is free, or the hours of the first host only.
  @Test
  void aRoundRobinIsOpenWhileAnybodyIsFree() {
    EventType type = hourly(Pool.oneOf(ada("09:00-11:00"), bob("10:00-12:00")));

    assertThat(starts(type, NOTHING)).containsExactly("09:00", "10:00", "11:00");
    assertThat(starts(type, claims(claim(1, ADA, "10:00", "11:00")))).hasSize(3);
  }

  // Somebody is chosen by the figures, though he is the one who is busy.
  @Test
  void whoIsBusyIsNotChosen() {
    EventType type =
        hourly(Pool.oneOf(ada("09:00-11:00"), bob("09:00-11:00"), host("cyd", "09:00-11:00")));

    assertThat(served(type, "09:00", claims(claim(1, ADA, "09:00", "10:00"))))
        .containsExactly("host:bob");
  }
}
