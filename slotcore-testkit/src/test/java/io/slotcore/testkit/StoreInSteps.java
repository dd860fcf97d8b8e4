package io.slotcore.testkit;

import io.slotcore.slot.Facts;
import io.slotcore.slot.FactsNeeded;
import io.slotcore.spi.BookingChange;
import io.slotcore.spi.BookingStore;
import java.time.Duration;
import java.time.Instant;

/** A good store that keeps claims in steps, and refuses to write what does not fit. */
class StoreInSteps extends BrokenStore {

  private final Duration step;

  StoreInSteps(BookingStore good, Duration step) {
    super(good);
    this.step = step;
  }

  @Override
  Facts read(Facts facts, FactsNeeded needed) {
    return facts.toBuilder().claimGranularity(step).build();
  }

  @Override
  BookingChange written(BookingChange change) {
    change.claims().stream()
        .map(claim -> claim.interval())
        .filter(claimed -> isBetween(claimed.start()) || isBetween(claimed.end()))
        .findFirst()
        .ifPresent(
            claimed -> {
              throw new IllegalArgumentException(claimed + " is not kept in steps of " + step);
            });
    return change;
  }

  private boolean isBetween(Instant time) {
    return time.getNano() != 0 || time.getEpochSecond() % step.toSeconds() != 0;
  }
}
