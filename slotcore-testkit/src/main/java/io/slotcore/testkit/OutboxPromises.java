package io.slotcore.testkit;

import static io.slotcore.testkit.BookingStoreContract.CALENDAR;
import static io.slotcore.testkit.BookingStoreContract.MAIL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slotcore.booking.Actor;
import io.slotcore.booking.Booking;
import io.slotcore.booking.BookingEvent;
import io.slotcore.booking.BookingStatus;
import io.slotcore.booking.CancelRequest;
import io.slotcore.booking.Choice;
import io.slotcore.booking.Command;
import io.slotcore.booking.ConfirmRequest;
import io.slotcore.booking.RescheduleRequest;
import io.slotcore.booking.SlotRefusedException;
import io.slotcore.eventtype.ChangePolicy;
import io.slotcore.spi.Delivery;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** BS-08: an event is told if and only if its change is committed, in the order of its booking. */
abstract class OutboxPromises extends RepeatPromises {

  private static final Duration PAUSE = Duration.ofMinutes(5);

  /** A booking with four versions. */
  private Booking changedThrice() {
    Booking hold = hold("visitor", "10:00");
    service().confirm(booker(), ConfirmRequest.of(hold.id(), attendance()));
    Choice later = Choice.of(intro().build(), at("11:00"));
    service().reschedule(host(), RescheduleRequest.of(hold.id(), later));
    return service()
        .cancel(booker(), CancelRequest.of(hold.id(), "no time", ChangePolicy.unlimited()));
  }

  private static List<Long> versions(List<Delivery> deliveries) {
    return deliveries.stream().map(delivery -> delivery.event().version()).toList();
  }

  @Test
  void bs08_everyChangeIsToldOnceToEveryConsumerInOrder() {
    changedThrice();

    for (String consumer : List.of(MAIL, CALENDAR)) {
      assertThat(takeAll(consumer))
          .extracting(BookingEvent::command)
          .containsExactly(Command.HOLD, Command.CONFIRM, Command.RESCHEDULE, Command.CANCEL);
      assertThat(take(consumer)).isEmpty();
    }
  }

  @Test
  void bs08_anEventTellsWhoDidItAndWhatWasBeforeAndAfter() {
    Booking booking = changedThrice();

    List<BookingEvent> events = takeAll(MAIL);

    BookingEvent moved = events.get(2);
    assertThat(moved.id()).isEqualTo(booking.id() + "/3");
    assertThat(moved.tenant()).isEqualTo(tenant);
    assertThat(moved.actor()).isEqualTo(Actor.host(ADA.id()));
    assertThat(moved.at()).isAfter(booking.createdAt().minusNanos(1));
    assertThat(moved.before())
        .contains(
            new BookingEvent.State(
                BookingStatus.CONFIRMED, at("10:00"), at("10:30"), List.of(ADA), 0));
    assertThat(moved.after())
        .isEqualTo(
            new BookingEvent.State(
                BookingStatus.CONFIRMED, at("11:00"), at("11:30"), List.of(ADA), 1));
    assertThat(events.get(0).before()).isEmpty();
    assertThat(events.get(0).at()).isEqualTo(booking.createdAt());
  }

  @Test
  void bs08_whatWasRefusedIsNotTold() {
    book("10:00");
    assertThatThrownBy(() -> book("10:15")).isInstanceOf(SlotRefusedException.class);

    assertThat(commandsTold()).containsExactly(Command.BOOK);
  }

  @Test
  void bs08_aConsumerIsHandedOneEventOfABookingAtATime() {
    changedThrice();

    List<Delivery> first = take(MAIL);

    assertThat(versions(first)).containsExactly(1L);
    assertThat(take(MAIL)).isEmpty();
    outbox().delivered(first.get(0));
    assertThat(versions(take(MAIL))).containsExactly(2L);
  }

  @Test
  void whoTakesTakesOneAtLeast() {
    book("10:00");

    for (int none : List.of(0, -1)) {
      assertThatThrownBy(() -> outbox().take(MAIL, none, LEASE))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("(" + none + ")");
    }

    assertThat(commandsTold()).containsExactly(Command.BOOK);
  }

  @Test
  void bs08_aFailureHoldsBackItsBookingForItsConsumerAndNothingElse() {
    Booking stuck = changedThrice();
    Booking other = book("14:00");
    Delivery failing =
        take(MAIL).stream()
            .filter(delivery -> delivery.event().booking().equals(stuck.id()))
            .findFirst()
            .orElseThrow();

    outbox().failed(failing, "the mail server said no", PAUSE);

    assertThat(takeAll(CALENDAR)).hasSize(5);
    clock().advance(LEASE);
    assertThat(take(MAIL))
        .extracting(delivery -> delivery.event().booking())
        .containsExactly(other.id());
    clock().advance(PAUSE);
    Delivery again =
        take(MAIL).stream()
            .filter(delivery -> delivery.event().booking().equals(stuck.id()))
            .findFirst()
            .orElseThrow();
    assertThat(again.event().id()).isEqualTo(failing.event().id());
    assertThat(again.attempt()).isEqualTo(2);
  }

  @Test
  void bs08_whatIsNotReportedIsHandedOutAgainAfterTheLease() {
    book("10:00");
    Delivery first = take(MAIL).get(0);
    clock().advance(LEASE.minusSeconds(10));
    assertThat(take(MAIL)).isEmpty();

    clock().advance(Duration.ofSeconds(10));

    Delivery second = take(MAIL).get(0);
    assertThat(second.event().id()).isEqualTo(first.event().id());
    assertThat(first.attempt()).isEqualTo(1);
    assertThat(second.attempt()).isEqualTo(2);
  }

  @Test
  void bs08_aLateFailureDoesNotTouchTheNextAttempt() {
    book("10:00");
    Delivery first = take(MAIL).get(0);
    clock().advance(LEASE);
    Delivery second = take(MAIL).get(0);

    outbox().failed(first, "too late", Duration.ZERO);

    assertThat(take(MAIL)).isEmpty();
    outbox().delivered(second);
    clock().advance(LEASE);
    assertThat(take(MAIL)).isEmpty();
  }

  @Test
  void bs08_aLateDeliveryCounts() {
    book("10:00");
    Delivery first = take(MAIL).get(0);
    clock().advance(LEASE);

    outbox().delivered(first);

    assertThat(take(MAIL)).isEmpty();
  }

  @Test
  void bs08_nothingIsHandedToTwoTakersAtOnce() {
    for (int hour = 10; hour < 20; hour++) {
      book(hour + ":00");
    }

    List<Race<List<Delivery>>> ends = Race.of(8, i -> take(MAIL));

    assertThat(Race.failures(ends)).isEmpty();
    List<String> taken =
        Race.results(ends).stream().flatMap(List::stream).map(d -> d.event().id()).toList();
    assertThat(taken).doesNotHaveDuplicates();
    // A taker that meets another one may pass over what is left; it is still due.
    assertThat(taken.size() + take(MAIL).size()).isEqualTo(10);
  }

  @Test
  void bs08_noMoreIsTakenThanIsAskedFor() {
    book("10:00");
    book("11:00");
    book("12:00");

    assertThat(outbox().take(MAIL, 2, LEASE)).hasSize(2);
  }

  @Test
  void bs08_aConsumerThatNobodyNamedHasNothing() {
    book("10:00");

    assertThat(take("nobody")).isEmpty();
  }
}
