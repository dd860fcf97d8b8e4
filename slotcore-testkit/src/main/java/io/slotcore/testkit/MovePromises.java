package io.slotcore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotcore.booking.Booking;
import io.slotcore.booking.BookingStatus;
import io.slotcore.booking.Caller;
import io.slotcore.booking.Choice;
import io.slotcore.booking.Command;
import io.slotcore.booking.HoldRequest;
import io.slotcore.booking.Idempotency;
import io.slotcore.booking.RescheduleRequest;
import io.slotcore.eventtype.EventType;
import io.slotcore.eventtype.Pool;
import io.slotcore.eventtype.Resource;
import io.slotcore.eventtype.Unit;
import io.slotcore.slot.Rule;
import io.slotcore.time.Interval;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** BS-06 in detail: what a move keeps, and BS-07: what a repeat of any command gives. */
abstract class MovePromises extends SeriesPromises {

  private static EventType flexible() {
    return half("flexible")
        .durations(Duration.ofHours(1))
        .pool(Pool.oneOf(always(ADA), always(BOB)))
        .build();
  }

  @Test
  void bs06_aMoveKeepsPartyAndLength() {
    Choice choice = Choice.of(flexible(), at("10:00")).lasting(Duration.ofHours(1)).party(3);
    Booking booking = service().book(booker(), choice, attendance());

    Booking moved = move(booker(), booking, Choice.of(flexible(), at("14:00")));
    Booking changed =
        move(
            booker(),
            booking,
            Choice.of(flexible(), at("16:00")).lasting(Duration.ofMinutes(30)).party(2));

    assertThat(moved.duration()).isEqualTo(Duration.ofHours(1));
    assertThat(moved.party()).isEqualTo(3);
    assertThat(changed.duration()).isEqualTo(Duration.ofMinutes(30));
    assertThat(stored(changed).party()).isEqualTo(2);
    assertThat(stored(changed).attendee()).isEqualTo(booking.attendee());
    assertThat(stored(changed).createdAt()).isEqualTo(booking.createdAt());
    assertThat(stored(changed).reschedules()).isEqualTo(2);
  }

  @Test
  void bs06_aMoveKeepsTheHostIfHeCan() {
    book("10:00");
    Booking bobs = book("other", flexible(), "10:00");
    assertThat(bobs.hosts()).containsExactly(BOB);

    Booking moved = move(host(), bobs, Choice.of(flexible(), at("12:00")));
    assertThat(moved.hosts()).as("Ada is free, too").containsExactly(BOB);
    book("visitor", withBob("bobs").build(), "14:00");
    Booking handed = move(host(), moved, Choice.of(flexible(), at("14:00")));

    assertThat(handed.hosts()).containsExactly(ADA);
    assertThat(claimed(BOB)).containsExactly(span("14:00", "14:30"));
    assertThat(claimed(ADA)).containsExactly(span("10:00", "10:30"), span("14:00", "14:30"));
  }

  @Test
  void bs06_aMoveOntoItsOwnTimeKeepsTheUnit() {
    Resource tables = Resource.builder("tables").quantity(2).build();
    EventType type = half("table").pool(Pool.oneOf(tables)).build();
    book("first", type, "10:00");
    Booking second = book("second", type, "10:00");
    assertThat(second.units()).containsExactly(new Unit(tables.subject(), 1));

    Booking moved = move(host(), second, Choice.of(type, at("10:15")));

    assertThat(moved.units()).containsExactly(new Unit(tables.subject(), 1));
    assertThat(facts(Map.of(tables.subject(), wholeDay()), Map.of()).claims(tables.subject()))
        .hasSize(2);
  }

  @Test
  void bs06_aMoveWithAHoldTakesWhatWasHeld() {
    Booking bobs =
        service().book(booker(), Choice.of(flexible(), at("10:00")).party(2), attendance());
    HoldRequest request = HoldRequest.of(Choice.of(flexible(), at("14:00")), "visitor", LIFETIME);
    Booking hold = service().hold(booker(), request.moving(bobs.id()));

    Booking moved =
        service()
            .reschedule(
                booker(),
                RescheduleRequest.of(bobs.id(), Choice.of(flexible(), at("14:00")))
                    .using(hold.id()));

    assertThat(hold.party()).isEqualTo(2);
    assertThat(moved.party()).isEqualTo(2);
    assertThat(moved.units()).isEqualTo(hold.units());
  }

