package io.slotcore.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slotcore.booking.Booking;
import io.slotcore.booking.BookingEvent;
import io.slotcore.booking.BookingRefusedException;
import io.slotcore.booking.BookingStatus;
import io.slotcore.booking.Caller;
import io.slotcore.booking.Choice;
import io.slotcore.booking.Command;
import io.slotcore.booking.HoldRequest;
import io.slotcore.booking.IllegalTransitionException;
import io.slotcore.booking.RescheduleRequest;
import io.slotcore.eventtype.EventType;
import io.slotcore.slot.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** BS-06 of groups: guests move between sessions, and a host moves or ends a session. */
abstract class GroupMovePromises extends GroupPromises {

  private static final EventType TYPE = group(3).build();

  private Booking join(String visitor, String time) {
    return book(visitor, TYPE, time);
  }

  private static Choice to(EventType type, Instant start) {
    return Choice.of(type, start);
  }

  private Booking move(Caller caller, Booking booking, String time) {
    return move(caller, booking, to(TYPE, at(time)));
  }

  @Test
  void bs06_aGuestMovesToAnotherSession() {
    Booking guest = join("guest", "10:00");
    Booking host = join("other", "14:00");
    Booking old = sessionOf(guest);

    Booking moved = move(booker("guest"), guest, "14:00");

    assertThat(moved.id()).isEqualTo(guest.id());
    assertThat(moved.sequence()).isEqualTo(1);
    assertThat(sessionOf(moved).id()).isEqualTo(sessionOf(host).id());
    assertThat(seats(moved)).containsExactly(1);
    assertThat(stored(old).status()).as("its last guest left").isEqualTo(BookingStatus.CANCELLED);
    assertThat(claimed(ADA)).containsExactly(span("14:00", "15:00"));
  }

  @Test
  void bs06_aGuestMovesToASessionOfHisOwnAndTheOthersStay() {
    Booking guest = join("guest", "10:00");
    Booking stays = join("stays", "10:00");
    Map<String, Object> before = fields(stored(stays));

    Booking moved = move(booker("guest"), guest, "14:00");

    assertThat(sessionOf(moved).id()).isNotEqualTo(sessionOf(stays).id());
    assertThat(seats(moved)).containsExactly(0);
    assertThat(fields(stored(stays))).isEqualTo(before);
    assertThat(claimed(ADA)).containsExactly(span("10:00", "11:00"), span("14:00", "15:00"));
    assertThat(seats(join("late", "10:00"))).as("his old seat is free").containsExactly(0);
  }

  @Test
  void bs06_theLastGuestMovesOntoTheTimeOfHisOwnSession() {
    EventType quarters = group(3).startIncrement(Duration.ofMinutes(15)).build();
    Booking guest = book("guest", quarters, "10:00");

    Booking moved = move(booker("guest"), guest, to(quarters, at("10:15")));

    assertThat(claimed(ADA)).containsExactly(span("10:15", "11:15"));
    assertThat(sessionOf(moved).start()).isEqualTo(at("10:15"));
  }

  @Test
  void bs06_aGuestDoesNotMoveOntoTheTimeOfTheOthers() {
    EventType quarters = group(3).startIncrement(Duration.ofMinutes(15)).build();
    Booking guest = book("guest", quarters, "10:00");
    join("stays", "10:00");

    refused(() -> move(booker("guest"), guest, to(quarters, at("10:15"))), Rule.CLAIM);

    assertThat(stored(guest).version()).isEqualTo(1);
  }

  @Test
  void bs06_toAFullSessionNobodyMoves() {
    Booking guest = join("guest", "10:00");
    for (int i = 0; i < TYPE.seats(); i++) {
      join("visitor-" + i, "14:00");
    }

    refused(() -> move(booker("guest"), guest, "14:00"), Rule.SEATS);

    assertThat(stored(guest).version()).isEqualTo(1);
    assertThat(sessionOf(guest).start()).isEqualTo(at("10:00"));
  }

  @Test
  void bs06_racingMovesNeverExceedTheSeats() {
    List<Booking> guests = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      guests.add(join("visitor-" + i, i < 3 ? "08:00" : "10:00"));
    }
    join("there", "14:00");

    List<Race<Booking>> ends = Race.of(6, i -> move(host(), guests.get(i), "14:00"));

