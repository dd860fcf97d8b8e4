package io.slotcore.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slotcore.booking.Actor;
import io.slotcore.booking.Booking;
import io.slotcore.booking.BookingBuilder;
import io.slotcore.booking.BookingEvent;
import io.slotcore.booking.BookingStatus;
import io.slotcore.booking.Choice;
import io.slotcore.booking.Command;
import io.slotcore.booking.ConfirmRequest;
import io.slotcore.booking.HoldExpiredException;
import io.slotcore.booking.HoldMismatchException;
import io.slotcore.booking.HoldRequest;
import io.slotcore.booking.RescheduleRequest;
import io.slotcore.booking.SlotRefusedException;
import io.slotcore.booking.StaleVersionException;
import io.slotcore.eventtype.BookingLimit;
import io.slotcore.eventtype.EventType;
import io.slotcore.freebusy.BusyPeriod;
import io.slotcore.freebusy.FreeBusy;
import io.slotcore.slot.Reason;
import io.slotcore.slot.Rule;
import io.slotcore.spi.ConcurrentChangeException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** BS-05 and BS-06: holds are honoured and end by themselves, and moves are atomic. */
abstract class HoldPromises extends CapacityPromises {

  private Booking move(Booking booking, String time) {
    return service().reschedule(booker(), RescheduleRequest.of(booking.id(), to(time)));
  }

  private Choice to(String time) {
    return Choice.of(intro().build(), at(time));
  }

  @Test
  void bs05_aHoldIsHonouredUntilItExpires() {
    Booking hold = hold("visitor", "10:00");
    clock().advance(LIFETIME.minusMinutes(1));

    assertThatThrownBy(() -> hold("other", "10:15")).isInstanceOf(SlotRefusedException.class);

    Booking booking = confirm(hold);
    assertThat(booking.id()).isEqualTo(hold.id());
    assertThat(booking.status()).isEqualTo(BookingStatus.CONFIRMED);
    clock().advance(LIFETIME);
    assertThatThrownBy(() -> hold("other", "10:15")).isInstanceOf(SlotRefusedException.class);
  }

  @Test
  void bs05_confirmingAsksNeitherNoticeNorLimitsAgain() {
    Duration notice = Duration.ofMinutes(Duration.between(now(), at("10:00")).toMinutes() - 5);
    EventType type = intro().minimumNotice(notice).limit(BookingLimit.perDay(1)).build();
    Booking hold =
        service().hold(booker(), HoldRequest.of(Choice.of(type, at("10:00")), "visitor", LIFETIME));
    clock().advance(Duration.ofMinutes(8));
    Choice sameAgain = Choice.of(type, at("10:00"));
    assertThatThrownBy(() -> service().book(booker("other"), sameAgain, attendance()))
        .isInstanceOfSatisfying(
            SlotRefusedException.class,
            refused ->
                assertThat(refused.reasons())
                    .extracting(Reason::rule)
                    .contains(Rule.NOTICE, Rule.LIMIT));

    assertThat(confirm(hold).status()).isEqualTo(BookingStatus.CONFIRMED);
  }

  @Test
  void bs05_confirmingAsksLiveBusyTimeAgain() {
    Booking hold = hold("visitor", "10:00");
    FreeBusy busy =
        FreeBusy.of(List.of(BusyPeriod.busy(span("10:20", "10:40"), "calendar")), now());
    ConfirmRequest request = new ConfirmRequest(hold.id(), attendance(), Map.of(ADA, busy));

    assertThatThrownBy(() -> service().confirm(booker(), request))
        .isInstanceOfSatisfying(
            SlotRefusedException.class,
            refused ->
                assertThat(refused.reasons()).extracting(Reason::rule).containsExactly(Rule.BUSY));

    assertThat(stored(hold).status()).isEqualTo(BookingStatus.HELD);
  }

  @Test
  void bs05_anExpiredHoldBlocksNobody() {
    Booking hold = hold("visitor", "10:00");
    clock().advance(LIFETIME);

    Booking booking = service().book(booker("other"), to("10:15"), attendance());

    assertThat(claimed(ADA)).containsExactly(booking.claimed());
    assertThat(stored(hold).status()).isEqualTo(BookingStatus.EXPIRED);
    assertThat(takeAll(BookingStoreContract.MAIL))
        .filteredOn(event -> event.booking().equals(hold.id()))
        .last()
        .satisfies(
            event -> {
              assertThat(event.command()).isEqualTo(Command.EXPIRE);
              assertThat(event.actor().role()).isEqualTo(Actor.Role.SYSTEM);
            });
  }

