package io.slotcore.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slotcore.booking.Actor;
import io.slotcore.booking.Booking;
import io.slotcore.booking.BookingEvent;
import io.slotcore.booking.BookingRefusedException;
import io.slotcore.booking.BookingStatus;
import io.slotcore.booking.Caller;
import io.slotcore.booking.ChangeRefusedException;
import io.slotcore.booking.Choice;
import io.slotcore.booking.Command;
import io.slotcore.booking.ConfirmRequest;
import io.slotcore.booking.HoldExpiredException;
import io.slotcore.booking.IllegalTransitionException;
import io.slotcore.booking.TransitionRequest;
import io.slotcore.eventtype.BookingLimit;
import io.slotcore.eventtype.EventType;
import io.slotcore.slot.Rule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** BS-05 and BS-09 of what waits: for an approval, for a payment, for its end. */
abstract class WaitingPromises extends BookerLimitPromises {

  private Booking requested() {
    return confirm(asking("10:00").pendingApproval(LIFETIME));
  }

  private Booking unpaid() {
    return confirm(asking("10:00").pendingPayment(LIFETIME));
  }

  private Caller system() {
    return Caller.of(tenant, Actor.system("payments"));
  }

  @Test
  void bs05_whatIsToBeApprovedIsTakenUntilItsTimeHasPassed() {
    Booking booking = requested();
    assertThat(booking.status()).isEqualTo(BookingStatus.PENDING_APPROVAL);
    assertThat(booking.attendee()).isEqualTo(Optional.of(attendance().attendee()));
    assertThat(booking.activeUntil()).isBetween(now().plus(LIFETIME.minusMinutes(1)), day);
    clock().advance(LIFETIME.minusMinutes(1));
    refused(() -> book("10:15"), Rule.CLAIM);

    clock().advance(Duration.ofMinutes(1));
    Booking other = book("10:15");

    assertThat(claimed(ADA)).containsExactly(other.claimed());
    assertThat(stored(booking).status()).isEqualTo(BookingStatus.DECLINED);
    assertThat(endOf(booking).command()).isEqualTo(Command.DECLINE);
    assertThat(stored(booking).attendee()).isEqualTo(booking.attendee());
  }

  @Test
  void bs05_whatIsToBePaidIsTakenUntilItsTimeHasPassed() {
    Booking booking = unpaid();
    assertThat(booking.status()).isEqualTo(BookingStatus.PENDING_PAYMENT);
    clock().advance(LIFETIME.minusMinutes(1));
    refused(() -> book("10:15"), Rule.CLAIM);

    clock().advance(Duration.ofMinutes(1));
    Booking other = book("10:15");

    assertThat(claimed(ADA)).containsExactly(other.claimed());
    assertThat(stored(booking).status()).isEqualTo(BookingStatus.EXPIRED);
    assertThat(endOf(booking).command()).isEqualTo(Command.EXPIRE);
  }

  private BookingEvent endOf(Booking booking) {
    List<BookingEvent> told = new ArrayList<>(takeAll(BookingStoreContract.MAIL));
    told.removeIf(event -> !event.booking().equals(booking.id()));
    BookingEvent last = told.get(told.size() - 1);
    assertThat(last.actor().role()).isEqualTo(Actor.Role.SYSTEM);
    return last;
  }

  @Test
  void bs05_whatWasApprovedOrPaidInTimeStands() {
    transition(host(), requested(), Command.APPROVE);
    Booking paid =
        service()
            .confirm(
                booker(),
                ConfirmRequest.of(hold("other", "12:00").id(), attendance())
                    .pendingPayment(LIFETIME));
    transition(system(), paid, Command.PAY);
    clock().advance(LIFETIME);

    refused(() -> book("10:15"), Rule.CLAIM);
    refused(() -> book("12:15"), Rule.CLAIM);

    assertThat(bookingsOf(ADA))
        .hasSize(2)
        .allSatisfy(b -> assertThat(b.status()).isEqualTo(BookingStatus.CONFIRMED))
        .allSatisfy(b -> assertThat(b.expiresAt()).isEmpty());
  }

  @Test
  void bs05_whatHasWaitedTooLongIsNeitherApprovedNorPaid() {
    Booking requested = requested();
    Booking unpaid =
        service()
            .confirm(
                booker(),
                ConfirmRequest.of(hold("other", "12:00").id(), attendance())
                    .pendingPayment(LIFETIME));
    clock().advance(LIFETIME);

    assertThatThrownBy(() -> transition(host(), requested, Command.APPROVE))
        .isInstanceOf(HoldExpiredException.class);
    assertThatThrownBy(() -> transition(system(), unpaid, Command.PAY))
        .isInstanceOf(HoldExpiredException.class);

    assertThat(stored(requested).version()).isEqualTo(requested.version());
    assertThat(stored(unpaid).version()).isEqualTo(unpaid.version());
  }

