package io.slotcore.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.slotcore.booking.Booking;
import io.slotcore.booking.Choice;
import io.slotcore.booking.HoldRequest;
import io.slotcore.booking.SlotRefusedException;
import io.slotcore.eventtype.BookingLimit;
import io.slotcore.eventtype.EventType;
import io.slotcore.eventtype.Subject;
import io.slotcore.slot.Claim;
import io.slotcore.slot.Rule;
import io.slotcore.spi.ConcurrentChangeException;
import io.slotcore.spi.LockRequest;
import io.slotcore.time.Interval;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** BS-01 to BS-04: what is taken once is not taken twice, and a refusal changes nothing. */
abstract class CapacityPromises extends StoreFixture {

  private static final int RACERS = 16;

  @Test
  void bs01_twoActiveClaimsOfOneHostNeverOverlap() {
    Booking first = written(newId(), ADA, span("10:00", "11:00"));
    write(change(first, claim(first)));
    Booking second = written(newId(), ADA, span("10:45", "11:30"));

    assertThatThrownBy(() -> write(change(second, claim(second))))
        .isInstanceOf(ConcurrentChangeException.class);

    assertThat(store().find(tenant, second.id())).isEmpty();
    assertThat(claimed(ADA)).containsExactly(span("10:00", "11:00"));
  }

  @Test
  void bs01_claimsOverlapByAMicrosecond() {
    needs(Capability.CLAIMS_TO_THE_MICROSECOND);
    Booking first = written(newId(), ADA, span("10:00", "11:00"));
    write(change(first, claim(first)));
    Instant start = at("11:00").minusNanos(1_000);
    Booking second = written(newId(), ADA, Interval.of(start, Duration.ofMinutes(30)));

    assertThatThrownBy(() -> write(change(second, claim(second))))
        .isInstanceOf(ConcurrentChangeException.class);

    assertThat(claimed(ADA)).containsExactly(span("10:00", "11:00"));
  }

  @Test
  void bs01_twoClaimsOfOneTransactionNeverOverlap() {
    Booking first = written(newId(), ADA, span("10:00", "11:00"));
    Booking second = written(newId(), ADA, span("10:30", "11:30"));

    assertThatThrownBy(() -> write(change(first, claim(first)), change(second, claim(second))))
        .isInstanceOf(ConcurrentChangeException.class);

    assertThat(bookingsOf(ADA)).isEmpty();
  }

  @Test
  void bs01_aClaimIsFoundOnItsLastDayHoweverLongItIs() {
    Duration day = Duration.ofDays(1);
    for (Duration length : List.of(day, day.plusMinutes(5), day.multipliedBy(31))) {
      Subject host = Subject.host("host-" + length);
      Booking booking = written(newId(), host, Interval.of(at("00:05").minus(length), length));
      write(change(booking, claim(booking)));

      assertThat(claimed(host)).containsExactly(booking.claimed());
    }
  }

  @Test
  void bs01_claimsThatTouchOrAreOfOtherHostsAreWritten() {
    Booking first = written(newId(), ADA, span("10:00", "11:00"));
    Booking next = written(newId(), ADA, span("11:00", "12:00"));
    Booking bobs = written(newId(), BOB, span("10:00", "11:00"));

    write(change(first, claim(first)), change(next, claim(next)), change(bobs, claim(bobs)));

    assertThat(claimed(ADA)).containsExactly(span("10:00", "11:00"), span("11:00", "12:00"));
    assertThat(claimed(BOB)).containsExactly(span("10:00", "11:00"));
  }

  @Test
  void bs01_writersThatHoldNoCommonLockNeverOverlap() {
    Interval time = span("10:00", "11:00");

    List<Race<Booking>> ends =
        Race.of(
            RACERS,
            i -> {
              Booking booking = written(newId(), BOB, time);
              writeLocking(Subject.host("racer-" + i), change(booking, claim(booking)));
              return booking;
            });

    assertThat(Race.results(ends)).hasSize(1);
    assertThat(Race.failures(ends))
        .allSatisfy(f -> assertThat(f).isInstanceOf(ConcurrentChangeException.class));
    assertThat(claimed(BOB)).containsExactly(time);
  }

  @Test
  void bs01_anOverlapWrittenByHandIsRefused() {
    needs(Capability.REFUSES_SQL_BY_HAND);
    Booking booking = book("10:00");
    Claim overlap = new Claim(ADA, span("10:15", "10:45"), booking.id(), booking.activeUntil());
    Booking next = written(newId(), ADA, span("10:30", "11:00"));
    write(change(next));

    assertThat(catchThrowable(() -> claimByHand(tenant, overlap))).isNotNull();
    claimByHand(tenant, claim(next));

    assertThat(claimed(ADA)).containsExactly(span("10:00", "10:30"), span("10:30", "11:00"));
  }

  @Test
  void bs02_ofRacingRequestsForOneStartExactlyOneWins() {
    Choice choice = Choice.of(intro().build(), at("10:00"));

    List<Race<Booking>> ends =
        Race.of(RACERS, i -> service().book(booker("visitor-" + i), choice, attendance()));

    assertOneWinner(ends);
    assertThat(bookingsOf(ADA)).hasSize(1);
  }

  @Test
  void bs02_ofRacingRequestsForOverlappingStartsExactlyOneWins() {
    EventType hour =
        EventType.builder("hour", Duration.ofHours(1))
            .host(intro().build().host())
            .startIncrement(Duration.ofMinutes(15))
            .build();

    List<Race<Booking>> ends =
        Race.of(
            RACERS,
            i -> {
              Choice choice = Choice.of(hour, at("10:00").plus(Duration.ofMinutes(15L * (i % 4))));
              return service().book(booker("visitor-" + i), choice, attendance());
            });

    assertOneWinner(ends);
  }

