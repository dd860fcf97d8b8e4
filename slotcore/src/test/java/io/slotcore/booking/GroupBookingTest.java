package io.slotcore.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.slotcore.eventtype.BookingLimit;
import io.slotcore.eventtype.ChangePolicy;
import io.slotcore.eventtype.EventType;
import io.slotcore.slot.Facts;
import io.slotcore.slot.FactsNeeded;
import io.slotcore.slot.Reason;
import io.slotcore.slot.Rule;
import io.slotcore.time.Interval;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Sessions of a group: who has which seats, and what becomes of the session. */
class GroupBookingTest {

  private static final EventType YOGA = Desk.type().seats(3).build();

  private final Desk desk = new Desk();

  private static Choice at(String time) {
    return Choice.of(YOGA, Desk.at(time));
  }

  private Booking seat(String time) {
    return desk.service.book(Desk.BOOKER, at(time), Desk.GUEST);
  }

  private Booking heldSeat(String time, String visitor) {
    return desk.service.hold(Desk.BOOKER, HoldRequest.of(at(time), visitor, Desk.LIFETIME));
  }

  private Booking sessionOf(Booking guest) {
    return desk.service.get(Desk.TENANT, guest.seat().orElseThrow().session());
  }

  private int claims() {
    TreeMap<io.slotcore.eventtype.Subject, Interval> all = new TreeMap<>();
    all.put(YOGA.host().subject(), Interval.of(Desk.at("00:00"), Duration.ofDays(1)));
    FactsNeeded needed = new FactsNeeded(all, new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    Facts facts = desk.store().facts(Desk.TENANT, needed);
    return facts.claims().size();
  }

  private Booking cancel(Caller caller, Booking booking) {
    return desk.service.cancel(
        caller, CancelRequest.of(booking.id(), "ill", ChangePolicy.unlimited()));
  }

  @Test
  void guestsOfOneStartShareASessionThatClaimsTheTime() {
    Booking first = seat("10:00");
    Booking second = desk.service.book(Desk.BOOKER, at("10:00").party(2), Desk.GUEST);

    assertThat(first.seat().orElseThrow().numbers()).containsExactly(0);
    assertThat(second.seat().orElseThrow().numbers()).containsExactly(1, 2);
    assertThat(second.party()).isEqualTo(2);
    assertThat(sessionOf(first)).isEqualTo(sessionOf(second));
    assertThat(sessionOf(first).seats()).isEqualTo(3);
    assertThat(sessionOf(first).version()).isEqualTo(1);
    assertThat(claims()).isEqualTo(1);
  }

  @Test
  void aFullSessionIsRefusedForItsSeats() {
    desk.service.book(Desk.BOOKER, at("10:00").party(2), Desk.GUEST);

    SlotRefusedException refused =
        catchThrowableOfType(
            SlotRefusedException.class,
            () -> desk.service.book(Desk.BOOKER, at("10:00").party(2), Desk.GUEST));

    assertThat(refused.reasons()).extracting(Reason::rule).containsExactly(Rule.SEATS);
    assertThat(seat("10:00").seat().orElseThrow().numbers()).containsExactly(2);
  }

  @Test
  void aSessionThatSomebodyHasMissedTookPlaceAndIsNotCancelled() {
    Booking missed = seat("10:00");
    Booking other = seat("10:00");
    desk.passUntil(Desk.at("10:00"));
    desk.service.transition(Desk.HOST, TransitionRequest.of(missed.id(), Command.MARK_NO_SHOW));

    assertThatThrownBy(() -> cancel(Desk.HOST, sessionOf(other)))
        .isInstanceOf(IllegalTransitionException.class);

    assertThat(desk.get(other)).isEqualTo(other);
  }

  @Test
  void whatABookerMayNotDoWithASessionIsToldBefore() {
    Booking session = sessionOf(seat("10:00"));

    for (Command command : List.of(Command.CANCEL, Command.RESCHEDULE)) {
      assertThat(desk.service.refusal(Desk.BOOKER, command, session, ChangePolicy.unlimited()))
          .containsInstanceOf(IllegalTransitionException.class);
    }
  }

  @Test
  void aSeatThatIsGivenUpIsFreeAgain() {
    Booking first = seat("10:00");
    Booking second = seat("10:00");

    cancel(Desk.BOOKER, first);

    assertThat(seat("10:00").seat().orElseThrow().numbers()).containsExactly(0);
    assertThat(desk.get(second).version()).isEqualTo(1);
    assertThat(sessionOf(second).version()).isEqualTo(1);
  }

  @Test
  void theSessionEndsWithItsLastSeat() {
    Booking first = seat("10:00");
    Booking second = seat("10:00");
    cancel(Desk.BOOKER, first);
    assertThat(claims()).isEqualTo(1);

    cancel(Desk.BOOKER, second);

    assertThat(sessionOf(first).status()).isEqualTo(BookingStatus.CANCELLED);
    assertThat(claims()).isZero();
    assertThat(sessionOf(seat("10:00"))).isNotEqualTo(sessionOf(first));
  }

  @Test
  void aSessionOfHoldsExpiresWithThem() {
    Booking hold = heldSeat("10:00", "visitor");
    assertThat(sessionOf(hold).expiresAt()).isEqualTo(hold.expiresAt());
    desk.pass(Desk.LIFETIME);

    Booking booking = desk.book("10:00");

    assertThat(booking.status()).isEqualTo(BookingStatus.CONFIRMED);
    assertThat(desk.get(hold).status()).isEqualTo(BookingStatus.EXPIRED);
    assertThat(sessionOf(hold).status()).isEqualTo(BookingStatus.EXPIRED);
  }

  @Test
  void aSessionStandsForGoodOnceASeatIsCertain() {
    Booking hold = heldSeat("10:00", "visitor");

    Booking confirmed = desk.confirm(hold);

    assertThat(confirmed.seat()).isEqualTo(hold.seat());
    assertThat(sessionOf(hold).expiresAt()).isEmpty();
    assertThat(sessionOf(hold).version()).isEqualTo(2);
    desk.pass(Desk.LIFETIME);
    assertThatThrownBy(() -> desk.book("10:00")).isInstanceOf(SlotRefusedException.class);
  }

  @Test
  void theSeatOfAnExpiredHoldIsGivenToTheNext() {
    seat("10:00");
    heldSeat("10:00", "one");
    heldSeat("10:00", "two");
    desk.pass(Desk.LIFETIME);

    assertThat(seat("10:00").seat().orElseThrow().numbers()).containsExactly(1);
  }

  @Test
  void aNewHoldOfTheSameVisitorTakesTheSeatOfTheOld() {
    Booking old = heldSeat("10:00", "visitor");

    Booking hold = heldSeat("10:00", "visitor");

    assertThat(hold.seat().orElseThrow().numbers()).containsExactly(0);
    assertThat(desk.get(old).status()).isEqualTo(BookingStatus.CANCELLED);
    assertThat(claims()).isEqualTo(1);
  }

  @Test
  void aGuestMovesToAnotherSessionWithHisParty() {
    Booking pair = desk.service.book(Desk.BOOKER, at("10:00").party(2), Desk.GUEST);
    Booking other = seat("11:00");

    Booking moved =
        desk.service.reschedule(Desk.BOOKER, RescheduleRequest.of(pair.id(), at("11:00")));

    assertThat(moved.party()).isEqualTo(2);
    assertThat(moved.seat().orElseThrow())
        .isEqualTo(new Seat(other.seat().orElseThrow().session(), List.of(1, 2)));
    assertThat(sessionOf(pair).status()).isEqualTo(BookingStatus.CANCELLED);
  }

  @Test
  void aGuestMovesToTheSeatThatHeHolds() {
    Booking guest = seat("10:00");
    HoldRequest request = HoldRequest.of(at("11:00"), "visitor", Desk.LIFETIME).moving(guest.id());
    Booking hold = desk.service.hold(Desk.BOOKER, request);

    Booking moved =
        desk.service.reschedule(
            Desk.BOOKER, RescheduleRequest.of(guest.id(), at("11:00")).using(hold.id()));

    assertThat(moved.seat()).isEqualTo(hold.seat());
    assertThat(sessionOf(guest).status()).isEqualTo(BookingStatus.CANCELLED);
    assertThat(sessionOf(moved).expiresAt()).isEmpty();
    assertThat(claims()).isEqualTo(1);
  }

  @Test
  void aHostMovesTheWholeSession() {
    Booking first = seat("10:00");
    Booking second = heldSeat("10:00", "visitor");

    Booking session =
        desk.service.reschedule(
            Desk.HOST, RescheduleRequest.of(sessionOf(first).id(), at("10:15")));

    assertThat(session.start()).isEqualTo(Desk.at("10:15"));
    assertThat(desk.get(first).start()).isEqualTo(Desk.at("10:15"));
    assertThat(desk.get(first).seat()).isEqualTo(first.seat());
    assertThat(desk.get(second).status()).isEqualTo(BookingStatus.HELD);
    assertThat(claims()).isEqualTo(1);
  }

  @Test
  void aHostMovesASessionWithoutNamingABooker() {
    EventType limited = Desk.type().seats(3).bookerLimit(BookingLimit.perDay(1)).build();
    Choice ten = Choice.of(limited, Desk.at("10:00")).booker("grace");
    Booking guest = desk.service.book(Desk.BOOKER, ten, Desk.GUEST);

    desk.service.reschedule(
        Desk.HOST,
        RescheduleRequest.of(sessionOf(guest).id(), Choice.of(limited, Desk.at("11:00"))));

    assertThat(desk.get(guest).start()).isEqualTo(Desk.at("11:00"));
  }

  @Test
  void aSessionThatIsMovedOntoAnotherOneJoinsIt() {
    Booking first = seat("10:00");
    Booking other = seat("11:00");

    Booking session =
        desk.service.reschedule(
            Desk.HOST, RescheduleRequest.of(sessionOf(first).id(), at("11:00")));

    assertThat(session).isEqualTo(sessionOf(other));
    assertThat(desk.get(first).seat().orElseThrow().numbers()).containsExactly(1);
    assertThat(sessionOf(first).status()).isEqualTo(BookingStatus.CANCELLED);
    assertThat(claims()).isEqualTo(1);
  }

  @Test
  void aHostCancelsASessionWithAllItsGuests() {
    Booking first = seat("10:00");
    Booking second = heldSeat("10:00", "visitor");

    Booking session = cancel(Desk.HOST, sessionOf(first));

    assertThat(session.status()).isEqualTo(BookingStatus.CANCELLED);
    assertThat(session.cancelReason()).isEqualTo("ill");
    assertThat(desk.get(first).status()).isEqualTo(BookingStatus.CANCELLED);
    assertThat(desk.get(second).status()).isEqualTo(BookingStatus.CANCELLED);
    assertThat(claims()).isZero();
  }

  @Test
  void aGuestCannotEndTheSession() {
    Booking guest = seat("10:00");

    assertThatThrownBy(() -> cancel(Desk.BOOKER, sessionOf(guest)))
        .isInstanceOf(IllegalTransitionException.class);
  }

  @Test
  void aLimitOfTheEventTypeCountsSessionsAndOneOfABookerHisSeats() {
    EventType limited =
        Desk.type()
            .seats(3)
            .limit(BookingLimit.perDay(1))
            .bookerLimit(BookingLimit.perDay(1))
            .build();
    Choice choice = Choice.of(limited, Desk.at("10:00"));
    desk.service.book(Desk.BOOKER, choice.booker("grace"), Desk.GUEST);

    SlotRefusedException again =
        catchThrowableOfType(
            SlotRefusedException.class,
            () -> desk.service.book(Desk.BOOKER, choice.booker("grace"), Desk.GUEST));
    Booking other = desk.service.book(Desk.BOOKER, choice.booker("ada"), Desk.GUEST);

    assertThat(again.reasons()).extracting(Reason::rule).containsExactly(Rule.LIMIT);
    assertThat(other.seat().orElseThrow().numbers()).containsExactly(1);
    assertThatThrownBy(() -> desk.service.book(Desk.BOOKER, choice, Desk.GUEST))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must name the booker");
  }
}
