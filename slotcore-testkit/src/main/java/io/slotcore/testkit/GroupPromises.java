package io.slotcore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotcore.booking.Actor;
import io.slotcore.booking.Booking;
import io.slotcore.booking.BookingEvent;
import io.slotcore.booking.BookingStatus;
import io.slotcore.booking.Choice;
import io.slotcore.booking.Command;
import io.slotcore.eventtype.EventType;
import io.slotcore.slot.BookingId;
import io.slotcore.slot.Claim;
import io.slotcore.slot.Rule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** BS-03 of groups: seats are never exceeded, and a session stands as long as somebody has one. */
abstract class GroupPromises extends SeatPromises {

  private static final int RACERS = 16;

  private Booking join(String visitor, EventType type, int party) {
    Choice choice = Choice.of(type, at("10:00")).party(party);
    return service().book(booker(visitor), choice, attendance());
  }

  private Booking join(String visitor, EventType type) {
    return join(visitor, type, 1);
  }

  private static List<Integer> allSeats(List<Booking> guests) {
    return guests.stream().flatMap(guest -> seats(guest).stream()).toList();
  }

  @Test
  void bs03_aStartHasAsManySeatsAsTheEventTypeSays() {
    EventType type = group(2).build();

    Booking first = join("first", type);
    Booking second = join("second", type);
    refused(() -> join("third", type), Rule.SEATS);

    assertThat(allSeats(List.of(first, second))).containsExactly(0, 1);
    Booking session = sessionOf(first);
    assertThat(sessionOf(second).id()).isEqualTo(session.id());
    assertThat(session.isSession()).isTrue();
    assertThat(session.seats()).isEqualTo(2);
    assertThat(session.status()).isEqualTo(BookingStatus.CONFIRMED);
    assertThat(session.expiresAt()).isEmpty();
    assertThat(session.attendee()).isEmpty();
    assertThat(claimed(ADA)).containsExactly(span("10:00", "11:00"));
    assertThat(facts(Map.of(ADA, wholeDay()), Map.of()).claims(ADA))
        .extracting(Claim::booking)
        .as("the session claims the time, its guests nothing")
        .containsExactly(session.id());
    assertThat(bookingsOf(ADA)).extracting(Booking::id).containsExactly(session.id());
  }

  @Test
  void bs03_seatsAreNeverExceeded() {
    EventType type = group(5).build();

    List<Race<Booking>> ends = Race.of(RACERS, i -> join("visitor-" + i, type));

    assertThat(Race.results(ends)).hasSize(5);
    assertThat(allSeats(Race.results(ends))).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
    assertThat(Race.failures(ends)).allSatisfy(f -> assertRefused(f, Rule.SEATS));
    assertThat(bookingsOf(ADA)).hasSize(1);
  }

  @Test
  void bs03_racingPartiesNeverExceedTheSeats() {
    EventType type = group(5).build();

    List<Race<Booking>> ends = Race.of(8, i -> join("visitor-" + i, type, 2));

    assertThat(Race.results(ends)).hasSize(2);
    assertThat(Race.failures(ends)).allSatisfy(f -> assertRefused(f, Rule.SEATS));
    assertThat(seats(join("last", type))).containsExactly(4);
  }

  @Test
  void bs03_racingHoldsAndCancelsNeverExceedTheSeats() {
    EventType type = group(4).build();
    List<Booking> full = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      full.add(join("visitor-" + i, type));
    }

    List<Race<Booking>> ends =
        Race.of(
            RACERS, i -> i < 4 ? cancel(host(), full.get(i)) : hold("visitor-" + i, type, "10:00"));

