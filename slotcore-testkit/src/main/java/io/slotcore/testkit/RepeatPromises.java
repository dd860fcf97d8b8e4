package io.slotcore.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slotcore.booking.Booking;
import io.slotcore.booking.Caller;
import io.slotcore.booking.CancelRequest;
import io.slotcore.booking.Choice;
import io.slotcore.booking.Command;
import io.slotcore.booking.ConfirmRequest;
import io.slotcore.booking.Idempotency;
import io.slotcore.booking.IdempotencyMismatchException;
import io.slotcore.booking.RescheduleRequest;
import io.slotcore.booking.SlotRefusedException;
import io.slotcore.eventtype.ChangePolicy;
import io.slotcore.spi.ConcurrentChangeException;
import io.slotcore.spi.IdempotencyKey;
import io.slotcore.spi.LockRequest;
import io.slotcore.spi.StoredAnswer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** BS-07: the same key with the same request gives the first success again. */
abstract class RepeatPromises extends HoldPromises {

  private static final Idempotency KEY =
      Idempotency.of("book", "key", "hash").withAnswer(booking -> "booked " + booking.id());

  private Booking book(Caller caller, String time) {
    return service().book(caller, Choice.of(intro().build(), at(time)), attendance());
  }

  @Test
  void bs07_theSameKeyWithTheSameRequestReturnsTheFirstSuccess() {
    Caller caller = booker().withIdempotency(KEY);
    Booking first = book(caller, "10:00");

    Booking again = book(caller, "10:00");

    assertThat(again.id()).isEqualTo(first.id());
    assertThat(bookingsOf(ADA)).hasSize(1);
    assertThat(commandsTold()).containsExactly(Command.BOOK);
    assertThat(service().storedAnswer(caller)).contains("booked " + first.id());
  }

  @Test
  void bs07_everyCommandCanBeRepeated() {
    Booking hold = hold("visitor", "10:00");
    Caller confirming = booker().withIdempotency(Idempotency.of("confirm", "key", "hash"));
    Caller cancelling = booker().withIdempotency(Idempotency.of("cancel", "key", "hash"));

    for (int i = 0; i < 2; i++) {
      service().confirm(confirming, ConfirmRequest.of(hold.id(), attendance()));
    }
    for (int i = 0; i < 2; i++) {
      service().cancel(cancelling, CancelRequest.of(hold.id(), "", ChangePolicy.unlimited()));
    }

    assertThat(stored(hold).version()).isEqualTo(3);
  }

  @Test
  void bs07_theSameKeyWithAnotherRequestIsRefused() {
    book(booker().withIdempotency(KEY), "10:00");
    Caller other = booker().withIdempotency(Idempotency.of("book", "key", "other-hash"));

    assertThatThrownBy(() -> book(other, "12:00"))
        .isInstanceOfSatisfying(
            IdempotencyMismatchException.class,
            mismatch -> assertThat(mismatch.key()).isEqualTo("key"));

    assertThat(bookingsOf(ADA)).hasSize(1);
  }

  @Test
  void bs07_aKeyIsOfOneActorAndOneOperation() {
    book(booker().withIdempotency(KEY), "10:00");

    book(booker("other").withIdempotency(KEY), "11:00");
    book(booker().withIdempotency(Idempotency.of("book-again", "key", "hash")), "12:00");

    assertThat(bookingsOf(ADA)).hasSize(3);
  }

  @Test
  void bs07_refusalsAreDecidedAfresh() {
    Booking taken = book(booker("other"), "10:00");
    Caller caller = booker().withIdempotency(KEY);
    assertThatThrownBy(() -> book(caller, "10:00")).isInstanceOf(SlotRefusedException.class);

    service().cancel(booker("other"), CancelRequest.of(taken.id(), "", ChangePolicy.unlimited()));

    assertThat(book(caller, "10:00").start()).isEqualTo(at("10:00"));
  }

  @Test
  void bs07_racersWithOneKeyAndOneRequestGetOneBooking() {
    Caller caller = booker().withIdempotency(KEY);

    List<Race<Booking>> ends = Race.of(8, i -> book(caller, "10:00"));

    assertThat(Race.failures(ends)).isEmpty();
    assertThat(Race.results(ends).stream().map(Booking::id).distinct()).hasSize(1);
    assertThat(commandsTold()).containsExactly(Command.BOOK);
  }

