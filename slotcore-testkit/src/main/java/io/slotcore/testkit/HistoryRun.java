package io.slotcore.testkit;

import io.slotcore.booking.BookingEvent;
import io.slotcore.booking.TenantId;
import io.slotcore.memory.MemoryBookingStore;
import io.slotcore.slot.FactsNeeded;
import io.slotcore.spi.BookingStore;
import io.slotcore.spi.Delivery;
import io.slotcore.spi.Outbox;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Runs a history with a store and with one in memory, side by side, each for a new tenant. */
final class HistoryRun {

  private static final FactsNeeded NOTHING = FactsNeeded.nothing();

  /** No two steps are taken at the same time, as with a clock that runs. */
  private static final Duration TICK = Duration.ofSeconds(1);

  private static final int QUARTER = 15 * 60;

  private final TenantId tenant = StoreFixture.newTenant();
  private final BookingStore store;
  private final Function<TenantId, List<BookingEvent>> told;
  private final TestClock clock;

  HistoryRun(BookingStore store, Function<TenantId, List<BookingEvent>> told, TestClock clock) {
    this.store = store;
    this.told = told;
    this.clock = clock;
  }

  Optional<String> difference(List<HistoryStep> steps) {
    Instant began = beginBetweenStarts();
    Duration already = clock.elapsed();
    MemoryBookingStore memory =
        new MemoryBookingStore(
            () -> began.plus(clock.elapsed()).minus(already), BookingStoreContract.CONSUMERS);
    Instant day = began.truncatedTo(ChronoUnit.DAYS).plus(2, ChronoUnit.DAYS);
    HistoryWords ours = new HistoryWords(began, day);
    HistoryWords theirs = new HistoryWords(began, day);
    HistoryDesk expected = new HistoryDesk(memory, tenant, ours);
    HistoryDesk actual = new HistoryDesk(store, tenant, theirs);
    for (HistoryStep step : steps) {
      clock.advance(TICK);
      if (step.kind() == HistoryStep.Kind.WAIT) {
        clock.advance(step.pause());
        continue;
      }
      Optional<String> differs =
          differs(step.toString(), answer(expected, step), answer(actual, step));
      if (differs.isPresent()) {
        return differs;
      }
    }
    String events = ours.tell(delivered(memory.outbox())).toString();
    return differs("the state at the end", lines(expected), lines(actual))
        .or(() -> differs("the events", events, theirs.tell(told.apply(tenant)).toString()))
        .or(() -> HistoryLaws.broken(memory, tenant, ours));
  }

  /** Lets time pass until seconds more or less make no difference to any rule. */
  private Instant beginBetweenStarts() {
    long late = Math.floorMod(now().getEpochSecond(), QUARTER);
    clock.advance(Duration.ofSeconds(QUARTER - late + 150));
    return now();
  }

  private Instant now() {
    return store.facts(tenant, NOTHING).now();
  }

  private static String lines(HistoryDesk desk) {
    return String.join("\n", desk.state());
  }

  /** An error that is no refusal is an answer, too, and one that no store may give. */
  static String answer(HistoryDesk desk, HistoryStep step) {
    try {
      return desk.answer(step);
    } catch (RuntimeException failed) {
      return "failed: " + failed;
    }
  }

  private static Optional<String> differs(String what, String expected, String actual) {
    if (expected.equals(actual) && !expected.startsWith("failed: ")) {
      return Optional.empty();
    }
    return Optional.of(what + "\nin memory: " + expected + "\nthe store: " + actual);
  }

  private static List<BookingEvent> delivered(Outbox outbox) {
    List<BookingEvent> all = new ArrayList<>();
    List<Delivery> due;
    do {
      due = outbox.take(BookingStoreContract.MAIL, 1_000, StoreFixture.LEASE);
      due.forEach(outbox::delivered);
      all.addAll(due.stream().map(Delivery::event).toList());
    } while (!due.isEmpty());
    return all;
  }
}
