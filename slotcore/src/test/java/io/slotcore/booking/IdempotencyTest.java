package io.slotcore.booking;

import static io.slotcore.booking.Desk.BOOKER;
import static io.slotcore.booking.Desk.GUEST;
import static io.slotcore.booking.Desk.HOST;
import static io.slotcore.booking.Desk.choice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class IdempotencyTest {

  private final Desk desk = new Desk();

  private static Caller with(Caller caller, String operation, String key, String hash) {
    return caller.withIdempotency(
        Idempotency.of(operation, key, hash).withAnswer(booking -> "booked " + booking.id()));
  }

  private static final Caller KEYED = with(BOOKER, "book", "key", "hash");

  @Test
  void theSameRequestAgainReturnsTheFirstSuccess() {
    Booking first = desk.service.book(KEYED, choice("10:00"), GUEST);

    Booking again = desk.service.book(KEYED, choice("10:00"), GUEST);

    assertThat(again.id()).isEqualTo(first.id());
    assertThat(desk.events()).hasSize(1);
    assertThat(desk.service.storedAnswer(KEYED)).contains("booked " + first.id());
  }

  @Test
  void anotherRequestWithTheSameKeyIsRefused() {
    desk.service.book(KEYED, choice("10:00"), GUEST);
    Caller other = with(BOOKER, "book", "key", "other");

    assertThatThrownBy(() -> desk.service.book(other, choice("11:00"), GUEST))
        .isInstanceOf(IdempotencyMismatchException.class);
    assertThatThrownBy(() -> desk.service.storedAnswer(other))
        .isInstanceOf(IdempotencyMismatchException.class);
  }

  @Test
  void theScopeOfAKeyIsItsActorAndOperation() {
    desk.service.book(KEYED, choice("10:00"), GUEST);

    desk.service.book(with(HOST, "book", "key", "hash"), choice("11:00"), GUEST);
    desk.service.book(with(BOOKER, "rebook", "key", "hash"), choice("12:00"), GUEST);

    assertThat(desk.events()).hasSize(3);
  }

  @Test
  void aRefusalIsDecidedAfresh() {
    Booking taken = desk.book("10:00");
    assertThatThrownBy(() -> desk.service.book(KEYED, choice("10:00"), GUEST))
        .isInstanceOf(SlotRefusedException.class);
    assertThat(desk.service.storedAnswer(KEYED)).isEmpty();

    desk.cancel(taken);

    assertThat(desk.service.book(KEYED, choice("10:00"), GUEST).status())
        .isEqualTo(BookingStatus.CONFIRMED);
  }

  @Test
  void aKeyIsKeptForADay() {
    desk.service.book(KEYED, choice("10:00"), GUEST);
    desk.pass(Duration.ofHours(24).minusNanos(1));
    assertThat(desk.service.storedAnswer(KEYED)).isPresent();

    desk.pass(Duration.ofNanos(1));

    assertThat(desk.service.storedAnswer(KEYED)).isEmpty();
  }
}
