package io.slotcore.testkit;

import io.slotcore.booking.Booking;
import io.slotcore.booking.TenantId;
import io.slotcore.slot.BookingId;
import io.slotcore.spi.BookingChange;
import io.slotcore.spi.BookingSearch;
import io.slotcore.spi.BookingStore;
import io.slotcore.spi.BookingTransaction;
import io.slotcore.spi.LockRequest;
import io.slotcore.spi.LockedFacts;
import io.slotcore.spi.StoredAnswer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Exchanger;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;

/** Stores whose transactions are none. */
final class Racing {

  private Racing() {}

  /** Writes each call by itself, as a connection in auto-commit does. */
  static final class AutoCommitting extends BrokenStore {

    AutoCommitting(BookingStore good) {
      super(good);
    }

    @Override
    public <T> T inTransaction(TenantId tenant, Function<BookingTransaction, T> work) {
      return work.apply(new SingleCalls(call -> super.inTransaction(tenant, call)));
    }
  }

  /**
   * Reads without a lock, so that racers decide on the same old facts; what they write is checked
   * and kept together as it should be.
   */
  static final class WithoutLocks extends BrokenStore {

    private final Exchanger<WithoutLocks> read = new Exchanger<>();

    WithoutLocks(BookingStore good) {
      super(good);
    }

    @Override
    public <T> T inTransaction(TenantId tenant, Function<BookingTransaction, T> work) {
      SingleCalls transaction = new SingleCalls(call -> super.inTransaction(tenant, call));
      transaction.afterLock = this::waitForAnother;
      transaction.queues = true;
      T result = work.apply(transaction);
      transaction.flush();
      return result;
    }

    /** Meets another racer who has read, if there is one. */
    private void waitForAnother() {
      try {
        read.exchange(this, 200, TimeUnit.MILLISECONDS);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      } catch (TimeoutException alone) {
        // nobody else reads
      }
    }
  }

  /** A transaction of which each call is one of its own. */
  private static final class SingleCalls implements BookingTransaction {

    private final Consumer<Function<BookingTransaction, Boolean>> calls;
    private Runnable afterLock = () -> {};
    private boolean queues;
    private List<BookingChange> changes = List.of();
    private Optional<StoredAnswer> answer = Optional.empty();

    private SingleCalls(Consumer<Function<BookingTransaction, Boolean>> calls) {
      this.calls = calls;
    }

    private <T> T call(Function<BookingTransaction, T> call) {
      List<T> results = new ArrayList<>();
      calls.accept(transaction -> results.add(call.apply(transaction)));
      return results.get(0);
    }

    @Override
    public LockedFacts lock(LockRequest request) {
      LockedFacts locked = call(t -> t.lock(request));
      afterLock.run();
      return locked;
    }

    @Override
    public List<Booking> bookings(Collection<BookingId> ids) {
      return call(t -> t.bookings(ids));
    }

    @Override
    public List<Booking> search(BookingSearch search) {
      return call(t -> t.search(search));
    }

    @Override
    public void write(List<BookingChange> newChanges, Optional<StoredAnswer> newAnswer) {
      changes = newChanges;
      answer = newAnswer;
      if (!queues) {
        flush();
      }
    }

    private void flush() {
      calls.accept(
          transaction -> {
            transaction.write(changes, answer);
            return true;
          });
    }
  }
}
