package io.slotcore.testkit;

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
import io.slotcore.spi.StoredAnswer;
import io.slotcore.spi.ZoneDataSearch;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A good store with a fault. Without one it only passes calls on. */
class BrokenStore implements BookingStore {

  private final BookingStore good;

  BrokenStore(BookingStore good) {
    this.good = good;
  }

  @Override
  public <T> T inTransaction(TenantId tenant, Function<BookingTransaction, T> work) {
    return good.inTransaction(tenant, work);
  }

  @Override
  public Facts facts(TenantId tenant, FactsNeeded needed) {
    return good.facts(tenant, needed);
  }

  @Override
  public Optional<Booking> find(TenantId tenant, BookingId id) {
    return good.find(tenant, id);
  }

  @Override
  public List<Booking> search(TenantId tenant, BookingSearch search) {
    return good.search(tenant, search);
  }

  @Override
  public List<Booking> byOtherZoneData(TenantId tenant, ZoneDataSearch search) {
    return good.byOtherZoneData(tenant, search);
  }

  @Override
  public Optional<StoredAnswer> answer(TenantId tenant, IdempotencyKey key) {
    return good.answer(tenant, key);
  }

  /** Keeps everything under one tenant, whoever asks. */
  static final class WithoutTenants extends BrokenStore {

    private static final TenantId ALL = TenantId.of("all");

    WithoutTenants(BookingStore good) {
      super(good);
    }

    @Override
    public <T> T inTransaction(TenantId tenant, Function<BookingTransaction, T> work) {
      return super.inTransaction(ALL, work);
    }

    @Override
    public Facts facts(TenantId tenant, FactsNeeded needed) {
      return super.facts(ALL, needed);
    }

    @Override
    public Optional<Booking> find(TenantId tenant, BookingId id) {
      return super.find(ALL, id);
    }

    @Override
    public List<Booking> search(TenantId tenant, BookingSearch search) {
      return super.search(ALL, search);
    }

    @Override
    public List<Booking> byOtherZoneData(TenantId tenant, ZoneDataSearch search) {
      return super.byOtherZoneData(ALL, search);
    }

    @Override
    public Optional<StoredAnswer> answer(TenantId tenant, IdempotencyKey key) {
      return super.answer(ALL, key);
    }
  }

  /** Writes each call by itself, as a connection in auto-commit does. */
  static final class AutoCommitting extends BrokenStore {

    AutoCommitting(BookingStore good) {
      super(good);
    }

    @Override
    public <T> T inTransaction(TenantId tenant, Function<BookingTransaction, T> work) {
      return work.apply(
          new BookingTransaction() {
            @Override
            public LockedFacts lock(LockRequest request) {
              return AutoCommitting.super.inTransaction(tenant, t -> t.lock(request));
            }

            @Override
            public List<Booking> bookings(Collection<BookingId> ids) {
              return AutoCommitting.super.inTransaction(tenant, t -> t.bookings(ids));
            }

            @Override
            public void write(List<BookingChange> changes, Optional<StoredAnswer> answer) {
              AutoCommitting.super.inTransaction(
                  tenant,
                  t -> {
                    t.write(changes, answer);
                    return changes;
                  });
            }
          });
    }
  }

  /**
   * Misses what the transaction before has written, as one statement does that both waits for a
   * lock and reads.
   */
  static final class ReadingTooEarly extends BrokenStore {

    private final Set<BookingId> justWritten = new HashSet<>();

    ReadingTooEarly(BookingStore good) {
      super(good);
    }

    @Override
    public <T> T inTransaction(TenantId tenant, Function<BookingTransaction, T> work) {
      return super.inTransaction(
          tenant,
          good ->
              work.apply(
                  new BookingTransaction() {
                    @Override
                    public LockedFacts lock(LockRequest request) {
                      LockedFacts locked = good.lock(request);
                      return new LockedFacts(
                          old(locked.facts(), request.facts()),
                          locked.bookings(),
                          locked.hold(),
                          locked.answer());
                    }

                    @Override
                    public List<Booking> bookings(Collection<BookingId> ids) {
                      return good.bookings(ids);
                    }

                    @Override
                    public void write(List<BookingChange> changes, Optional<StoredAnswer> answer) {
                      good.write(changes, answer);
                      justWritten.clear();
                      changes.forEach(change -> justWritten.add(change.booking().id()));
                    }
                  }));
    }

    private Facts old(Facts facts, FactsNeeded needed) {
      Facts.Builder old = Facts.builder(facts.now());
      old.claims(facts.claims().stream().filter(c -> !justWritten.contains(c.booking())).toList());
      needed
          .counted()
          .keySet()
          .forEach(
              subject ->
                  old.counted(
                      subject,
                      facts.counted(subject).stream()
                          .filter(c -> !justWritten.contains(c.id()))
                          .toList()));
      return old.build();
    }
  }
}
