package io.slotcore.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slotcore.booking.Booking;
import io.slotcore.booking.Choice;
import io.slotcore.booking.HoldRequest;
import io.slotcore.eventtype.BookingLimit;
import io.slotcore.eventtype.EventType;
import io.slotcore.eventtype.Subject;
import io.slotcore.slot.Rule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** BS-03 of bookers: none has more than his limit, of whatever event types. */
abstract class BookerLimitPromises extends GroupMovePromises {

  private static final int RACERS = 12;

  private static EventType limited(int aDay) {
    return intro().bookerLimit(BookingLimit.perDay(aDay)).build();
  }

  private Choice choice(EventType type, String time, String booker) {
    return Choice.of(type, at(time)).booker(booker);
  }

  private Booking take(Choice choice) {
    return service().book(booker(), choice, attendance());
  }

  @Test
  void bs03_aBookerNeverHasMoreThanHisLimit() {
    EventType type = limited(3);

    List<Race<Booking>> ends =
        Race.of(
            RACERS,
            i -> {
              Choice choice = Choice.of(type, at("08:00").plus(Duration.ofMinutes(30L * i)));
              return take(choice.booker("cleo"));
            });

    assertThat(Race.results(ends)).hasSize(3);
    assertThat(Race.results(ends))
        .extracting(Booking::booker)
        .containsOnly(Optional.of(Subject.booker("cleo")));
    assertThat(Race.failures(ends)).allSatisfy(f -> assertRefused(f, Rule.LIMIT));
    take(choice(type, "20:00", "dora"));
  }

  @Test
  void bs03_aBookersBookingsWithAllHostsCount() {
    EventType adas = limited(3);
    EventType bobs = withBob("bobs").bookerLimit(BookingLimit.perDay(3)).build();

    List<Race<Booking>> ends =
        Race.of(
            RACERS,
            i -> {
              EventType type = i % 2 == 0 ? adas : bobs;
              Choice choice = Choice.of(type, at("08:00").plus(Duration.ofMinutes(30L * i)));
              return take(choice.booker("cleo"));
            });

    assertThat(Race.results(ends)).hasSize(3);
    assertThat(Race.failures(ends)).allSatisfy(f -> assertRefused(f, Rule.LIMIT));
  }

  @Test
  void bs03_aBookerIsCountedAlsoWhereNothingLimitsHim() {
    take(choice(intro().build(), "08:00", "cleo"));

    refused(() -> take(choice(limited(1), "10:00", "cleo")), Rule.LIMIT);

    take(choice(limited(1), "10:00", "dora"));
  }

  @Test
  void bs03_aBookersSeatsCountOnceABooking() {
    EventType type = group(4).bookerLimit(BookingLimit.perDay(2)).build();
    take(choice(type, "10:00", "cleo").party(2));
    take(choice(type, "10:00", "dora"));
    take(choice(type, "12:00", "cleo"));

    refused(() -> take(choice(type, "14:00", "cleo")), Rule.LIMIT);

    take(choice(type, "14:00", "dora"));
  }

  @Test
  void bs03_whoeverIsLimitedIsNamed() {
    Choice nobody = Choice.of(limited(1), at("10:00"));

    assertThatThrownBy(() -> take(nobody)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> service().hold(booker(), HoldRequest.of(nobody, "visitor", LIFETIME)))
        .isInstanceOf(IllegalArgumentException.class);

    assertThat(bookingsOf(ADA)).isEmpty();
  }

  @Test
  void bs03_aBookersHoldsCountUntilTheyExpireAndWhatHeGaveUpDoesNot() {
    EventType type = limited(1);
    cancel(host(), take(choice(type, "08:00", "cleo")));
    service().hold(booker(), HoldRequest.of(choice(type, "10:00", "cleo"), "one", LIFETIME));
    refused(() -> take(choice(type, "12:00", "cleo")), Rule.LIMIT);

    clock().advance(LIFETIME);

    take(choice(type, "12:00", "cleo"));
  }

  @Test
  void bs03_aBookersOwnMoveDoesNotCountAndKeepsHim() {
    EventType type = limited(1);
    Booking booking = take(choice(type, "08:00", "cleo"));

    Booking moved = move(booker(), booking, Choice.of(type, at("12:00")));

    assertThat(moved.start()).isEqualTo(at("12:00"));
    assertThat(stored(moved).booker()).contains(Subject.booker("cleo"));
    refused(() -> take(choice(type, "14:00", "cleo")), Rule.LIMIT);
  }

  @Test
  void bs10_aBookerOfAnotherTenantIsSomebodyElse() {
    take(choice(limited(1), "08:00", "cleo"));

    tenant = newTenant();

    take(choice(limited(1), "10:00", "cleo"));
  }
}
