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
import static io.slotcore.slot.Examples.daily;
import static io.slotcore.slot.Examples.days;
import static io.slotcore.slot.Examples.explain;
import static io.slotcore.slot.Examples.hourly;
import static io.slotcore.slot.Examples.minutes;
import static io.slotcore.slot.Examples.seat;
import static io.slotcore.slot.Examples.served;
import static io.slotcore.slot.Examples.starts;
import static io.slotcore.slot.Examples.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.slotcore.eventtype.BookingLimit;
import io.slotcore.eventtype.EventType;
import io.slotcore.eventtype.Host;
import io.slotcore.eventtype.Pool;
import io.slotcore.eventtype.Subject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Groups: who books the same start and duration shares a session, here session 7 at 10:00. */
class SeatsTest {

  private static EventType.Builder group(int seats) {
    return hourly().host(ada("09:00-12:00")).seats(seats);
  }

  private static Facts.Builder session(TakenSeats... seats) {
    return Facts.builder(NOW)
        .claims(List.of(claim(7, ADA, "10:00", "11:00")))
        .seats(INTRO, List.of(seats));
  }

  private static SlotQuery.Builder monday(EventType type) {
    return SlotQuery.builder(type, days(type, MONDAY, 1).window());
  }

  @Test
  void aSessionIsJoinedUntilItIsFull() {
    Facts two = session(seat(7, 1, "10:00", 1), seat(7, 2, "10:00", 1)).build();

    assertThat(starts(group(3).build(), two)).containsExactly("09:00", "10:00", "11:00");
    assertThat(starts(group(2).build(), two)).containsExactly("09:00", "11:00");
  }

  @Test
  void aSessionBlocksEveryOtherStartThatItOverlaps() {
    EventType type = group(3).startIncrement(minutes(30)).build();

    assertThat(starts(type, session(seat(7, 1, "10:00", 1)).build()))
        .containsExactly("09:00", "10:00", "11:00");
  }

  @Test
  void aPartyNeedsSoManySeats() {
    EventType type = group(4).build();
    Facts two = session(seat(7, 1, "10:00", 2)).build();

    assertThat(starts(monday(type).party(2).build(), two)).hasSize(3);
    assertThat(starts(monday(type).party(3).build(), two)).containsExactly("09:00", "11:00");
    assertThat(starts(monday(type).party(4).build(), two)).containsExactly("09:00", "11:00");
    assertThat(starts(monday(type).party(5).build(), two)).isEmpty();
    assertThat(texts(Availability.explain(monday(type).party(5).build(), at("09:00"), NOTHING)))
        .containsExactly("event-type:intro SEATS: the party is larger than the group");
  }

  @Test
  void aSessionWhoseSeatsHaveAllExpiredHasEnded() {
    EventType type = group(2).limit(BookingLimit.perDay(1)).build();
    TakenSeats expired =
        new TakenSeats(booking(7), booking(1), at("10:00"), Duration.ofHours(1), 2, NOW);
    Facts.Builder facts = session(expired).counted(INTRO, List.of(counted(7, "10:00")));

    assertThat(starts(type, facts.build())).hasSize(3);
    assertThat(starts(type, facts.seats(INTRO, List.of(seat(7, 2, "10:00", 1))).build()))
        .as("one of two seats has expired")
        .containsExactly("10:00");
  }

  @Test
  void anotherDurationIsAnotherSession() {
    EventType type = group(3).durations(minutes(30)).build();
    Facts facts = session(seat(7, 1, "10:00", 1)).build();
    SlotQuery half = monday(type).duration(minutes(30)).build();

    assertThat(starts(half, facts)).containsExactly("09:00", "11:00");
  }

  @Test
  void aGuestWhoMovesDoesNotCount() {
    EventType type = group(2).build();
    Facts full = session(seat(7, 1, "10:00", 1), seat(7, 2, "10:00", 1)).build();

    assertThat(starts(monday(type).ignoring(Set.of(booking(1))).build(), full)).contains("10:00");
    assertThat(starts(monday(type).ignoring(Set.of(booking(3))).build(), full))
        .doesNotContain("10:00");
  }

