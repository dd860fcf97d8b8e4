package io.slotcore.booking;

import io.slotcore.slot.BookingId;
import io.slotcore.slot.FactsNeeded;
import io.slotcore.spi.BookingStore;
import io.slotcore.spi.ZoneDataSearch;
import io.slotcore.time.ZoneData;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Walks a tenant's future bookings page by page, and names those whose promise has moved. */
final class ZoneDataReport {

  private static final int PAGE = 500;

  private final BookingStore store;
  private final TenantId tenant;
  private final Instant now;
  private final String version = ZoneData.version();

  ZoneDataReport(BookingStore store, TenantId tenant) {
    this.store = store;
    this.tenant = tenant;
    this.now = store.facts(tenant, FactsNeeded.nothing()).now();
  }

  Stream<MovedPromise> moved() {
    return Stream.iterate(page(Optional.empty()), page -> !page.isEmpty(), this::next)
        .flatMap(List::stream)
        .filter(booking -> !booking.isExpired(now))
        .flatMap(booking -> MovedPromise.of(booking, version).stream());
  }

  private List<Booking> next(List<Booking> page) {
    return page.size() < PAGE ? List.of() : page(Optional.of(page.get(page.size() - 1).id()));
  }

  private List<Booking> page(Optional<BookingId> after) {
    return store.byOtherZoneData(tenant, new ZoneDataSearch(now, version, after, PAGE));
  }
}
