package io.slotcore.slot;

import static io.slotcore.slot.Examples.ADA;
import static io.slotcore.slot.Examples.BOB;
import static io.slotcore.slot.Examples.NOTHING;
import static io.slotcore.slot.Examples.NOW;
import static io.slotcore.slot.Examples.ada;
import static io.slotcore.slot.Examples.bob;
import static io.slotcore.slot.Examples.busy;
import static io.slotcore.slot.Examples.claim;
import static io.slotcore.slot.Examples.claims;
import static io.slotcore.slot.Examples.daily;
import static io.slotcore.slot.Examples.explain;
import static io.slotcore.slot.Examples.host;
import static io.slotcore.slot.Examples.hourly;
import static io.slotcore.slot.Examples.minutes;
import static io.slotcore.slot.Examples.served;
import static io.slotcore.slot.Examples.starts;
import static io.slotcore.slot.Examples.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.slotcore.eventtype.EventType;
import io.slotcore.eventtype.Host;
import io.slotcore.eventtype.Pool;
import io.slotcore.eventtype.Unit;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who is needed: k of n. */
class PoolTest {

  private static final Host CYD = host("cyd", "09:00-12:00");

  @Test
  void oneOfManyHasTheGridsOfAll() {
    EventType type = hourly(Pool.oneOf(ada("09:00-11:00"), bob("09:30-11:30")));

    assertThat(starts(type, NOTHING)).containsExactly("09:00", "09:30", "10:00", "10:30");
  }

  @Test
  void whoIsFreeServesAlsoOffHisOwnGrid() {
    EventType type = hourly(Pool.oneOf(ada("09:00-11:00"), bob("09:30-11:30")));

    // Ada is away all day: her grid stays, and Bob serves at 10:00.
    Facts facts = busy(ADA, "00:00", "23:00");
    assertThat(starts(type, facts)).containsExactly("09:30", "10:00", "10:30");
    assertThat(served(type, "10:00", facts)).containsExactly("host:bob");
  }

  @Test
  void allOfManyHaveTheHoursOpenTogether() {
    EventType type = hourly(Pool.all(ada("09:00-13:00"), bob("09:30-12:45"), CYD));

    // Together they are open from 09:30 to 12:00, and Bob's range opened last.
    assertThat(starts(type, NOTHING)).containsExactly("09:30", "10:30");
    assertThat(starts(type, busy(BOB, "10:00", "10:30"))).containsExactly("10:30");
  }

  @Test
  void eachCommonStretchHasTheAnchorOfTheRangeThatOpenedLast() {
    EventType type =
        EventType.builder("intro", minutes(30))
            .pool(Pool.all(ada("09:00-12:00", "13:00-16:00"), bob("08:10-10:00", "11:50-14:00")))
            .build();

    assertThat(starts(type, NOTHING)).containsExactly("09:00", "09:30", "13:00", "13:30");
  }

  @Test
  void aStretchIsNotLostBehindALongerOneOfTheOther() {
    EventType type =
        hourly(
            Pool.all(
                ada("08:00-09:00", "10:00-11:00", "12:00-13:00", "14:00-15:00"),
                bob("07:00-13:00", "13:30-15:30")));

    assertThat(starts(type, NOTHING)).containsExactly("08:00", "10:00", "12:00", "14:00");
  }

  @Test
  void allOfManyInSeveralZonesAreAnchoredInTheZoneOfTheEventType() {
    Host kathmandu = Host.of("kim", daily(ZoneId.of("Asia/Kathmandu"), "13:00-18:00").build());
    EventType type = hourly(Pool.all(ada("07:00-12:00"), kathmandu));

    // 13:00 in Kathmandu is 07:15 in UTC, later than Ada's 07:00.
    assertThat(starts(type, NOTHING)).containsExactly("07:15", "08:15", "09:15", "10:15");
  }

  @Test
  void ofTwoRangesThatStartInOneGapTheLaterIsTheAnchor() {
    ZoneId newYork = ZoneId.of("America/New_York");
    Host early = Host.of("early", daily(newYork, "02:15-05:40").build());
    Host late = Host.of("late", daily(newYork, "02:30-05:40").build());
    LocalDate spring = LocalDate.of(2027, 3, 14);

    // Both open at 03:00, the first moment after the gap.
    assertThat(starts(hourly(Pool.all(early, late)), spring, 1, NOTHING))
        .containsExactly("14T03:30", "14T04:30");
    assertThat(starts(hourly(Pool.all(late, early)), spring, 1, NOTHING))
        .containsExactly("14T03:30", "14T04:30");
  }

  @Test
  void kOfManyAreOpenWhileSoManyAreFree() {
    EventType type = hourly(Pool.of(2, List.of(ada("09:00-11:00"), bob("10:00-12:00"), CYD)));

    assertThat(starts(type, NOTHING)).containsExactly("09:00", "10:00", "11:00");
    assertThat(starts(type, claims(claim(1, CYD.subject(), "09:00", "12:00"))))
        .containsExactly("10:00");
    assertThat(served(type, "10:00", NOTHING)).containsExactly("host:ada", "host:bob");
  }

