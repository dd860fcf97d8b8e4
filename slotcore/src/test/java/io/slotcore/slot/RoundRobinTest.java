package io.slotcore.slot;

import static io.slotcore.slot.Examples.ADA;
import static io.slotcore.slot.Examples.BOB;
import static io.slotcore.slot.Examples.MONDAY;
import static io.slotcore.slot.Examples.NOTHING;
import static io.slotcore.slot.Examples.NOW;
import static io.slotcore.slot.Examples.ada;
import static io.slotcore.slot.Examples.at;
import static io.slotcore.slot.Examples.bob;
import static io.slotcore.slot.Examples.booking;
import static io.slotcore.slot.Examples.claim;
import static io.slotcore.slot.Examples.counted;
import static io.slotcore.slot.Examples.days;
import static io.slotcore.slot.Examples.explain;
import static io.slotcore.slot.Examples.host;
import static io.slotcore.slot.Examples.hourly;
import static io.slotcore.slot.Examples.served;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.slotcore.eventtype.EventType;
import io.slotcore.eventtype.Host;
import io.slotcore.eventtype.LimitPeriod;
import io.slotcore.eventtype.Pool;
import io.slotcore.eventtype.Resource;
import io.slotcore.eventtype.RoundRobin;
import io.slotcore.eventtype.Subject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who is chosen among those who are free. */
class RoundRobinTest {

  private static final Host ADA_HOST = ada("00:00-24:00");
  private static final Host BOB_HOST = bob("00:00-24:00");
  private static final Pool BOTH = Pool.oneOf(ADA_HOST, BOB_HOST);

  private static Assignment.Ranking ranking(Pool pool, Facts facts) {
    return explain(hourly(pool), "12:00", facts).assignment().orElseThrow().rankings().get(0);
  }

  private static CountedBooking bookedAt(int number, String start, String bookedAt) {
    return new CountedBooking(
        booking(number), at(start), Duration.ofHours(1), Instant.MAX, at(bookedAt));
  }

  @Test
  void inOrderTheFirstFreeMemberServes() {
    assertThat(served(hourly(BOTH), "12:00", NOTHING)).containsExactly("host:ada");
    assertThat(ranking(BOTH, NOTHING).ranked())
        .extracting(Assignment.Ranked::figure, Assignment.Ranked::chosen)
        .containsExactly(tuple(0.0, true), tuple(0.0, false));
  }

  @Test
  void byPriorityTheHighestServes() {
    Pool pool =
        Pool.oneOf(ADA_HOST, BOB_HOST, host("cyd", "00:00-24:00"))
            .choosing(RoundRobin.byPriority())
            .withPriority(BOB_HOST, 7)
            .withPriority(ADA_HOST, -1);

    assertThat(ranking(pool, NOTHING).ranked())
        .extracting(r -> r.unit().toString(), Assignment.Ranked::figure)
        .containsExactly(tuple("host:bob", 7.0), tuple("host:cyd", 0.0), tuple("host:ada", -1.0));
  }

  @Test
  void byWeightBookingsComeInProportion() {
    Pool pool =
        BOTH.choosing(RoundRobin.byWeight(LimitPeriod.MONTH)).withWeight(ADA_HOST, 3).named("team");
    EventType type = hourly(pool);
    List<String> chosen = new ArrayList<>();
    Facts facts = NOTHING;
    for (int i = 0; i < 12; i++) {
      Explanation explanation = explain(type, "12:00", facts);
      String who = served(explanation).get(0);
      chosen.add(who.substring(5, 6));
      facts =
          facts.toBuilder()
              .counted(Subject.parse(who), List.of(counted(i, "2027-01-20T09:00")))
              .build();
    }

    assertThat(String.join("", chosen)).isEqualTo("abaaabaaabaa");
    Assignment.Ranking ranking = ranking(pool, facts);
    assertThat(ranking.pool()).isEqualTo("team");
    assertThat(ranking.choice()).isEqualTo(RoundRobin.byWeight(LimitPeriod.MONTH));
    assertThat(ranking.ranked()).extracting(Assignment.Ranked::figure).containsExactly(3.0, 3.0);
  }

