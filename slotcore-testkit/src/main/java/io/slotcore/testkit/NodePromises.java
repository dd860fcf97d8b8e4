package io.slotcore.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slotcore.booking.Booking;
import io.slotcore.booking.BookingService;
import io.slotcore.booking.Caller;
import io.slotcore.booking.Choice;
import io.slotcore.booking.Command;
import io.slotcore.booking.SlotRefusedException;
import io.slotcore.eventtype.EventType;
import io.slotcore.slot.Rule;
import io.slotcore.spi.BookingStore;
import io.slotcore.spi.ConcurrentChangeException;
import io.slotcore.spi.LockRequest;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What stores with more capabilities promise: joined transactions, several nodes, a kill. */
abstract class NodePromises extends MovePromises {

  private static Booking book(BookingStore store, Caller caller, Choice choice) {
    return new BookingService(store).book(caller, choice, attendance());
  }

  private Choice choice(String time) {
    return Choice.of(intro().build(), at(time));
  }

  @Test
  void bs04_whatTheCallerRollsBackNeverWas() {
    needs(Capability.JOINS_TRANSACTIONS);
    IllegalStateException thrown = new IllegalStateException("after the booking");

    assertThatThrownBy(
            () ->
                inTransactionOfCaller(
                    joined -> {
                      book(joined, booker(), choice("10:00"));
                      throw thrown;
                    }))
        .isSameAs(thrown);

    assertThat(bookingsOf(ADA)).isEmpty();
    assertThat(claimed(ADA)).isEmpty();
    assertThat(commandsTold()).as("BS-08").isEmpty();
  }

  @Test
  void bs04_aRefusalLeavesTheCallersTransactionUsable() {
    needs(Capability.JOINS_TRANSACTIONS);
    Booking taken = book("10:00");

    inTransactionOfCaller(
        joined -> {
          refused(() -> book(joined, booker(), choice("10:15")), Rule.CLAIM);
          book(joined, booker(), choice("12:00"));
        });

    assertThat(claimed(ADA)).containsExactly(taken.claimed(), span("12:00", "12:30"));
    assertThat(commandsTold()).containsExactly(Command.BOOK, Command.BOOK);
  }

  @Test
  void bs04_aCollisionLeavesTheCallersTransactionUsable() {
    needs(Capability.JOINS_TRANSACTIONS);
    Booking taken = book("10:00");
    Booking fits = written(newId(), ADA, span("08:00", "09:00"));
    Booking collides = written(newId(), ADA, span("10:00", "11:00"));

    inTransactionOfCaller(
        joined -> {
          assertThatThrownBy(
                  () ->
                      joined.inTransaction(
                          tenant,
                          transaction -> {
                            transaction.lock(LockRequest.of(List.of(ADA)));
                            transaction.write(
                                List.of(
                                    change(fits, claim(fits)), change(collides, claim(collides))),
                                Optional.empty());
                            return fits;
                          }))
              .isInstanceOf(ConcurrentChangeException.class)
              .hasMessageContaining("retry your transaction");
          book(joined, booker(), choice("12:00"));
        });

    assertThat(claimed(ADA)).containsExactly(taken.claimed(), span("12:00", "12:30"));
  }

  @Test
  void bs02_ofRacersInTransactionsOfTheirCallersOneWinsAtTheMost() {
    needs(Capability.JOINS_TRANSACTIONS);

    List<Race<Integer>> ends =
        Race.of(
            8,
            i -> {
              inTransactionOfCaller(
                  joined -> book(joined, booker("visitor-" + i), choice("10:00")));
              return i;
            });

    assertThat(Race.results(ends).size()).isLessThanOrEqualTo(1);
    assertThat(claimed(ADA)).hasSize(Race.results(ends).size());
    assertThat(Race.failures(ends))
        .allSatisfy(
            f ->
                assertThat(f)
                    .isInstanceOfAny(SlotRefusedException.class, ConcurrentChangeException.class));
  }

  @Test
  void bs02_ofRacersOnSeveralNodesAsManyWinAsThereIsCapacity() {
    needs(Capability.SERVES_SEVERAL_NODES);
    List<BookingStore> nodes = List.of(store(), anotherNode(), anotherNode());
    EventType type = group(3).build();

    List<Race<Booking>> ends =
        Race.of(
            12,
            i -> {
              boolean seat = i % 2 == 0;
              Choice choice = seat ? Choice.of(type, at("10:00")) : choice("12:00");
              return book(nodes.get(i % 3), booker("visitor-" + i), choice);
            });

    assertThat(Race.results(ends)).hasSize(4);
    assertThat(Race.failures(ends)).allSatisfy(f -> assertRefused(f));
    assertThat(claimed(ADA)).containsExactly(span("10:00", "11:00"), span("12:00", "12:30"));
  }

  @Test
  void whatOneNodeWritesAnotherOneReads() {
    needs(Capability.SERVES_SEVERAL_NODES);
    Booking booking = book("10:00");

    BookingStore other = anotherNode();

    assertThat(other.find(tenant, booking.id()).map(ReadPromises::fields))
        .contains(fields(booking));
    refused(() -> book(other, booker("other"), choice("10:15")), Rule.CLAIM);
  }

  @Test
  void bs11_whatWasAcknowledgedSurvivesAKill() {
    needs(Capability.SURVIVES_A_KILL);
    List<Booking> acknowledged = new ArrayList<>();
    for (int hour = 10; hour < 20; hour++) {
      acknowledged.add(hour % 2 == 0 ? book(hour + ":00") : hold("visitor-" + hour, hour + ":00"));
    }

    BookingStore survivor = killed();

    for (Booking booking : acknowledged) {
      assertThat(survivor.find(tenant, booking.id()).map(ReadPromises::fields))
          .contains(fields(booking));
      refused(() -> book(survivor, booker("late"), choice(timeOf(booking))), Rule.CLAIM);
    }
    assertThat(commandsTold()).as("BS-08").hasSize(acknowledged.size());
  }

  private String timeOf(Booking booking) {
    return LocalDateTime.ofInstant(booking.start(), ZoneOffset.UTC).toLocalTime().toString();
  }
}