  @Test
  void bs05_ofRacersOverAnExpiredHoldExactlyOneWins() {
    Booking hold = hold("visitor", "10:00");
    clock().advance(LIFETIME);

    List<Race<Booking>> ends =
        Race.of(8, i -> service().book(booker("visitor-" + i), to("10:15"), attendance()));

    assertThat(Race.results(ends)).hasSize(1);
    assertThat(Race.failures(ends))
        .allSatisfy(f -> assertThat(f).isInstanceOf(SlotRefusedException.class));
    assertThat(stored(hold).version()).isEqualTo(2);
  }

  @Test
  void bs05_confirmingAfterTheExpiryIsRefusedAsExpired() {
    Booking swept = hold("visitor", "10:00");
    Booking unswept = hold("other", "12:00");
    clock().advance(LIFETIME);
    book("10:15");

    for (Booking hold : List.of(swept, unswept)) {
      assertThatThrownBy(() -> confirm(hold))
          .isInstanceOfSatisfying(
              HoldExpiredException.class,
              expired -> assertThat(expired.hold()).isEqualTo(hold.id()));
    }
    assertThat(stored(unswept).version()).isEqualTo(1);
  }

  @Test
  void bs05_aHoldNeverBlocksItsOwnHolderAndANewOneReplacesIt() {
    Booking first = hold("visitor", "10:00");

    Booking second = hold("visitor", "10:15");

    assertThat(stored(first).status()).isEqualTo(BookingStatus.CANCELLED);
    assertThat(claimed(ADA)).containsExactly(second.claimed());
    assertThat(commandsTold())
        .containsExactlyInAnyOrder(Command.HOLD, Command.RELEASE, Command.HOLD);
  }

  @Test
  void bs05_aNewHoldReplacesAnExpiredOne() {
    Booking first = hold("visitor", "10:00");
    clock().advance(LIFETIME);

    Booking second = hold("visitor", "16:00");

    assertThat(stored(first).status()).isEqualTo(BookingStatus.EXPIRED);
    assertThat(claimed(ADA)).containsExactly(second.claimed());
  }

  @Test
  void bs05_aVisitorHasOneHoldOfEachEventTypeWhoeverWritesIt() {
    Booking held = hold("visitor", "10:00");
    BookingBuilder another =
        Booking.builder(newId(), BookingStatus.HELD)
            .served(held.eventTypeId(), List.of(BOB))
            .time(held.start(), held.duration(), held.buffers())
            .promised(held.zone(), held.promisedStart(), held.zoneDataVersion())
            .expiresAt(held.activeUntil())
            .createdAt(held.createdAt());
    Booking second = another.visitor("visitor").build();
    Booking others = another.visitor("other").build();

    assertThatThrownBy(() -> write(change(second, claim(second))))
        .isInstanceOf(ConcurrentChangeException.class);
    write(change(others, claim(others)));

    assertThat(bookingsOf(BOB)).hasSize(1);
  }

  @Test
  void bs05_holdsOfTwoEventTypesStandSideBySide() {
    hold("visitor", "10:00");

    EventType other =
        EventType.builder("other", Duration.ofMinutes(30)).host(intro().build().host()).build();
    service().hold(booker(), HoldRequest.of(Choice.of(other, at("12:00")), "visitor", LIFETIME));

    assertThat(claimed(ADA)).hasSize(2);
  }

  @Test
  void bs05_aHoldForAMoveLiesNextToItsOwnBookingByAQuarterOfAnHour() {
    Booking booking = book("10:00");

    Booking hold = service().hold(booker(), holdRequest("visitor", "10:15").moving(booking.id()));

    assertThat(claimed(ADA)).containsExactly(span("10:00", "10:30"), span("10:30", "10:45"));
    assertThatThrownBy(() -> hold("other", "10:30")).isInstanceOf(SlotRefusedException.class);
    Booking moved =
        service()
            .reschedule(booker(), RescheduleRequest.of(booking.id(), to("10:15")).using(hold.id()));
    assertThat(moved.start()).isEqualTo(at("10:15"));
    assertThat(claimed(ADA)).containsExactly(span("10:15", "10:45"));
    assertThat(stored(hold).status()).isEqualTo(BookingStatus.CANCELLED);
  }

  @Test
  void bs05_aMoveToAnExpiredHoldIsRefusedAndTheBookingStays() {
    Booking booking = book("10:00");
    Booking hold = service().hold(booker(), holdRequest("visitor", "12:00").moving(booking.id()));
    clock().advance(LIFETIME);

    assertThatThrownBy(
            () ->
                service()
                    .reschedule(
                        booker(), RescheduleRequest.of(booking.id(), to("12:00")).using(hold.id())))
        .isInstanceOf(HoldExpiredException.class);

    assertThat(claimed(ADA)).containsExactly(span("10:00", "10:30"));
  }