  @Test
  void bs05_whatIsApprovedMayHaveToBePaid() {
    Booking requested = requested();
    clock().advance(LIFETIME.minusMinutes(1));
    TransitionRequest approved =
        TransitionRequest.of(requested.id(), Command.AWAIT_PAYMENT).within(Duration.ofHours(2));

    Booking unpaid = service().transition(host(), approved);

    assertThat(unpaid.status()).isEqualTo(BookingStatus.PENDING_PAYMENT);
    clock().advance(Duration.ofMinutes(119));
    refused(() -> book("10:15"), Rule.CLAIM);
    assertThat(transition(system(), unpaid, Command.PAY).status())
        .isEqualTo(BookingStatus.CONFIRMED);
  }

  @Test
  void bs05_whatIsDeclinedIsFreeAtOnceAndSaysWhy() {
    Booking requested = requested();
    TransitionRequest decline =
        TransitionRequest.of(requested.id(), Command.DECLINE).because("on holiday");

    Booking declined = service().transition(host(), decline);

    assertThat(declined.status()).isEqualTo(BookingStatus.DECLINED);
    assertThat(stored(declined).cancelReason()).isEqualTo("on holiday");
    assertThat(claimed(ADA)).isEmpty();
    book("10:15");
  }

  @Test
  void bs05_whatWaitsCanBeGivenUpButNotMoved() {
    for (Booking waiting : List.of(requested(), confirmed("12:00"))) {
      assertThatThrownBy(() -> move(host(), waiting, Choice.of(intro().build(), at("16:00"))))
          .isInstanceOf(IllegalTransitionException.class);
      assertThat(cancel(booker(), waiting).status()).isEqualTo(BookingStatus.CANCELLED);
    }
    assertThat(claimed(ADA)).isEmpty();
  }

  private Booking confirmed(String time) {
    return confirm(
        ConfirmRequest.of(hold("other", time).id(), attendance()).pendingPayment(LIFETIME));
  }

  @Test
  void bs03_whatWaitsCountsUntilItsTimeHasPassed() {
    EventType type = intro().limit(BookingLimit.perDay(1)).build();
    Booking hold = hold("visitor", type, "10:00");
    confirm(ConfirmRequest.of(hold.id(), attendance()).pendingApproval(LIFETIME));
    refused(() -> book("other", type, "12:00"), Rule.LIMIT);

    clock().advance(LIFETIME);

    book("other", type, "12:00");
  }

  @Test
  void bs05_aSeatThatWaitsIsTakenUntilItsTimeHasPassed() {
    EventType type = group(2).build();
    Booking hold = hold("visitor", type, "10:00");
    Booking waiting = confirm(ConfirmRequest.of(hold.id(), attendance()).pendingApproval(LIFETIME));
    assertThat(sessionOf(waiting).expiresAt()).isEqualTo(waiting.expiresAt());
    Booking stays = book("stays", type, "10:00");
    refused(() -> book("early", type, "10:00"), Rule.SEATS);
    clock().advance(LIFETIME);

    Booking late = book("late", type, "10:00");

    assertThat(seats(late)).isEqualTo(seats(waiting));
    assertThat(stored(waiting).status()).isEqualTo(BookingStatus.DECLINED);
    assertThat(sessionOf(late).id()).isEqualTo(sessionOf(stays).id());
    assertThat(sessionOf(late).expiresAt()).isEmpty();
  }

  @Test
  void bs09_ofRacingAnswersExactlyOneCounts() {
    Booking requested = requested();

    List<Race<Booking>> ends =
        Race.of(
            6, i -> transition(host(), requested, i % 2 == 0 ? Command.APPROVE : Command.DECLINE));

    assertThat(Race.results(ends)).hasSize(1);
    assertThat(Race.failures(ends))
        .allSatisfy(f -> assertThat(f).isInstanceOf(IllegalTransitionException.class));
    assertThat(stored(requested).version()).isEqualTo(requested.version() + 1);
  }

  @Test
  void bs09_whatHasNotEndedIsNotOverAndWhatHasNotBegunIsNotMissed() {
    Booking booking = book("10:00");
    tooEarly(() -> transition(host(), booking, Command.COMPLETE));
    tooEarly(() -> transition(host(), booking, Command.MARK_NO_SHOW));
    clock().advance(Duration.between(now(), at("10:01")));

    tooEarly(() -> transition(host(), booking, Command.COMPLETE));
    transition(host(), booking, Command.MARK_NO_SHOW);

    assertThat(stored(booking).status()).isEqualTo(BookingStatus.NO_SHOW);
    assertThat(claimed(ADA)).as("it took its time").containsExactly(booking.claimed());
  }

  private static void tooEarly(ThrowingCallable command) {
    assertThatThrownBy(command)
        .isInstanceOfSatisfying(
            ChangeRefusedException.class,
            early -> assertThat(early.why()).isEqualTo(ChangeRefusedException.Cause.TOO_EARLY));
  }

  @Test
  void bs09_nobodyPaysBeforeHeHasSaidWhoHeIs() {
    Booking hold = hold("visitor", "10:00");
    TransitionRequest pay =
        TransitionRequest.of(hold.id(), Command.AWAIT_PAYMENT).within(Duration.ofHours(2));

    assertThatThrownBy(() -> service().transition(host(), pay))
        .isInstanceOf(BookingRefusedException.class);

    assertThat(stored(hold).version()).isEqualTo(1);
  }
}
