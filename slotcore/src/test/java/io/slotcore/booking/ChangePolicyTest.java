package io.slotcore.booking;

import static io.slotcore.booking.Desk.BOOKER;
import static io.slotcore.booking.Desk.HOST;
import static io.slotcore.booking.Desk.LIFETIME;
import static io.slotcore.booking.Desk.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.slotcore.booking.ChangeRefusedException.Cause;
import io.slotcore.eventtype.ChangePolicy;
import io.slotcore.eventtype.EventType;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Until when, and how often, a booker may change what a host always may. */
class ChangePolicyTest {

  private static final ChangePolicy POLICY =
      ChangePolicy.unlimited().withCutOff(Duration.ofHours(2)).withMaxReschedules(1);
  private static final EventType TYPE = Desk.type().changePolicy(POLICY).build();

  private final Desk desk = new Desk();
  private final Booking booking =
      desk.service.book(BOOKER, Choice.of(TYPE, at("12:00")), Desk.GUEST);

  private Booking move(Caller caller, String time) {
    return desk.service.reschedule(
        caller, RescheduleRequest.of(booking.id(), Choice.of(TYPE, at(time))));
  }

  private Booking cancel(Caller caller) {
    return desk.service.cancel(caller, CancelRequest.of(booking.id(), "", POLICY));
  }

  private static void refused(Cause cause, Runnable command) {
    assertThat(catchThrowableOfType(ChangeRefusedException.class, command::run).why())
        .isEqualTo(cause);
  }

  @Test
  void theLastInstantOfTheCutOffIsInTime() {
    desk.passUntil(at("10:00"));

    assertThat(cancel(BOOKER).status()).isEqualTo(BookingStatus.CANCELLED);
  }

  @Test
  void afterTheCutOffOnlyAHostMayMoveOrCancel() {
    desk.passUntil(at("10:00").plusNanos(1_000));

    refused(Cause.TOO_LATE, () -> move(BOOKER, "14:00"));
    refused(Cause.TOO_LATE, () -> cancel(BOOKER));
    assertThat(move(HOST, "14:00").start()).isEqualTo(at("14:00"));
    desk.passUntil(at("15:00"));
    assertThat(cancel(HOST).status()).isEqualTo(BookingStatus.CANCELLED);
  }

  @Test
  void aBookerMayMoveAsOftenAsThePolicySaysAndAHostAlways() {
    move(BOOKER, "13:00");

    refused(Cause.TOO_MANY_RESCHEDULES, () -> move(BOOKER, "14:00"));
    assertThat(move(HOST, "14:00").reschedules()).isEqualTo(2);
  }

  @Test
  void aHoldToMoveIsRefusedWhereTheMoveWouldBe() {
    HoldRequest request =
        HoldRequest.of(Choice.of(TYPE, at("14:00")), "visitor", LIFETIME).moving(booking.id());
    desk.passUntil(at("10:00").plusNanos(1_000));

    refused(Cause.TOO_LATE, () -> desk.service.hold(BOOKER, request));
    assertThat(desk.service.hold(HOST, request).status()).isEqualTo(BookingStatus.HELD);
  }

  @Test
  void aMoveThatIsHeldIsHonouredAfterTheCutOff() {
    Choice later = Choice.of(TYPE, at("14:00"));
    HoldRequest request = HoldRequest.of(later, "visitor", LIFETIME).moving(booking.id());
    desk.passUntil(at("10:00"));
    Booking hold = desk.service.hold(BOOKER, request);
    desk.pass(LIFETIME.minusNanos(1));

    RescheduleRequest move = RescheduleRequest.of(booking.id(), later);
    refused(Cause.TOO_LATE, () -> desk.service.reschedule(BOOKER, move));
    assertThat(desk.service.reschedule(BOOKER, move.using(hold.id())).start())
        .isEqualTo(at("14:00"));
  }

  @Test
  void theRefusalSaysUntilWhenAndHowOften() {
    desk.passUntil(at("11:00"));

    assertThat(catchThrowableOfType(ChangeRefusedException.class, () -> cancel(BOOKER)))
        .hasMessage("booking " + booking.id() + " could be changed until 2027-01-04T10:00:00Z");
  }
}
