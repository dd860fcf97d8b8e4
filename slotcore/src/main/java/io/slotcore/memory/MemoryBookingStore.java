package io.slotcore.memory;

import static java.util.Objects.requireNonNull;

import io.slotcore.booking.Booking;
import io.slotcore.booking.TenantId;
import io.slotcore.slot.BookingId;
import io.slotcore.slot.Facts;
import io.slotcore.slot.FactsNeeded;
import io.slotcore.spi.BookingChange;
import io.slotcore.spi.BookingSearch;
import io.slotcore.spi.BookingStore;
import io.slotcore.spi.BookingTransaction;
import io.slotcore.spi.IdempotencyKey;
import io.slotcore.spi.LockRequest;
import io.slotcore.spi.LockedFacts;
import io.slotcore.spi.Outbox;
import io.slotcore.spi.StoredAnswer;
import io.slotcore.spi.ZoneDataSearch;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * A booking store in memory. It keeps every promise of {@link BookingStore} but that of surviving a
 * kill. One transaction runs at a time. Safe for use by several threads.
 */
public final class MemoryBookingStore implements BookingStore {

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<TenantId, MemoryTenant> tenants = new HashMap<>();
  private final InstantSource clock;
  private final MemoryOutbox outbox;

  /**
   * Makes an empty store without consumers of events.
   *
   * @param clock tells the store's time
   */
  public MemoryBookingStore(InstantSource clock) {
    this(clock, Set.of());
  }

  /**
   * Makes an empty store.
   *
   * @param clock tells the store's time
   * @param consumers the names of all who are to be told of every event
   */
  public MemoryBookingStore(InstantSource clock, Set<String> consumers) {
    this.clock = requireNonNull(clock, "clock");
    this.outbox = new MemoryOutbox(clock, consumers);
  }

  /**
   * Returns where consumers take the events of this store.
   *
   * @return the outbox
   */
  public Outbox outbox() {
    return outbox;
  }

  @Override
  public <T> T inTransaction(TenantId tenant, Function<BookingTransaction, T> work) {
    return locked(
        () -> {
          Transaction transaction = new Transaction(tenant(tenant));
          T result = work.apply(transaction);
          transaction.commit();
          return result;
        });
  }

  @Override
  public Facts facts(TenantId tenant, FactsNeeded needed) {
    return locked(() -> tenant(tenant).facts(needed, now()));
  }

  @Override
  public Optional<Booking> find(TenantId tenant, BookingId id) {
    return locked(() -> tenant(tenant).bookings(Set.of(id)).stream().findFirst());
  }

  @Override
  public List<Booking> search(TenantId tenant, BookingSearch search) {
    return locked(() -> tenant(tenant).search(search));
  }

  @Override
  public List<Booking> byOtherZoneData(TenantId tenant, ZoneDataSearch search) {
    return locked(() -> tenant(tenant).byOtherZoneData(search));
  }

  @Override
  public Optional<StoredAnswer> answer(TenantId tenant, IdempotencyKey key) {
    return locked(() -> tenant(tenant).answer(key, now()));
  }

  /** No finer than what databases keep. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private MemoryTenant tenant(TenantId id) {
    return tenants.computeIfAbsent(id, key -> new MemoryTenant());
  }

  private <T> T locked(java.util.function.Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  /** Keeps what is written until the work has returned. */
  private final class Transaction implements BookingTransaction {

    private final MemoryTenant tenant;
    private final Instant now = now();
    private List<BookingChange> written = List.of();
    private Optional<StoredAnswer> answer = Optional.empty();

    private Transaction(MemoryTenant tenant) {
      this.tenant = tenant;
    }

    @Override
    public LockedFacts lock(LockRequest request) {
      return new LockedFacts(
          tenant.facts(request.facts(), now),
          tenant.bookings(request.bookings()),
          request.hold().flatMap(tenant::hold),
          request.idempotencyKey().flatMap(key -> tenant.answer(key, now)));
    }

    @Override
    public List<Booking> bookings(Collection<BookingId> ids) {
      return tenant.bookings(ids);
    }

    @Override
    public List<Booking> search(BookingSearch search) {
      return tenant.search(search);
    }

    @Override
    public void write(List<BookingChange> changes, Optional<StoredAnswer> newAnswer) {
      tenant.requireWritable(changes, newAnswer, now);
      written = List.copyOf(changes);
      answer = newAnswer;
    }

    private void commit() {
      tenant.apply(written);
      answer.ifPresent(kept -> tenant.keep(kept, now));
      written.forEach(change -> outbox.add(change.event()));
    }
  }
}