  @Test
  void theLeastLoadedOfThePeriodServes() {
    Pool daily = BOTH.choosing(RoundRobin.leastLoaded(LimitPeriod.DAY));
    Pool weekly = BOTH.choosing(RoundRobin.leastLoaded(LimitPeriod.WEEK));
    Facts facts =
        Facts.builder(NOW)
            .counted(ADA, List.of(counted(1, "09:00")))
            .counted(BOB, List.of(counted(2, "2027-01-05T09:00"), counted(3, "2027-01-10T23:59")))
            .build();

    assertThat(ranking(daily, facts).ranked())
        .extracting(r -> r.unit().toString(), Assignment.Ranked::figure)
        .containsExactly(tuple("host:bob", 0.0), tuple("host:ada", 1.0));
    assertThat(ranking(weekly, facts).ranked())
        .extracting(r -> r.unit().toString(), Assignment.Ranked::figure)
        .containsExactly(tuple("host:ada", 1.0), tuple("host:bob", 2.0));
  }

  @Test
  void aPeriodBeginsAndEndsWithTheCalendar() {
    Pool weekly = BOTH.choosing(RoundRobin.leastLoaded(LimitPeriod.WEEK));
    Facts outside = counted(ADA, counted(1, "2027-01-03T23:59"), counted(2, "2027-01-11T00:00"));

    assertThat(ranking(weekly, outside).ranked())
        .extracting(Assignment.Ranked::figure)
        .containsExactly(0.0, 0.0);
    assertThat(ranking(weekly, counted(ADA, counted(1, "00:00"))).ranked().get(0).unit().subject())
        .isEqualTo(BOB);
  }

  @Test
  void whoWasBookedLongestAgoServes() {
    Pool pool = BOTH.choosing(RoundRobin.leastRecent());
    Facts facts =
        Facts.builder(NOW)
            .counted(ADA, List.of(bookedAt(1, "09:00", "2026-12-02T00:00")))
            .counted(
                BOB,
                List.of(
                    bookedAt(2, "09:00", "2026-12-01T00:00"),
                    bookedAt(3, "2025-12-31T09:00", "2026-12-30T00:00")))
            .build();

    // Bob's third booking starts more than a year before.
    assertThat(ranking(pool, facts).ranked())
        .extracting(r -> r.unit().toString(), Assignment.Ranked::figure)
        .containsExactly(
            tuple("host:bob", (double) at("2026-12-01T00:00").getEpochSecond()),
            tuple("host:ada", (double) at("2026-12-02T00:00").getEpochSecond()));
  }

  @Test
  void whoWasNeverBookedComesBeforeWhoWas() {
    Pool pool = BOTH.choosing(RoundRobin.leastRecent());
    Facts facts = counted(ADA, bookedAt(1, "09:00", "1971-01-01T00:00"));

    assertThat(served(hourly(pool), "12:00", facts)).containsExactly("host:bob");
  }

  @Test
  void whatHasExpiredOrIsMovedIsNotCounted() {
    Pool pool = BOTH.choosing(RoundRobin.leastLoaded(LimitPeriod.DAY));
    CountedBooking expired = new CountedBooking(booking(1), at("09:00"), Duration.ofHours(1), NOW);
    SlotQuery moving = SlotQuery.at(hourly(pool), at("12:00")).ignoring(Set.of(booking(2))).build();

    assertThat(served(hourly(pool), "12:00", counted(ADA, expired))).containsExactly("host:ada");
    assertThat(served(hourly(pool), "12:00", counted(ADA, counted(2, "09:00"))))
        .containsExactly("host:bob");
    assertThat(served(Availability.explain(moving, at("12:00"), counted(ADA, counted(2, "09:00")))))
        .containsExactly("host:ada");
  }

  @Test
  void whoIsPreferredServesIfHeIsFree() {
    SlotQuery query =
        SlotQuery.at(hourly(BOTH), at("12:00"))
            .preferring(List.of(Subject.host("cyd"), BOB))
            .build();

    assertThat(
            Availability.explain(query, at("12:00"), NOTHING)
                .assignment()
                .orElseThrow()
                .rankings()
                .get(0)
                .ranked())
        .extracting(
            r -> r.unit().toString(), Assignment.Ranked::preferred, Assignment.Ranked::chosen)
        .containsExactly(tuple("host:bob", true, true), tuple("host:ada", false, false));
    assertThat(
            served(
                Availability.explain(
                    query, at("12:00"), Examples.claims(claim(1, BOB, "11:00", "14:00")))))
        .containsExactly("host:ada");
  }

