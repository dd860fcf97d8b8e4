package io.slotcore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotcore.booking.BookingEvent;
import io.slotcore.booking.TenantId;
import io.slotcore.memory.MemoryBookingStore;
import io.slotcore.slot.FactsNeeded;
import io.slotcore.spi.BookingStore;
import io.slotcore.spi.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Histories try every command with and without success, and shrink to what matters. */
class BookingHistoryTest {

  private static final int HISTORIES = 600;

  private final TestClock clock = TestClock.at(Instant.parse("2026-11-20T09:00:00Z"));
  private final MemoryBookingStore memory =
      new MemoryBookingStore(clock, BookingStoreContract.CONSUMERS);

  private List<BookingEvent> told(TenantId tenant) {
    List<BookingEvent> all = new ArrayList<>();
    List<Delivery> due;
    do {
      due = memory.outbox().take(BookingStoreContract.MAIL, 1_000, Duration.ofMinutes(1));
      due.forEach(memory.outbox()::delivered);
      due.stream().map(Delivery::event).filter(e -> e.tenant().equals(tenant)).forEach(all::add);
    } while (!due.isEmpty());
    return all;
  }

  @Test
  void everyCommandSucceedsInSomeHistoriesAndIsRefusedInOthers() {
    Map<HistoryStep.Kind, Integer> succeeded = new EnumMap<>(HistoryStep.Kind.class);
    Map<HistoryStep.Kind, Integer> refused = new EnumMap<>(HistoryStep.Kind.class);
    for (long seed = 0; seed < HISTORIES; seed++) {
      Instant began = memory.facts(StoreFixture.newTenant(), FactsNeeded.nothing()).now();
      HistoryWords words =
          new HistoryWords(began, began.truncatedTo(ChronoUnit.DAYS).plus(2, ChronoUnit.DAYS));
      HistoryDesk desk = new HistoryDesk(memory, StoreFixture.newTenant(), words);
      for (HistoryStep step : BookingHistory.of(seed).steps()) {
        if (step.kind() == HistoryStep.Kind.WAIT) {
          clock.advance(step.pause());
        } else {
          boolean good = HistoryRun.answer(desk, step).matches("(?s)(\\[#|series).*");
          (good ? succeeded : refused).merge(step.kind(), 1, Integer::sum);
        }
      }
    }

    for (HistoryStep.Kind kind : HistoryStep.Kind.values()) {
      if (kind != HistoryStep.Kind.WAIT) {
        assertThat(succeeded.getOrDefault(kind, 0)).as(succeeded.toString()).isPositive();
        assertThat(refused.getOrDefault(kind, 0)).as(refused.toString()).isPositive();
      }
    }
  }

  @Test
  void theSameSeedGivesTheSameHistory() {
    assertThat(BookingHistory.of(7)).hasToString(BookingHistory.of(7).toString());
    assertThat(BookingHistory.of(7).toString()).isNotEqualTo(BookingHistory.of(8).toString());
  }

  @Test
  void aDifferenceIsFoundAndShrunkToTheStepsThatMakeIt() {
    findsAndShrinks(new Faults.ForgettingUnits(memory));
    findsAndShrinks(new Faults.BlindForSeats(memory));
    findsAndShrinks(new Faults.WithoutExpiry(memory));
    findsAndShrinks(new Faults.ClaimingHalf(memory));
    findsAndShrinks(new Faults.WithoutKeys(memory));
  }

  private void findsAndShrinks(BookingStore broken) {
    long seed = 0;
    while (BookingHistory.of(seed).difference(broken, this::told, clock).isEmpty()) {
      seed++;
      assertThat(seed).as("histories that miss the fault of %s", broken).isLessThan(200);
    }

    BookingHistory shrunk = BookingHistory.of(seed).shrunk(broken, this::told, clock);

    assertThat(shrunk.difference(broken, this::told, clock)).isPresent();
    assertThat(shrunk.steps()).hasSizeLessThan(6);
  }
}
