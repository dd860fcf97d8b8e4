package io.slotcore.booking;

import static io.slotcore.booking.Desk.BOOKER;
import static io.slotcore.booking.Desk.GUEST;
import static io.slotcore.booking.Desk.HOST;
import static io.slotcore.booking.Desk.LIFETIME;
import static io.slotcore.booking.Desk.at;
import static io.slotcore.booking.Desk.choice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.slotcore.eventtype.ChangePolicy;
import io.slotcore.eventtype.EventType;
import io.slotcore.freebusy.BusyPeriod;
import io.slotcore.freebusy.FreeBusy;
import io.slotcore.freebusy.FreeBusyType;
import io.slotcore.slot.Reason;
import io.slotcore.slot.Rule;
import io.slotcore.time.Interval;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Moves onto a time that was held for them, and what may not be moved so. */
class HeldMoveTest {

  private static final EventType YOGA = Desk.type().seats(2).build();

  private final Desk desk = new Desk();

  private static HoldRequest held(Choice to, Booking booking) {
    return HoldRequest.of(to, "visitor", LIFETIME).moving(booking.id());
  }

  private Booking hold(Choice to, Booking booking) {
    return desk.service.hold(BOOKER, held(to, booking));
  }

  private static RescheduleRequest move(Booking booking, Choice to, Booking hold) {
    return RescheduleRequest.of(booking.id(), to).using(hold.id());
  }

  private static Choice busy(Choice choice, String start, String end, FreeBusyType type) {
    BusyPeriod period = new BusyPeriod(Interval.of(at(start), at(end)), type, "calendar");
    FreeBusy known = FreeBusy.of(List.of(period), Instant.EPOCH);
    return choice.withBusy(choice.eventType().host().subject(), known);
  }

  @Test
  void aHoldThatHasExpiredMovesNothing() {
    Booking booking = desk.book("10:00");
    Booking hold = hold(choice("12:00"), booking);
    desk.pass(LIFETIME);

    HoldExpiredException expired =
        catchThrowableOfType(
            HoldExpiredException.class,
            () -> desk.service.reschedule(BOOKER, move(booking, choice("12:00"), hold)));

    assertThat(expired.hold()).isEqualTo(hold.id());
    assertThat(desk.get(booking)).isEqualTo(booking);
  }

  @Test
  void theCalendarsAreAskedAgainByTheKindsThatCount() {
    Booking booking = desk.book("10:00");
    Booking hold = hold(choice("12:00"), booking);
    Choice busy = busy(choice("12:00"), "12:10", "12:20", FreeBusyType.BUSY);
    Choice free = busy(choice("12:00"), "12:10", "12:20", FreeBusyType.FREE);

    SlotRefusedException refused =
        catchThrowableOfType(
            SlotRefusedException.class,
            () -> desk.service.reschedule(BOOKER, move(booking, busy, hold)));

    assertThat(refused.reasons()).extracting(Reason::rule).containsExactly(Rule.BUSY);
    assertThat(refused.start()).isEqualTo(at("12:00"));
    assertThat(refused.isTaken()).isTrue();
    assertThat(desk.service.reschedule(BOOKER, move(booking, free, hold)).start())
        .isEqualTo(at("12:00"));
  }