  @Test
  void bs05_aHoldIsGoodForNothingButWhatItWasMadeFor() {
    Booking booking = book("10:00");
    Booking other = book("08:00");
    Booking plain = hold("somebody", "14:00");
    Booking hold = service().hold(booker(), holdRequest("visitor", "12:00").moving(booking.id()));

    mismatched(hold, Command.RESCHEDULE, () -> move(booking, "12:15", hold));
    mismatched(hold, Command.RESCHEDULE, () -> move(other, "12:00", hold));
    mismatched(plain, Command.RESCHEDULE, () -> move(booking, "14:00", plain));
    mismatched(hold, Command.CONFIRM, () -> confirm(hold));

    move(booking, "12:00", hold);
    mismatched(stored(hold), Command.RESCHEDULE, () -> move(booking, "12:00", hold));
    assertThat(claimed(ADA))
        .containsExactly(span("08:00", "08:30"), span("12:00", "12:30"), span("14:00", "14:30"));
  }

  private Booking move(Booking booking, String time, Booking hold) {
    return service()
        .reschedule(booker(), RescheduleRequest.of(booking.id(), to(time)).using(hold.id()));
  }

  private static void mismatched(Booking hold, Command command, Runnable use) {
    assertThatThrownBy(use::run)
        .isInstanceOfSatisfying(
            HoldMismatchException.class,
            mismatch -> {
              assertThat(mismatch.hold()).isEqualTo(hold.id());
              assertThat(mismatch.status()).isEqualTo(hold.status());
              assertThat(mismatch.command()).isEqualTo(command);
            });
  }

  @Test
  void bs06_aMoveFreesTheOldTimeAndTakesTheNewOne() {
    Booking booking = book("10:00");

    Booking moved = move(booking, "14:00");

    assertThat(moved.id()).isEqualTo(booking.id());
    assertThat(moved.sequence()).isEqualTo(booking.sequence() + 1);
    assertThat(claimed(ADA)).containsExactly(span("14:00", "14:30"));
    assertThat(takeAll(BookingStoreContract.MAIL).get(1))
        .satisfies(
            event -> {
              assertThat(event.before().map(BookingEvent.State::start)).contains(at("10:00"));
              assertThat(event.after().start()).isEqualTo(at("14:00"));
            });
  }

  @Test
  void bs06_aBookingMovesOntoItsOwnOldTime() {
    Booking booking = book("10:00");

    move(booking, "10:15");

    assertThat(claimed(ADA)).containsExactly(span("10:15", "10:45"));
  }

  @Test
  void bs06_aMoveThatIsRefusedLeavesTheOldTime() {
    Booking booking = book("10:00");
    book("12:00");

    assertThatThrownBy(() -> move(booking, "12:15")).isInstanceOf(SlotRefusedException.class);

    assertThat(stored(booking).version()).isEqualTo(1);
    assertThat(claimed(ADA)).containsExactly(span("10:00", "10:30"), span("12:00", "12:30"));
  }

  @Test
  void bs06_ofRacingMovesToOneStartExactlyOneWinsAndTheOthersStay() {
    List<Booking> bookings = List.of(book("08:00"), book("08:30"), book("09:00"), book("09:30"));

    List<Race<Booking>> ends = Race.of(bookings.size(), i -> move(bookings.get(i), "14:00"));

    assertThat(Race.results(ends)).hasSize(1);
    assertThat(Race.failures(ends))
        .allSatisfy(f -> assertThat(f).isInstanceOf(SlotRefusedException.class));
    assertThat(claimed(ADA)).hasSize(4).contains(span("14:00", "14:30"));
  }

  @Test
  void bs06_ofRacingMovesOfOneVersionExactlyOneWins() {
    Booking booking = book("08:00");

    List<Race<Booking>> ends =
        Race.of(
            4,
            i -> {
              Choice target = Choice.of(intro().build(), at("10:00").plus(Duration.ofHours(i)));
              return service()
                  .reschedule(booker(), RescheduleRequest.of(booking.id(), target).ifVersion(1));
            });

    assertThat(Race.results(ends)).hasSize(1);
    assertThat(Race.failures(ends))
        .allSatisfy(f -> assertThat(f).isInstanceOf(StaleVersionException.class));
    assertThat(claimed(ADA)).hasSize(1);
  }
}
