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
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A good store with a fault. Without one it only passes calls on. */
class BrokenStore implements BookingStore {

  private final BookingStore good;

  BrokenStore(BookingStore good) {
    this.good = good;
  }

  TenantId tenant(TenantId tenant) {
    return tenant;
  }

  BookingChange written(BookingChange change) {
    return change;
  }

  Optional<StoredAnswer> kept(Optional<StoredAnswer> answer) {
    return answer;
  }

  Booking read(Booking booking) {
    return booking;
  }

  Facts read(Facts facts, FactsNeeded needed) {
    return facts;
  }

  private List<Booking> read(List<Booking> bookings) {
    return bookings.stream().map(this::read).toList();
  }

  @Override
  public <T> T inTransaction(TenantId tenant, Function<BookingTransaction, T> work) {
    return good.inTransaction(tenant(tenant), t -> work.apply(new Transaction(t)));
  }

  @Override
  public Facts facts(TenantId tenant, FactsNeeded needed) {
    return read(good.facts(tenant(tenant), needed), needed);
  }

  @Override
  public Optional<Booking> find(TenantId tenant, BookingId id) {
    return good.find(tenant(tenant), id).map(this::read);
  }

  @Override
  public List<Booking> search(TenantId tenant, BookingSearch search) {
    return read(good.search(tenant(tenant), search));
  }

  @Override
  public List<Booking> byOtherZoneData(TenantId tenant, ZoneDataSearch search) {
    return read(good.byOtherZoneData(tenant(tenant), search));
  }

  @Override
  public Optional<StoredAnswer> answer(TenantId tenant, IdempotencyKey key) {
    return good.answer(tenant(tenant), key);
  }

  private final class Transaction implements BookingTransaction {

    private final BookingTransaction unbroken;

    private Transaction(BookingTransaction unbroken) {
      this.unbroken = unbroken;
    }

    @Override
    public LockedFacts lock(LockRequest request) {
      LockedFacts locked = unbroken.lock(request);
      return new LockedFacts(
          read(locked.facts(), request.facts()),
          read(locked.bookings()),
          locked.hold().map(BrokenStore.this::read),
          locked.answer());
    }

    @Override
    public List<Booking> bookings(Collection<BookingId> ids) {
      return read(unbroken.bookings(ids));
    }

    @Override
    public List<Booking> search(BookingSearch search) {
      return read(unbroken.search(search));
    }

    @Override
    public void write(List<BookingChange> changes, Optional<StoredAnswer> answer) {
      unbroken.write(changes.stream().map(BrokenStore.this::written).toList(), kept(answer));
    }
  }
}