  @Test
  void theLastGuestWhoMovesTakesTheSessionAlong() {
    EventType type = group(2).startIncrement(minutes(30)).build();
    Facts one = session(seat(7, 1, "10:00", 1)).build();

    assertThat(starts(monday(type).ignoring(Set.of(booking(1))).build(), one)).hasSize(5);
    assertThat(starts(monday(type).ignoring(Set.of(booking(7))).build(), one)).hasSize(5);
  }

  @Test
  void aSessionThatIsMovedAsAWholeCanGoAnywhere() {
    EventType type = group(2).build();
    Facts full = session(seat(7, 1, "10:00", 2)).build();

    assertThat(starts(monday(type).ignoring(Set.of(booking(7))).build(), full)).hasSize(3);
  }

  @Test
  void limitsCountSessionsSoThatJoiningIsNoExcess() {
    Host ada = Host.builder("ada", daily("09:00-12:00")).limit(BookingLimit.perDay(1)).build();
    EventType type = hourly().host(ada).seats(2).limit(BookingLimit.perDay(1)).build();
    Facts facts =
        session(seat(7, 1, "10:00", 1))
            .counted(INTRO, List.of(counted(7, "10:00")))
            .counted(ADA, List.of(counted(7, "10:00")))
            .build();

    assertThat(starts(type, facts)).containsExactly("10:00");
    assertThat(texts(explain(type, "11:00", facts)))
        .containsExactly(
            "event-type:intro LIMIT: limit of 1 booking a day is reached in the one from"
                + " 2027-01-04",
            "host:ada LIMIT: limit of 1 booking a day is reached in the one from 2027-01-04");
  }

  @Test
  void aBookersLimitCountsHisSeatsAlsoInASession() {
    EventType type = group(3).bookerLimit(BookingLimit.perDay(1)).build();
    Facts facts =
        session(seat(7, 1, "10:00", 1))
            .counted(Subject.booker("eve"), List.of(counted(1, "10:00")))
            .build();

    assertThat(starts(monday(type).booker("eve").build(), facts)).isEmpty();
    assertThat(starts(monday(type).booker("fay").build(), facts)).hasSize(3);
    assertThat(starts(monday(type).build(), facts)).hasSize(3);
  }

  @Test
  void aSessionIsJoinedWithThoseWhoServeIt() {
    EventType type =
        hourly().pool(Pool.oneOf(bob("09:00-12:00"), ada("09:00-12:00"))).seats(2).build();
    Facts one = session(seat(7, 1, "10:00", 1)).build();
    Facts full = session(seat(7, 1, "10:00", 2)).build();

    assertThat(served(type, "10:00", one)).containsExactly("host:ada");
    assertThat(starts(type, full)).containsExactly("09:00", "11:00");
    assertThat(explain(type, "10:00", full).pools().get(0).members().get(0).reasons())
        .extracting(Reason::toString)
        .containsExactly("host:bob SEATS: the group of " + booking(7) + " is served by others");
  }

  @Test
  void seatsOfAnEventTypeForOneAreOfNoAccount() {
    EventType type = group(1).build();

    assertThat(starts(type, session(seat(7, 1, "10:00", 1)).build()))
        .containsExactly("09:00", "11:00");
  }

  @Test
  void whatElseTakesTheHostBlocksTheSessionToo() {
    EventType type = group(3).build();
    Facts facts =
        session(seat(7, 1, "10:00", 1))
            .claims(List.of(claim(8, ADA, "10:30", "10:45"), claim(9, BOB, "09:00", "12:00")))
            .build();

    assertThat(starts(type, facts)).containsExactly("09:00", "11:00");
    assertThat(explain(type, "10:00", facts).reasons())
        .extracting(Reason::id)
        .containsExactly(booking(8).toString());
  }
}
