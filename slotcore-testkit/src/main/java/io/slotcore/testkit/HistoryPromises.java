package io.slotcore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotcore.booking.BookingEvent;
import io.slotcore.booking.TenantId;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Every store answers as the store in memory does, whatever is done in whatever order. */
abstract class HistoryPromises extends NodePromises {

  protected abstract int histories();

  @Test
  void everyHistoryIsAnsweredAsInMemory() {
    long first = new Random().nextLong();
    for (long seed = first; seed < first + histories(); seed++) {
      BookingHistory history = BookingHistory.of(seed);
      if (history.difference(store(), this::told, clock()).isPresent()) {
        BookingHistory shrunk = history.shrunk(store(), this::told, clock());
        assertThat(shrunk.difference(store(), this::told, clock())).as(shrunk.toString()).isEmpty();
      }
    }
  }

  private List<BookingEvent> told(TenantId owner) {
    tenant = owner;
    return takeAll(BookingStoreContract.MAIL);
  }
}