    List<Booking> held = new ArrayList<>(Race.results(ends));
    held.removeIf(booking -> booking.status() != BookingStatus.HELD);
    assertThat(held.size()).isLessThanOrEqualTo(4);
    assertThat(Race.failures(ends)).allSatisfy(f -> assertRefused(f, Rule.SEATS));
    assertThat(claimed(ADA)).hasSize(held.isEmpty() ? 0 : 1);
    for (Booking guest : held) {
      assertThat(sessionOf(guest).status()).isEqualTo(BookingStatus.CONFIRMED);
      assertThat(sessionOf(guest).expiresAt()).isPresent();
    }
    assertThat(held.stream().map(g -> sessionOf(g).id()).distinct().count()).isLessThan(2);
    assertThat(allSeats(held)).doesNotHaveDuplicates();
  }

  @Test
  void bs03_aPartyTakesTheLowestFreeSeats() {
    EventType type = group(5).build();
    Booking pair = join("pair", type, 2);
    Booking single = join("single", type);
    cancel(booker(), pair);

    Booking three = join("three", type, 3);

    assertThat(seats(single)).containsExactly(2);
    assertThat(seats(three)).containsExactly(0, 1, 3);
    assertThat(stored(three).party()).isEqualTo(3);
    refused(() -> join("another-pair", type, 2), Rule.SEATS);
    join("last", type);
  }

  @Test
  void bs03_heldSeatsCountUntilTheyExpire() {
    EventType type = group(2).build();
    Booking stays = join("stays", type);
    Booking hold = hold("visitor", type, "10:00");
    refused(() -> join("early", type), Rule.SEATS);
    clock().advance(LIFETIME);

    Booking late = join("late", type);

    assertThat(seats(late)).isEqualTo(seats(hold));
    assertThat(stored(hold).status()).isEqualTo(BookingStatus.EXPIRED);
    assertThat(sessionOf(stays).expiresAt()).isEmpty();
  }

  @Test
  void bs05_aSessionOfHoldsStandsAsLongAsTheLastOfThem() {
    EventType type = group(3).build();
    Booking first = hold("first", type, "10:00");
    assertThat(sessionOf(first).expiresAt()).isEqualTo(first.expiresAt());
    clock().advance(Duration.ofMinutes(4));
    Booking second = hold("second", type, "10:00");
    assertThat(sessionOf(first).expiresAt()).isEqualTo(second.expiresAt());

    service().release(booker("second"), second.id());
    assertThat(sessionOf(first).expiresAt()).isEqualTo(first.expiresAt());
    confirm(first);

    assertThat(sessionOf(first).expiresAt()).isEmpty();
    clock().advance(LIFETIME);
    refused(() -> book("10:30"), Rule.CLAIM);
  }

  @Test
  void bs05_aSessionWhoseSeatsHaveExpiredBlocksNobody() {
    EventType type = group(3).build();
    Booking first = hold("first", type, "10:00");
    Booking second = hold("second", type, "10:00");
    Booking session = sessionOf(first);
    clock().advance(LIFETIME);

    Booking other = book("10:30");

    assertThat(claimed(ADA)).containsExactly(other.claimed());
    for (Booking gone : List.of(first, second, session)) {
      assertThat(stored(gone).status()).isEqualTo(BookingStatus.EXPIRED);
    }
    assertThat(takeAll(BookingStoreContract.MAIL))
        .filteredOn(event -> event.command() == Command.EXPIRE)
        .hasSize(3)
        .allSatisfy(e -> assertThat(e.actor().role()).isEqualTo(Actor.Role.SYSTEM));
  }

  @Test
  void bs05_anExpiredSessionMakesRoomForANewOneOfTheSameStart() {
    EventType type = group(2).build();
    Booking hold = hold("visitor", type, "10:00");
    clock().advance(LIFETIME);

    List<Race<Booking>> ends = Race.of(4, i -> join("visitor-" + i, type));

    assertThat(Race.results(ends)).hasSize(2);
    Booking session = sessionOf(Race.results(ends).get(0));
    assertThat(session.id()).isNotEqualTo(sessionOf(hold).id());
    assertThat(sessionOf(hold).status()).isEqualTo(BookingStatus.EXPIRED);
    assertThat(guestsOf(session)).hasSize(2);
  }

  @Test
  void bs03_aSessionEndsWithItsLastSeat() {
    EventType type = group(2).build();
    Booking first = join("first", type);
    Booking second = join("second", type);
    Booking session = sessionOf(first);

    cancel(booker("first"), first);
    assertThat(stored(session).status()).isEqualTo(BookingStatus.CONFIRMED);
    assertThat(claimed(ADA)).hasSize(1);
    cancel(booker("second"), second);

    assertThat(stored(session).status()).isEqualTo(BookingStatus.CANCELLED);
    assertThat(claimed(ADA)).isEmpty();
    assertThat(takeAll(BookingStoreContract.MAIL))
        .last()
        .satisfies(e -> assertThat(e.command()).isIn(Command.CANCEL));
    book("10:15");
  }

  @Test
  void bs03_aGuestsCancelChangesNothingOfTheOthers() {
    EventType type = group(3).build();
    Booking first = join("first", type, 2);
    Booking second = join("second", type);
    Map<String, Object> before = fields(stored(second));

    cancel(booker("first"), first);

    assertThat(fields(stored(second))).isEqualTo(before);
    assertThat(fields(stored(first))).containsEntry("status", BookingStatus.CANCELLED);
    assertThat(guestsOf(sessionOf(second))).hasSize(2);
  }

  @Test
  void bs03_whatFollowsForTheSessionIsTold() {
    EventType type = group(3).build();
    Booking hold = hold("visitor", type, "10:00");
    BookingId session = sessionOf(hold).id();
    confirm(hold);
    cancel(host(), hold);

    List<BookingEvent> told = takeAll(BookingStoreContract.MAIL);

    assertThat(told)
        .filteredOn(event -> event.booking().equals(session))
        .extracting(BookingEvent::command)
        .containsExactly(Command.BOOK, Command.SEAT, Command.CANCEL);
    assertThat(told)
        .filteredOn(event -> event.booking().equals(hold.id()))
        .extracting(BookingEvent::command)
        .containsExactly(Command.HOLD, Command.CONFIRM, Command.CANCEL);
    assertThat(told.stream().map(event -> event.actor().role()))
        .as("the session follows the actor of the command")
        .containsOnly(Actor.Role.BOOKER, Actor.Role.HOST);
  }

  @Test
  void bs01_aGroupsTimeIsTakenForAllElse() {
    EventType type = group(3).startIncrement(Duration.ofMinutes(15)).build();
    join("first", type);
    EventType other = withSeats("other", 3);

    refused(() -> book("10:30"), Rule.CLAIM);
    refused(() -> book("visitor", other, "10:00"), Rule.CLAIM);
    refused(() -> book("visitor", type, "10:15"), Rule.CLAIM);
    book("11:00");
  }

  private static EventType withSeats(String id, int seats) {
    return EventType.builder(id, Duration.ofHours(1)).host(always(ADA)).seats(seats).build();
  }

  @Test
  void bs03_aGroupThatHasGrownHasMoreSeatsAndOneThatHasShrunkTakesNobodys() {
    join("first", group(1).seats(2).build());
    join("second", group(2).build());
    Booking third = join("third", group(3).build());

    refused(() -> join("fourth", group(2).build()), Rule.SEATS);

    assertThat(seats(third)).containsExactly(2);
    assertThat(guestsOf(sessionOf(third))).hasSize(3);
    assertThat(sessionOf(third).seats()).isEqualTo(3);
  }
}