  @Test
  void bs07_ofRacersWithOneKeyAndDifferentRequestsOneWins() {
    List<Race<Booking>> ends =
        Race.of(
            8,
            i -> {
              Caller caller = booker().withIdempotency(Idempotency.of("book", "key", "hash-" + i));
              var type = i % 2 == 0 ? intro().build() : withBob("bobs").build();
              Choice choice = Choice.of(type, at("08:00").plus(Duration.ofHours(i)));
              return service().book(caller, choice, attendance());
            });

    assertThat(Race.results(ends)).hasSize(1);
    assertThat(Race.failures(ends))
        .allSatisfy(f -> assertThat(f).isInstanceOf(IdempotencyMismatchException.class));
  }

  @Test
  void bs07_aKeyIsKeptForADay() {
    Caller caller = booker().withIdempotency(KEY);
    Booking first = book(caller, "10:00");
    clock().advance(IdempotencyKey.KEPT.minusMinutes(1));
    assertThat(book(caller, "10:00").id()).isEqualTo(first.id());

    clock().advance(Duration.ofMinutes(1));

    assertThat(service().storedAnswer(caller)).isEmpty();
    Booking second = book(caller, "12:00");
    assertThat(second.id()).isNotEqualTo(first.id());
    assertThat(service().storedAnswer(caller)).contains("booked " + second.id());
  }

  @Test
  void bs07_aMoveToWhereTheBookingIsCanBeRepeated() {
    Booking booking = book(booker(), "10:00");
    Idempotency key = Idempotency.of("move", "key", "to-10").withAnswer(b -> "v" + b.version());
    Caller caller = booker().withIdempotency(key);
    Choice same = Choice.of(intro().build(), at("10:00"));
    Booking stays = service().reschedule(caller, RescheduleRequest.of(booking.id(), same));
    Choice other = Choice.of(intro().build(), at("14:00"));
    service().reschedule(booker(), RescheduleRequest.of(booking.id(), other));

    Booking again = service().reschedule(caller, RescheduleRequest.of(booking.id(), same));

    assertThat(stays.version()).isEqualTo(1);
    assertThat(again.start()).as("not moved back").isEqualTo(at("14:00"));
    assertThat(service().storedAnswer(caller)).contains("v1");
    assertThat(commandsTold()).containsExactly(Command.BOOK, Command.RESCHEDULE);
    Caller mixedUp = booker().withIdempotency(Idempotency.of("move", "key", "to-14"));
    assertThatThrownBy(
            () -> service().reschedule(mixedUp, RescheduleRequest.of(booking.id(), other)))
        .isInstanceOf(IdempotencyMismatchException.class);
  }

  @Test
  void bs07_anAnswerIsWrittenWithoutAChange() {
    IdempotencyKey key = IdempotencyKey.of(booker().actor(), KEY);
    StoredAnswer first = new StoredAnswer(key, "hash", newId(), "first");
    StoredAnswer second = new StoredAnswer(key, "hash", newId(), "second");

    keep(first);

    assertThat(store().answer(tenant, key)).contains(first);
    assertThatThrownBy(() -> keep(second)).isInstanceOf(ConcurrentChangeException.class);
    assertThat(store().answer(tenant, key)).contains(first);
    assertThat(commandsTold()).isEmpty();
  }

  private void keep(StoredAnswer answer) {
    store()
        .inTransaction(
            tenant,
            transaction -> {
              transaction.lock(LockRequest.of(Set.of(ADA)));
              transaction.write(List.of(), Optional.of(answer));
              return answer;
            });
  }

  @Test
  void bs07_aKeyThatWasUsedMeanwhileIsACollision() {
    Booking first = book(booker().withIdempotency(KEY), "10:00");
    Booking second = written(newId(), ADA, span("12:00", "13:00"));
    StoredAnswer answer =
        new StoredAnswer(IdempotencyKey.of(booker().actor(), KEY), "hash", second.id(), "");

    assertThatThrownBy(
            () ->
                store()
                    .inTransaction(
                        tenant,
                        transaction -> {
                          transaction.lock(LockRequest.of(Set.of(ADA)));
                          transaction.write(
                              List.of(change(second, claim(second))), Optional.of(answer));
                          return second;
                        }))
        .isInstanceOf(ConcurrentChangeException.class);

    assertThat(bookingsOf(ADA)).extracting(Booking::id).containsExactly(first.id());
  }
}