  @Test
  void bs02_ofRacingHoldsAndBookingsExactlyOneWins() {
    Choice choice = Choice.of(intro().build(), at("10:00"));

    List<Race<Booking>> ends =
        Race.of(
            RACERS,
            i -> {
              String visitor = "visitor-" + i;
              return i % 2 == 0
                  ? service().book(booker(visitor), choice, attendance())
                  : service().hold(booker(visitor), HoldRequest.of(choice, visitor, LIFETIME));
            });

    assertOneWinner(ends);
  }

  @Test
  void bs02_allOfAVisitorsRacingHoldsSucceedOneAfterTheOther() {
    List<Race<Booking>> ends =
        Race.of(RACERS, i -> hold("visitor", i % 2 == 0 ? "10:00" : "10:15"));

    assertThat(Race.failures(ends)).isEmpty();
    assertThat(claimed(ADA)).hasSize(1);
  }

  private static void assertOneWinner(List<Race<Booking>> ends) {
    assertThat(Race.results(ends)).hasSize(1);
    assertThat(Race.failures(ends)).allSatisfy(failure -> assertRefused(failure, Rule.CLAIM));
  }

  @Test
  void bs03_aLimitIsNeverExceeded() {
    EventType limited = intro().limit(BookingLimit.perDay(3)).build();

    List<Race<Booking>> ends =
        Race.of(
            RACERS,
            i -> {
              Choice choice = Choice.of(limited, at("08:00").plus(Duration.ofMinutes(30L * i)));
              return service().book(booker("visitor-" + i), choice, attendance());
            });

    assertThat(Race.results(ends)).hasSize(3);
    assertThat(Race.failures(ends)).allSatisfy(failure -> assertRefused(failure, Rule.LIMIT));
  }

  @Test
  void bs03_aLimitCountsTheBookingsOfAllHosts() {
    EventType adas = intro().limit(BookingLimit.perDay(3)).build();
    EventType bobs = withBob(adas.id()).limit(BookingLimit.perDay(3)).build();

    List<Race<Booking>> ends =
        Race.of(
            RACERS,
            i -> {
              Choice choice =
                  Choice.of(
                      i % 2 == 0 ? adas : bobs, at("08:00").plus(Duration.ofMinutes(30L * i)));
              return service().book(booker("visitor-" + i), choice, attendance());
            });

    assertThat(Race.results(ends)).hasSize(3);
  }

  @Test
  void bs03_holdsCountUntilTheyExpire() {
    EventType limited = intro().limit(BookingLimit.perDay(1)).build();
    service().hold(booker(), HoldRequest.of(Choice.of(limited, at("10:00")), "visitor", LIFETIME));
    Choice later = Choice.of(limited, at("12:00"));
    assertThatThrownBy(() -> service().book(booker("other"), later, attendance()))
        .isInstanceOf(SlotRefusedException.class);

    clock().advance(LIFETIME);

    service().book(booker("other"), later, attendance());
  }

  @Test
  void bs04_aRefusedCommandChangesNothing() {
    Booking booking = book("10:00");
    takeAll(BookingStoreContract.MAIL);

    assertThatThrownBy(() -> book("10:15")).isInstanceOf(SlotRefusedException.class);

    assertThat(bookingsOf(ADA)).extracting(Booking::id).containsExactly(booking.id());
    assertThat(stored(booking).version()).isEqualTo(1);
    assertThat(claimed(ADA)).containsExactly(booking.claimed());
    assertThat(commandsTold()).isEmpty();
  }

  @Test
  void bs04_workThatThrowsChangesNothingAndItsExceptionPassesUnchanged() {
    Booking booking = written(newId(), ADA, span("10:00", "11:00"));
    IllegalStateException thrown = new IllegalStateException("after the write");

    assertThatThrownBy(
            () ->
                store()
                    .inTransaction(
                        tenant,
                        transaction -> {
                          transaction.lock(LockRequest.of(Set.of(ADA)));
                          transaction.write(
                              List.of(change(booking, claim(booking))), Optional.empty());
                          throw thrown;
                        }))
        .isSameAs(thrown);

    assertThat(store().find(tenant, booking.id())).isEmpty();
    assertThat(claimed(ADA)).isEmpty();
    assertThat(commandsTold()).isEmpty();
  }

  @Test
  void bs04_aCollisionLeavesNothingWrittenAlsoIfItIsSwallowed() {
    Booking taken = book("10:00");
    takeAll(BookingStoreContract.MAIL);
    Booking fits = written(newId(), ADA, span("08:00", "09:00"));
    Booking collides = written(newId(), ADA, span("10:00", "11:00"));

    Throwable end =
        catchThrowable(
            () ->
                store()
                    .inTransaction(
                        tenant,
                        transaction -> {
                          transaction.lock(LockRequest.of(Set.of(ADA)));
                          return catchThrowable(
                              () ->
                                  transaction.write(
                                      List.of(
                                          change(fits, claim(fits)),
                                          change(collides, claim(collides))),
                                      Optional.empty()));
                        }));

    if (end != null) {
      assertThat(end).isInstanceOf(ConcurrentChangeException.class);
    }
    assertThat(bookingsOf(ADA)).extracting(Booking::id).containsExactly(taken.id());
    assertThat(commandsTold()).isEmpty();
  }
}