  @Test
  void bs06_racersDoNotSwapPlaces() {
    Booking first = book("10:00");
    Booking second = book("12:00");

    List<Race<Booking>> ends =
        Race.of(
            6,
            i ->
                i % 2 == 0
                    ? move(host(), first, Choice.of(intro().build(), at("12:00")))
                    : move(host(), second, Choice.of(intro().build(), at("10:00"))));

    assertThat(Race.failures(ends)).hasSize(6).allSatisfy(f -> assertRefused(f, Rule.CLAIM));
    assertThat(claimed(ADA)).containsExactly(first.claimed(), second.claimed());
  }

  @Test
  void bs06_ofRacersWhoMoveBookAndCancelNobodyIsLost() {
    List<Booking> bookings = new ArrayList<>();
    for (int hour = 10; hour < 18; hour++) {
      bookings.add(book(hour + ":00"));
    }

    Race.of(
        12,
        i -> {
          Booking booking = bookings.get(i % 8);
          return i % 3 == 0
              ? cancel(host(), booking)
              : move(host(), booking, Choice.of(intro().build(), at("2" + i % 3 + ":00")));
        });

    List<Interval> standing =
        bookingsOf(ADA).stream()
            .filter(b -> b.status().isActive())
            .map(Booking::claimed)
            .sorted()
            .toList();
    assertThat(claimed(ADA)).isEqualTo(standing);
  }

  @Test
  void bs07_everyChangeOfStateCanBeRepeated() {
    Booking requested = confirm(asking("10:00").pendingApproval(LIFETIME));
    takeAll(BookingStoreContract.MAIL);

    for (Command command : List.of(Command.AWAIT_PAYMENT, Command.PAY)) {
      Caller caller = host().withIdempotency(Idempotency.of("change", command.name(), "hash"));
      Booking first = transition(caller, requested, command);
      assertThat(fields(transition(caller, requested, command))).isEqualTo(fields(first));
    }

    assertThat(commandsTold()).containsExactly(Command.AWAIT_PAYMENT, Command.PAY);
  }

  @Test
  void bs07_aSeatIsBookedOnce() {
    Caller caller = booker().withIdempotency(Idempotency.of("book", "key", "hash"));
    Choice choice = Choice.of(group(3).build(), at("10:00")).party(2);

    List<Race<Booking>> ends = Race.of(6, i -> service().book(caller, choice, attendance()));

    assertThat(Race.failures(ends)).isEmpty();
    assertThat(Race.results(ends).stream().map(Booking::id).distinct()).hasSize(1);
    assertThat(guestsOf(sessionOf(Race.results(ends).get(0)))).hasSize(1);
  }

  @Test
  void bs07_theEndOfASessionCanBeRepeated() {
    Booking guest = book("guest", group(3).build(), "10:00");
    Caller caller = host().withIdempotency(Idempotency.of("cancel", "key", "hash"));
    Booking session = sessionOf(guest);

    Booking first = cancel(caller, session);
    Booking again = cancel(caller, session);

    assertThat(first.status()).isEqualTo(BookingStatus.CANCELLED);
    assertThat(again.id()).isEqualTo(session.id());
    assertThat(stored(guest).version()).isEqualTo(2);
  }

  @Test
  void bs07_aRepeatTellsWhatHasBecomeOfIt() {
    Caller caller = booker().withIdempotency(Idempotency.of("hold", "key", "hash"));
    HoldRequest request = holdRequest("visitor", "10:00");
    Booking hold = service().hold(caller, request);
    confirm(hold);

    Booking again = service().hold(caller, request);

    assertThat(again.id()).isEqualTo(hold.id());
    assertThat(again.status()).isEqualTo(BookingStatus.CONFIRMED);
    assertThat(commandsTold()).containsExactly(Command.HOLD, Command.CONFIRM);
  }
}
