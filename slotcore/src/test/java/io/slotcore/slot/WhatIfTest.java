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
import static io.slotcore.slot.Examples.counted;
import static io.slotcore.slot.Examples.days;
import static io.slotcore.slot.Examples.hourly;
import static io.slotcore.slot.Examples.minutes;
import static io.slotcore.slot.Examples.span;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.slotcore.eventtype.BookingLimit;
import io.slotcore.eventtype.EventType;
import io.slotcore.eventtype.Host;
import io.slotcore.eventtype.Pool;
import io.slotcore.schedule.Closure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a change of rules would do. */
class WhatIfTest {

  private static final SlotQuery TODAY = monday(hourly().host(ada("09:00-12:00")));

  private static SlotQuery monday(EventType.Builder type) {
    return days(type.build(), MONDAY, 1);
  }

  private static List<String> times(List<Slot> slots) {
    return slots.stream().map(slot -> slot.start().toString().substring(11, 16)).toList();
  }

  /** Bookings of Ada, of an hour each. */
  private static Facts booked(String... starts) {
    Facts.Builder facts = Facts.builder(NOW);
    for (int i = 0; i < starts.length; i++) {
      String end = at(starts[i]).plus(Duration.ofHours(1)).toString().substring(11, 16);
      facts
          .claims(List.of(claim(i + 1, ADA, starts[i], end)))
          .counted(INTRO, List.of(counted(i + 1, starts[i])));
    }
    return facts.build();
  }

  @Test
  void otherHoursGainAndLoseStarts() {
    WhatIf change = WhatIf.compare(TODAY, monday(hourly().host(ada("10:00-14:00"))), NOTHING);

    assertThat(times(change.gained())).containsExactly("12:00", "13:00");
    assertThat(times(change.lost())).containsExactly("09:00");
    assertThat(change.conflicts()).isEmpty();
  }

  @Test
  void bookingsOutsideTheNewHoursStandAgainstThem() {
    WhatIf change =
        WhatIf.compare(TODAY, monday(hourly().host(ada("10:00-14:00"))), booked("09:00", "10:00"));

    assertThat(change.conflicts()).containsOnlyKeys(booking(1));
    assertThat(change.conflicts().get(booking(1)))
        .extracting(Reason::toString)
        .containsExactly("host:ada HOURS: outside the hours of 'hours'");
    assertThat(change.lost()).isEmpty();
  }

  @Test
  void conflictsComeInOrderOfTime() {
    WhatIf change =
        WhatIf.compare(
            TODAY,
            monday(
                hourly()
                    .host(ada("09:00-12:00"))
                    .closure(new Closure("strike", span("09:00", "20:00")))),
            booked("11:00", "09:00"));

    assertThat(change.conflicts().keySet()).containsExactly(booking(2), booking(1));
    assertThat(change.conflicts().get(booking(1)))
        .extracting(Reason::rule)
        .containsExactly(Rule.CLOSED);
  }

  @Test
  void rulesOfTheMomentOfBookingAreLeftOut() {
    SlotQuery stricter =
        monday(
            hourly()
                .host(ada("09:00-12:00"))
                .startIncrement(minutes(7))
                .minimumNotice(Duration.ofDays(100))
                .window(io.slotcore.eventtype.BookingWindow.rolling(0)));

    assertThat(WhatIf.compare(TODAY, stricter, booked("10:00")).conflicts()).isEmpty();
  }

  @Test
  void widerBuffersMakeNeighboursCollide() {
    SlotQuery wider = monday(hourly().host(ada("09:00-12:00")).buffers(minutes(0), minutes(15)));

    assertThat(WhatIf.compare(TODAY, wider, booked("09:00", "10:00")).conflicts())
        .containsOnlyKeys(booking(1));
  }

  @Test
  void aLowerLimitStandsAgainstAllBookingsOfThePeriod() {
    SlotQuery limited = monday(hourly().host(ada("09:00-12:00")).limit(BookingLimit.perDay(1)));

    assertThat(WhatIf.compare(TODAY, limited, booked("09:00", "10:00")).conflicts())
        .containsOnlyKeys(booking(1), booking(2));
    assertThat(WhatIf.compare(TODAY, limited, booked("09:00")).conflicts()).isEmpty();
  }

  @Test
  void aBookingStandsByTheReasonsOfItsOwnMembersOnly() {
    SlotQuery changed = monday(hourly().pool(Pool.oneOf(ada("09:00-12:00"), bob("13:00-14:00"))));

    assertThat(WhatIf.compare(TODAY, changed, booked("09:00")).conflicts()).isEmpty();
    assertThat(
            WhatIf.compare(
                    TODAY,
                    monday(hourly().pool(Pool.oneOf(ada("13:00-14:00"), bob("09:00-12:00")))),
                    booked("09:00"))
                .conflicts()
                .get(booking(1)))
        .extracting(Reason::subject)
        .containsExactly(ADA);
  }

  @Test
  void aBookingOfSomebodyWhoIsLeftOutStandsAgainstTheChange() {
    Host bob = Host.of("bob", ada("09:00-12:00").schedule());
    WhatIf change = WhatIf.compare(TODAY, monday(hourly().host(bob)), booked("09:00"));

    assertThat(change.conflicts().get(booking(1)))
        .extracting(Reason::rule, Reason::subject)
        .containsExactly(tuple(Rule.POOL, ADA));
  }

  @Test
  void aGroupThatIsLargerThanTheNewSeatsStandsAgainstThem() {
    TakenSeats taken =
        new TakenSeats(booking(1), booking(2), at("09:00"), Duration.ofHours(1), 5, Instant.MAX);
    Facts facts = booked("09:00").toBuilder().seats(INTRO, List.of(taken)).build();

    for (int seats : new int[] {1, 4, 5}) {
      SlotQuery changed = monday(hourly().host(ada("09:00-12:00")).seats(seats));
      assertThat(WhatIf.compare(TODAY, changed, facts).conflicts().keySet())
          .as("%d seats", seats)
          .hasSize(seats < 5 ? 1 : 0);
    }
  }

  @Test
  void aBookingOfAnotherLengthIsJudgedByItsOwn() {
    Facts facts =
        Facts.builder(NOW)
            .claims(List.of(claim(1, ADA, "10:00", "12:30")))
            .counted(
                INTRO,
                List.of(new CountedBooking(booking(1), at("10:00"), minutes(150), Instant.MAX)))
            .build();

    assertThat(WhatIf.compare(TODAY, TODAY, facts).conflicts()).containsOnlyKeys(booking(1));
    assertThat(WhatIf.compare(TODAY, monday(hourly().host(ada("09:00-12:30"))), facts).conflicts())
        .isEmpty();
  }

  @Test
  void whatHasExpiredOrLiesOutsideTheWindowIsNoConflict() {
    CountedBooking expired = new CountedBooking(booking(1), at("20:00"), Duration.ofHours(1), NOW);
    Facts facts =
        Facts.builder(NOW).counted(INTRO, List.of(expired, counted(2, "2027-01-05T20:00"))).build();

    assertThat(WhatIf.compare(TODAY, TODAY, facts).conflicts()).isEmpty();
  }

  @Test
  void aComparisonNeedsTheFactsOfBothAndTheBookingsOfTheWindow() {
    SlotQuery changed = monday(hourly().host(bob("09:00-12:00")));
    FactsNeeded needed = WhatIf.factsNeeded(TODAY, changed);

    assertThat(needed.claims()).containsOnlyKeys(ADA, BOB);
    assertThat(needed.counted()).containsOnlyKeys(INTRO).containsEntry(INTRO, changed.window());
  }
}