  @Test
  void aPoolThatIsNotFilledSaysHowManyCanServe() {
    EventType type =
        hourly()
            .pool(Pool.of(2, List.of(ada("09:00-12:00"), bob("09:00-12:00"), CYD)).named("crew"))
            .build();
    Explanation explanation =
        explain(
            type,
            "09:00",
            claims(claim(1, ADA, "09:00", "10:00"), claim(2, BOB, "08:00", "12:00")));

    assertThat(texts(explanation))
        .containsExactly(
            "host:ada CLAIM: taken by 00000000-0000-0000-0000-000000000001"
                + " for 2027-01-04T09:00:00Z/2027-01-04T10:00:00Z",
            "host:bob CLAIM: taken by 00000000-0000-0000-0000-000000000002"
                + " for 2027-01-04T08:00:00Z/2027-01-04T12:00:00Z",
            "event-type:intro POOL: 2 of 3 needed in 'crew', 1 can serve");
    assertThat(explanation.pools()).hasSize(1);
    assertThat(explanation.pools().get(0).pool()).isEqualTo("crew");
    assertThat(explanation.pools().get(0).free()).containsExactly(Unit.of(CYD.subject()));
    assertThat(explanation.pools().get(0).isFilled()).isFalse();
    // As long as both are missing: Ada's claim is the shorter one.
    assertThat(explanation.reasons().get(2).forbids())
        .isEqualTo(explanation.reasons().get(0).forbids());
  }

  @Test
  void whoIsMissingInAPoolThatIsFilledIsNoReason() {
    EventType type = hourly(Pool.oneOf(ada("09:00-12:00"), bob("09:00-12:00")));
    Explanation explanation = explain(type, "09:00", claims(claim(1, ADA, "09:00", "10:00")));

    assertThat(explanation.isBookable()).isTrue();
    assertThat(explanation.pools().get(0).pool()).isEqualTo("pool-1");
    assertThat(explanation.pools().get(0).members())
        .extracting(PoolVerdict.Verdict::isFree)
        .containsExactly(false, true);
  }

  @Test
  void severalPoolsMustAllBeFilled() {
    EventType type = hourly(Pool.oneOf(ada("09:00-12:00")), Pool.oneOf(bob("10:00-12:00"), CYD));

    assertThat(starts(type, NOTHING)).hasSize(3);
    assertThat(starts(type, claims(claim(1, CYD.subject(), "09:00", "12:00"))))
        .containsExactly("10:00", "11:00");
    assertThat(starts(type, claims(claim(1, ADA, "10:00", "11:00"))))
        .containsExactly("09:00", "11:00");
  }

  @Test
  void theGridIsThatOfTheFirstPool() {
    EventType type = hourly(Pool.oneOf(bob("09:20-12:00")), Pool.oneOf(ada("09:00-12:00")));

    assertThat(starts(type, NOTHING)).containsExactly("09:20", "10:20");
  }

  @Test
  void nobodyServesInTwoPools() {
    Host ada = ada("09:00-12:00");
    Host bob = bob("10:00-12:00");
    EventType type = hourly(Pool.oneOf(ada, bob), Pool.oneOf(bob, ada));

    assertThat(starts(type, NOTHING)).containsExactly("10:00", "11:00");
    assertThat(texts(explain(type, "09:00", NOTHING)))
        .containsExactly(
            "event-type:intro POOL: the pools need the same members at once:"
                + " [1 of [host:ada, host:bob], 1 of [host:bob, host:ada]], without [host:bob]");
    assertThat(served(type, "10:00", NOTHING)).containsExactly("host:ada", "host:bob");
  }

  @Test
  void aMatchingMovesMembersOnThroughSeveralPools() {
    Host ada = ada("09:00-10:00");
    Host bob = bob("09:00-10:00");
    Host dan = host("dan", "09:00-10:00");
    EventType type =
        hourly(Pool.oneOf(ada, bob), Pool.oneOf(bob, dan), Pool.of(1, List.of(bob, ada)));

    assertThat(served(type, "09:00", NOTHING)).containsExactly("host:ada", "host:dan", "host:bob");
    assertThat(starts(type, busy(dan.subject(), "09:00", "10:00"))).isEmpty();
  }

  @Test
  void sharedMembersOfPoolsThatNeedAllAreNeverEnough() {
    Host ada = ada("09:00-10:00");
    EventType type = hourly(Pool.all(ada), Pool.all(ada));

    assertThat(starts(type, NOTHING)).isEmpty();
    assertThat(explain(type, "09:00", NOTHING).reasons())
        .extracting(Reason::rule)
        .containsExactly(Rule.POOL);
  }

  @Test
  void poolsBecomeFreeAndBusyInTheCourseOfTheDay() {
    Host ada = ada("09:00-13:00");
    Host bob = bob("09:00-13:00");
    EventType type = hourly(Pool.oneOf(ada, bob), Pool.oneOf(ada, bob, CYD));
    Facts facts =
        Facts.builder(NOW)
            .claims(
                List.of(
                    claim(1, ADA, "09:00", "10:00"),
                    claim(2, BOB, "09:00", "10:00"),
                    claim(3, CYD.subject(), "11:00", "12:00"),
                    claim(4, BOB, "11:00", "12:00")))
            .build();

    assertThat(starts(type, facts)).containsExactly("10:00", "12:00");
  }
}