  @Test
  void aHoldIsUsedForItsLengthOnly() {
    EventType type = Desk.type().durations(Duration.ofHours(1)).build();
    Booking booking = desk.service.book(BOOKER, Choice.of(type, at("10:00")), GUEST);
    Choice to = Choice.of(type, at("12:00"));
    Booking hold = hold(to.lasting(Duration.ofHours(1)), booking);

    HoldMismatchException mismatch =
        catchThrowableOfType(
            HoldMismatchException.class,
            () ->
                desk.service.reschedule(
                    BOOKER, move(booking, to.lasting(Duration.ofMinutes(30)), hold)));
    Booking moved =
        desk.service.reschedule(BOOKER, move(booking, to.lasting(Duration.ofHours(1)), hold));

    assertThat(mismatch.hold()).isEqualTo(hold.id());
    assertThat(mismatch.status()).isEqualTo(BookingStatus.HELD);
    assertThat(mismatch.command()).isEqualTo(Command.RESCHEDULE);
    assertThat(moved.duration()).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void whatMayNotBeMovedAnyMoreIsNotMovedByAHold() {
    ChangePolicy once = ChangePolicy.unlimited().withMaxReschedules(1);
    EventType type = Desk.type().changePolicy(once).build();
    Booking booking = desk.service.book(BOOKER, Choice.of(type, at("10:00")), GUEST);
    Booking hold = hold(Choice.of(type, at("12:00")), booking);
    Choice elsewhere = Choice.of(type, at("11:00"));
    desk.service.reschedule(BOOKER, RescheduleRequest.of(booking.id(), elsewhere));

    assertThatThrownBy(
            () ->
                desk.service.reschedule(BOOKER, move(booking, Choice.of(type, at("12:00")), hold)))
        .isInstanceOf(ChangeRefusedException.class);
  }

  @Test
  void theTypeStaysTheSame() {
    Booking booking = desk.book("10:00");
    EventType other =
        EventType.builder("other", Duration.ofMinutes(30)).host(Desk.type().build().host()).build();
    Choice to = Choice.of(other, at("12:00"));

    for (Runnable wrong :
        List.<Runnable>of(
            () -> hold(to, booking),
            () -> desk.service.reschedule(HOST, RescheduleRequest.of(booking.id(), to)))) {
      assertThatThrownBy(wrong::run)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("cannot be moved to 'other'");
    }
  }

  @Test
  void aSessionIsMovedByItsHostAndWithoutAHold() {
    Booking guest = desk.service.book(BOOKER, Choice.of(YOGA, at("10:00")), GUEST);
    Booking session = desk.service.get(Desk.TENANT, guest.seat().orElseThrow().session());
    Choice later = Choice.of(YOGA, at("12:00"));

    assertThatThrownBy(() -> desk.service.hold(HOST, held(later, session)))
        .isInstanceOf(IllegalTransitionException.class);
    assertThatThrownBy(
            () -> desk.service.reschedule(BOOKER, RescheduleRequest.of(session.id(), later)))
        .isInstanceOf(IllegalTransitionException.class);
    assertThat(desk.service.reschedule(HOST, RescheduleRequest.of(session.id(), later)).start())
        .isEqualTo(at("12:00"));
  }

  /** He keeps his own seat until he moves, so that another one has to be free. */
  @Test
  void aGuestWhoHoldsAnotherSeatKeepsHisOwn() {
    Booking guest = desk.service.book(BOOKER, Choice.of(YOGA, at("10:00")), GUEST);
    desk.service.book(HOST, Choice.of(YOGA, at("10:00")), GUEST);

    assertThatThrownBy(() -> hold(Choice.of(YOGA, at("10:00")), guest))
        .isInstanceOf(SlotRefusedException.class);
  }

  @Test
  void aGuestWhoMovesWithinHisSessionHasHisOwnSeatToChooseFrom() {
    Booking guest = desk.service.book(BOOKER, Choice.of(YOGA, at("10:00")), GUEST);

    Booking two =
        desk.service.reschedule(
            BOOKER, RescheduleRequest.of(guest.id(), Choice.of(YOGA, at("10:00")).party(2)));

    assertThat(two.seat().orElseThrow().numbers()).containsExactly(0, 1);
  }

  @Test
  void aFormerHoldThatHasExpiredIsNotReleasedButExpires() {
    Booking former = desk.hold("10:00");
    desk.pass(LIFETIME);

    desk.hold("11:00");

    assertThat(desk.get(former).status()).isEqualTo(BookingStatus.EXPIRED);
  }
}