    assertThat(Race.results(ends)).hasSize(2);
    assertThat(Race.failures(ends)).allSatisfy(f -> assertRefused(f, Rule.SEATS));
    assertThat(guests)
        .allSatisfy(g -> assertThat(sessionOf(stored(g)).start()).isEqualTo(stored(g).start()));
  }

  @Test
  void bs06_aHostMovesASessionWithAllItsGuests() {
    Booking first = join("first", "10:00");
    Booking second = service().book(booker("second"), to(TYPE, at("10:00")).party(2), attendance());
    Booking session = sessionOf(first);

    Booking moved = move(host(), session, "14:00");

    assertThat(moved.id()).isEqualTo(session.id());
    assertThat(claimed(ADA)).containsExactly(span("14:00", "15:00"));
    for (Booking guest : List.of(first, second)) {
      assertThat(stored(guest).start()).isEqualTo(at("14:00"));
      assertThat(stored(guest).promisedStart()).isEqualTo(moved.promisedStart());
      assertThat(stored(guest).sequence()).isEqualTo(1);
      assertThat(stored(guest).seat()).isEqualTo(guest.seat());
      assertThat(stored(guest).party()).isEqualTo(guest.party());
    }
    assertThat(takeAll(BookingStoreContract.MAIL))
        .filteredOn(event -> event.command() == Command.RESCHEDULE)
        .extracting(BookingEvent::booking)
        .containsExactlyInAnyOrder(session.id(), first.id(), second.id());
  }

  @Test
  void bs06_aSessionDoesNotMoveToATimeThatIsTaken() {
    Booking guest = join("guest", "10:00");
    book("14:30");

    refused(() -> move(host(), sessionOf(guest), "14:00"), Rule.CLAIM);

    assertThat(stored(guest).version()).isEqualTo(1);
    assertThat(claimed(ADA)).containsExactly(span("10:00", "11:00"), span("14:30", "15:00"));
  }

  @Test
  void bs06_aHostCancelsASessionWithAllItsGuests() {
    Booking first = join("first", "10:00");
    Booking held = hold("second", TYPE, "10:00");
    Booking session = sessionOf(first);

    Booking ended = cancel(host(), session);

    assertThat(ended.id()).isEqualTo(session.id());
    for (Booking gone : List.of(first, held, session)) {
      assertThat(stored(gone).status()).isEqualTo(BookingStatus.CANCELLED);
    }
    assertThat(claimed(ADA)).isEmpty();
    join("late", "10:00");
  }

  @Test
  void bs09_aSessionIsTheHostsAndNoGuests() {
    Booking guest = join("guest", "10:00");
    Booking session = sessionOf(guest);

    assertThatThrownBy(() -> cancel(booker("guest"), session))
        .isInstanceOf(IllegalTransitionException.class);
    assertThatThrownBy(() -> move(booker("guest"), session, "14:00"))
        .isInstanceOf(IllegalTransitionException.class);

    assertThat(stored(session).version()).isEqualTo(session.version());
    assertThat(stored(guest).version()).isEqualTo(1);
  }

  @Test
  void bs05_aSeatIsHeldForAMove() {
    Booking guest = join("guest", "10:00");
    for (int i = 1; i < TYPE.seats(); i++) {
      join("visitor-" + i, "14:00");
    }
    HoldRequest request = HoldRequest.of(to(TYPE, at("14:00")), "guest", LIFETIME);

    Booking hold = service().hold(booker("guest"), request.moving(guest.id()));
    refused(() -> join("late", "14:00"), Rule.SEATS);
    Booking moved =
        service()
            .reschedule(
                booker("guest"),
                RescheduleRequest.of(guest.id(), to(TYPE, at("14:00"))).using(hold.id()));

    assertThat(moved.seat()).isEqualTo(hold.seat());
    assertThat(guestsOf(sessionOf(moved)))
        .filteredOn(each -> each.status() == BookingStatus.CONFIRMED)
        .hasSize(TYPE.seats());
    assertThat(stored(hold).status()).isEqualTo(BookingStatus.CANCELLED);
    assertThat(claimed(ADA)).containsExactly(span("14:00", "15:00"));
  }

  @Test
  void bs05_aSeatThatThereIsNotIsNotHeldForAMove() {
    Booking guest = join("guest", "10:00");
    join("second", "10:00");
    join("third", "10:00");
    HoldRequest request = HoldRequest.of(to(TYPE, at("10:00")), "guest", LIFETIME);

    refused(() -> service().hold(booker("guest"), request.moving(guest.id())), Rule.SEATS);
  }

  @Test
  void bs05_aHoldForAMoveDoesNotOverlapTheSessionThatIsToBeLeft() {
    EventType quarters = group(3).startIncrement(Duration.ofMinutes(15)).build();
    Booking guest = book("guest", quarters, "10:00");
    HoldRequest request = HoldRequest.of(to(quarters, at("10:15")), "guest", LIFETIME);

    refused(() -> service().hold(booker("guest"), request.moving(guest.id())), Rule.CLAIM);

    assertThat(claimed(ADA)).containsExactly(span("10:00", "11:00"));
  }

  @Test
  void bs05_aHoldForTheMoveOfASessionDoesNotOverlapIt() {
    EventType quarters = group(3).startIncrement(Duration.ofMinutes(15)).build();
    Booking session = sessionOf(book("guest", quarters, "10:00"));
    HoldRequest request = HoldRequest.of(to(quarters, at("10:15")), "host", LIFETIME);

    assertThatThrownBy(() -> service().hold(host(), request.moving(session.id())))
        .isInstanceOf(BookingRefusedException.class);

    assertThat(claimed(ADA)).containsExactly(span("10:00", "11:00"));
  }
}
