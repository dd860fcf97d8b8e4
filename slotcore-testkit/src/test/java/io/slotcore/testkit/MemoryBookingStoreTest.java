package io.slotcore.testkit;

import io.slotcore.memory.MemoryBookingStore;
import io.slotcore.spi.BookingStore;
import io.slotcore.spi.Outbox;
import java.time.Instant;

class MemoryBookingStoreTest extends BookingStoreContract {

  private final TestClock clock = TestClock.at(Instant.parse("2026-11-20T09:00:00.123456789Z"));
  private final MemoryBookingStore store = new MemoryBookingStore(clock, CONSUMERS);

  @Override
  protected BookingStore store() {
    return store;
  }

  @Override
  protected Outbox outbox() {
    return store.outbox();
  }

  @Override
  protected TestClock clock() {
    return clock;
  }
}
