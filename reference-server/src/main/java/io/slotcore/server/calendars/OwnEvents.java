package io.slotcore.server.calendars;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.slotcore.booking.Booking;
import io.slotcore.booking.TenantId;
import io.slotcore.eventtype.Subject;
import io.slotcore.server.accounts.User;
import io.slotcore.server.booking.Invites;
import io.slotcore.slot.BookingId;
import io.slotcore.spi.BookingStore;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Knows the events of a host's own bookings by their UIDs, in whichever calendar they stand.
 * Thread-safe.
 *
 * <p>An event of somebody else's booking, in which the host is a guest, takes his time as any
 * other.
 */
final class OwnEvents {

  private final BookingStore store;
  private final Cache<Key, Boolean> known =
      Caffeine.newBuilder().maximumSize(50_000).expireAfterWrite(Duration.ofMinutes(10)).build();

  OwnEvents(BookingStore store) {
    this.store = store;
  }

  private record Key(String tenantId, UUID host, BookingId booking) {}

  boolean isOf(User host, String uid) {
    return Invites.booking(uid)
        .map(id -> known.get(new Key(host.tenantId(), host.id(), id), this::ask))
        .orElse(false);
  }

  private boolean ask(Key key) {
    Optional<Booking> booking = store.find(TenantId.of(key.tenantId()), key.booking());
    return booking
        .filter(found -> found.hosts().contains(Subject.host(key.host().toString())))
        .isPresent();
  }
}