  @Test
  void amongThePreferredTheFirstNamedServes() {
    SlotQuery query = SlotQuery.at(hourly(BOTH), at("12:00")).preferring(List.of(BOB, ADA)).build();

    assertThat(served(Availability.explain(query, at("12:00"), NOTHING)))
        .containsExactly("host:bob");
  }

  @Test
  void aMemberIsLeftToThePoolThatNeedsHim() {
    EventType type =
        hourly(
            BOTH.choosing(RoundRobin.byPriority()).withPriority(ADA_HOST, 9), Pool.oneOf(ADA_HOST));
    Assignment assignment = explain(type, "12:00", NOTHING).assignment().orElseThrow();

    assertThat(assignment.units().toString()).isEqualTo("[host:bob, host:ada]");
    assertThat(assignment.rankings().get(0).ranked())
        .extracting(r -> r.unit().toString(), Assignment.Ranked::chosen)
        .containsExactly(tuple("host:ada", false), tuple("host:bob", true));
    assertThat(assignment.rankings()).extracting(r -> r.pool()).containsExactly("pool-1", "pool-2");
  }

  @Test
  void ofTwoWhomALaterPoolCouldUseOneIsLeftToIt() {
    Host cyd = host("cyd", "00:00-24:00");
    EventType type =
        hourly(Pool.of(2, List.of(ADA_HOST, BOB_HOST, cyd)), Pool.oneOf(ADA_HOST, BOB_HOST));

    assertThat(served(type, "12:00", NOTHING)).containsExactly("host:ada", "host:cyd", "host:bob");
  }

  @Test
  void whoServesInOnePoolIsNotRankedInTheNext() {
    Host cyd = host("cyd", "00:00-24:00");
    EventType type =
        hourly(Pool.of(2, List.of(ADA_HOST, BOB_HOST, cyd)), Pool.oneOf(ADA_HOST, cyd));
    Assignment assignment = explain(type, "12:00", NOTHING).assignment().orElseThrow();

    assertThat(assignment.units().toString()).isEqualTo("[host:ada, host:bob, host:cyd]");
    assertThat(assignment.rankings().get(1).ranked())
        .extracting(r -> r.unit().toString())
        .containsExactly("host:cyd");
  }

  @Test
  void unitsOfAResourceAreChosenByTheirNumber() {
    Resource tables = Resource.builder("table").quantity(3).build();
    EventType type = hourly(Pool.of(2, List.of(tables)));

    assertThat(served(type, "12:00", NOTHING))
        .containsExactly("resource:table", "resource:table/1");
  }

  @Test
  void theChoiceSaysWhichBookingsItLooksAt() {
    SlotQuery inOrder = days(hourly(BOTH), MONDAY, 1);
    SlotQuery weekly =
        days(hourly(BOTH.choosing(RoundRobin.byWeight(LimitPeriod.WEEK))), MONDAY.plusDays(2), 1);
    SlotQuery recent = days(hourly(BOTH.choosing(RoundRobin.leastRecent())), MONDAY, 1);
    SlotQuery all =
        days(hourly(Pool.all(ADA_HOST, BOB_HOST).choosing(RoundRobin.leastRecent())), MONDAY, 1);

    assertThat(Availability.factsNeeded(inOrder).counted()).isEmpty();
    assertThat(Availability.factsNeeded(all).counted()).isEmpty();
    assertThat(Availability.factsNeeded(weekly).counted())
        .containsOnlyKeys(ADA, BOB)
        .containsEntry(ADA, Examples.span("00:00", "2027-01-11T00:00"));
    assertThat(Availability.factsNeeded(recent).counted().get(BOB))
        .isEqualTo(Examples.span("2026-01-04T00:00", LocalDate.of(2028, 1, 5) + "T00:00"));
  }
}
