package io.slotcore.booking;

import static io.slotcore.booking.Desk.BOOKER;
import static io.slotcore.booking.Desk.GUEST;
import static io.slotcore.booking.Desk.HOST;
import static io.slotcore.booking.Desk.SYSTEM;
import static io.slotcore.booking.Desk.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What waits for an approval or a payment, and what is over. */
class WaitingTest {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);

  private final Desk desk = new Desk();

  private Booking asked(String time) {
    ConfirmRequest request = ConfirmRequest.of(desk.hold(time).id(), GUEST).pendingApproval(DAY);
    return desk.service.confirm(BOOKER, request);
  }

  private Booking unpaid(String time) {
    ConfirmRequest request = ConfirmRequest.of(desk.hold(time).id(), GUEST).pendingPayment(DAY);
    return desk.service.confirm(BOOKER, request);
  }

  private Booking does(Caller caller, TransitionRequest request) {
    return desk.service.transition(caller, request);
  }

  private static TransitionRequest to(Command command, Booking booking) {
    return TransitionRequest.of(booking.id(), command);
  }

  @Test
  void whatIsAskedForWaitsForSoLong() {
    Booking asked = asked("10:00");

    assertThat(asked.status()).isEqualTo(BookingStatus.PENDING_APPROVAL);
    assertThat(asked.expiresAt()).contains(desk.now().plus(DAY));
  }

  @Test
  void whatIsApprovedWaitsNoLonger() {
    Booking approved = does(HOST, to(Command.APPROVE, asked("10:00")));

    assertThat(approved.status()).isEqualTo(BookingStatus.CONFIRMED);
    assertThat(approved.expiresAt()).isEmpty();
  }

  @Test
  void whatIsApprovedAndToBePaidForWaitsForSoLong() {
    Booking asked = asked("10:00");

    Booking unpaid = does(HOST, to(Command.AWAIT_PAYMENT, asked).within(HOUR));

    assertThat(unpaid.expiresAt()).contains(desk.now().plus(HOUR));
    assertThat(does(SYSTEM, to(Command.PAY, unpaid)).expiresAt()).isEmpty();
  }

  @Test
  void withoutATimeOfItsOwnAPaymentHasTheTimeOfTheApproval() {
    Booking asked = asked("10:00");
    desk.pass(HOUR);

    Booking unpaid = does(HOST, to(Command.AWAIT_PAYMENT, asked));

    assertThat(unpaid.expiresAt()).isEqualTo(asked.expiresAt());
  }

  @Test
  void theReasonOfARefusalIsKept() {
    Booking declined = does(HOST, to(Command.DECLINE, asked("10:00")).because("on holiday"));

    assertThat(declined.status()).isEqualTo(BookingStatus.DECLINED);
    assertThat(declined.cancelReason()).isEqualTo("on holiday");
    desk.book("10:00");
  }

  @Test
  void waitsAreAboveZeroAndAtMostAMonth() {
    ConfirmRequest request = ConfirmRequest.of(desk.hold("10:00").id(), GUEST);
    Duration longest = ConfirmRequest.LONGEST_WAIT;
    TransitionRequest payment = to(Command.AWAIT_PAYMENT, asked("11:00"));

    request.pendingApproval(longest);
    payment.within(longest);
    for (Duration wrong : List.of(Duration.ZERO, Duration.ofNanos(-1), longest.plusNanos(1))) {
      assertThatThrownBy(() -> request.pendingPayment(wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(wrong.toString());
      assertThatThrownBy(() -> payment.within(wrong)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void whatWasNotAnsweredInTimeIsDeclinedWhereItStandsInTheWay() {
    Booking asked = asked("10:00");
    Booking unpaid = unpaid("11:00");
    desk.pass(DAY);

    desk.book("10:00");
    desk.book("11:00");

    assertThat(desk.get(asked).status()).isEqualTo(BookingStatus.DECLINED);
    assertThat(desk.get(unpaid).status()).isEqualTo(BookingStatus.EXPIRED);
  }

  @Test
  void whatHasWaitedTooLongIsNeitherApprovedNorCancelled() {
    Booking asked = asked("10:00");
    desk.pass(DAY);

    assertThatThrownBy(() -> does(HOST, to(Command.APPROVE, asked)))
        .isInstanceOf(HoldExpiredException.class);
    assertThatThrownBy(() -> desk.cancel(asked)).isInstanceOf(HoldExpiredException.class);
  }

  @Test
  void aStaleVersionIsRefused() {
    Booking asked = asked("10:00");

    StaleVersionException stale =
        catchThrowableOfType(
            StaleVersionException.class, () -> does(HOST, to(Command.APPROVE, asked).ifVersion(1)));

    assertThat(stale.booking()).isEqualTo(asked.id());
    assertThat(stale.expected()).isEqualTo(1);
    assertThat(stale.actual()).isEqualTo(2);
    assertThat(does(HOST, to(Command.APPROVE, asked).ifVersion(2)).version()).isEqualTo(3);
  }

  /** Its guest is not known yet: a hold is made a booking by being confirmed. */
  @Test
  void aHoldIsNotMadeABookingByATransition() {
    Booking hold = desk.hold("10:00");

    IllegalTransitionException illegal =
        catchThrowableOfType(
            IllegalTransitionException.class, () -> does(HOST, to(Command.AWAIT_PAYMENT, hold)));

    assertThat(illegal.booking()).isEqualTo(hold.id());
    assertThat(illegal.status()).isEqualTo(BookingStatus.HELD);
    assertThat(illegal.command()).isEqualTo(Command.AWAIT_PAYMENT);
  }

  @Test
  void aBookingIsMissedOnceItHasStartedAndCompletedOnceItHasEnded() {
    Booking booking = desk.book("10:00");

    desk.passUntil(at("10:00").minusNanos(1));
    early(to(Command.MARK_NO_SHOW, booking));
    desk.passUntil(at("10:30").minusNanos(1));
    early(to(Command.COMPLETE, booking));
    desk.passUntil(at("10:30"));
    Booking completed = does(SYSTEM, to(Command.COMPLETE, booking));
    assertThat(completed.status()).isEqualTo(BookingStatus.COMPLETED);
    assertThat(does(HOST, to(Command.MARK_NO_SHOW, completed)).status())
        .isEqualTo(BookingStatus.NO_SHOW);
  }

  private void early(TransitionRequest request) {
    ChangeRefusedException early =
        catchThrowableOfType(ChangeRefusedException.class, () -> does(HOST, request));
    assertThat(early.booking()).isEqualTo(request.booking());
    assertThat(early.why()).isEqualTo(ChangeRefusedException.Cause.TOO_EARLY);
  }
}
