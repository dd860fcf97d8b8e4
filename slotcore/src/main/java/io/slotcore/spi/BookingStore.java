package io.slotcore.spi;

import io.slotcore.booking.Booking;
import io.slotcore.booking.BookingStatus;
import io.slotcore.booking.TenantId;
import io.slotcore.slot.BookingId;
import io.slotcore.slot.Facts;
import io.slotcore.slot.FactsNeeded;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Keeps bookings, claims, events and idempotency keys. It decides nothing.
 *
 * <p>Every method names the tenant, and sees and touches nothing of another one (BS-10). Safe for
 * use by several threads.
 */
public interface BookingStore {

  /**
   * Runs work in one transaction: all that it writes, or nothing (BS-04).
   *
   * <p>A store that owns its transactions may run the work again, a few times, if it throws {@link
   * ConcurrentChangeException} or the database names a collision; the work must therefore do
   * nothing but use the transaction. Other exceptions of the work undo what it wrote and pass
   * unchanged. A store that joins the caller's transaction runs it once. When the method returns
   * from a transaction of its own, what was written survives a kill (BS-11).
   *
   * @param tenant to whom everything in the transaction belongs
   * @param work what is to be done
   * @param <T> what comes out
   * @return what the work returned
   * @throws ConcurrentChangeException if each run collided
   * @throws StoreException if the database fails; it says whether a retry can help
   */
  <T> T inTransaction(TenantId tenant, Function<BookingTransaction, T> work);

  /**
   * Reads facts for a listing, without locks. The facts of a decision come from {@link
   * BookingTransaction#lock}.
   *
   * <p>Counted for a host, a resource or an event type are the bookings that claim their time, of a
   * group its sessions; for a booker those that name him, of a group his seats. Of an event type's
   * seats each guest's booking is a fact. Of all of these only {@linkplain BookingStatus#isActive
   * active} ones are, those whose time to expire has come among them.
   *
   * @param tenant whose facts
   * @param needed which facts
   * @return at least the facts that are needed, the store's time in microseconds, and the steps in
   *     which it keeps claims, if it does ({@link Facts#claimGranularity})
   */
  Facts facts(TenantId tenant, FactsNeeded needed);

  /**
   * Reads a booking.
   *
   * @param tenant whose booking
   * @param id which one
   * @return empty if the tenant has no such booking
   */
  Optional<Booking> find(TenantId tenant, BookingId id);

  /**
   * Reads bookings.
   *
   * @param tenant whose bookings
   * @param search which ones: of a host, of a session or of a series
   * @return in order of start and id
   */
  List<Booking> search(TenantId tenant, BookingSearch search);

  /**
   * Reads a page of the {@linkplain BookingStatus#isActive active} bookings that were promised by
   * another version of the time-zone data, expired holds among them. Whether they have moved (T8)
   * is not the store's to decide.
   *
   * @param tenant whose bookings
   * @param search which page
   * @return in order of id; fewer than the limit only if no more follow
   */
  List<Booking> byOtherZoneData(TenantId tenant, ZoneDataSearch search);

  /**
   * Reads what was kept with an idempotency key in the last 24 hours.
   *
   * @param tenant whose key
   * @param key which one
   * @return empty if the key was not used with success
   */
  Optional<StoredAnswer> answer(TenantId tenant, IdempotencyKey key);
}
