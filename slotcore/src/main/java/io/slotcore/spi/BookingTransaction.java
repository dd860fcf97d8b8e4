package io.slotcore.spi;

import io.slotcore.booking.Booking;
import io.slotcore.slot.BookingId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** One transaction of one tenant. Used by one thread. */
public interface BookingTransaction {

  /**
   * Locks subjects until the end of the transaction, and then reads.
   *
   * <p>The locks are taken in order of the subjects, before anything is read, so that the facts are
   * those of the moment at which all locks are held (BS-03). The time is read then, too, in
   * microseconds. Called once, first.
   *
   * @param request what to lock and what to read
   * @return what was read
   */
  LockedFacts lock(LockRequest request);

  /**
   * Reads bookings.
   *
   * @param ids which ones
   * @return those that the tenant has, in no particular order
   */
  List<Booking> bookings(Collection<BookingId> ids);

  /**
   * Searches bookings, what this transaction has not written yet left out.
   *
   * @param search which ones
   * @return in order of start and id
   */
  List<Booking> search(BookingSearch search);

  /**
   * Writes changes, and what is kept with the idempotency key.
   *
   * <p>All claims that the changes give up are removed before the first new one is written, so that
   * a booking can move onto its own old time. An event is written for each change (BS-08). Two
   * active claims of one unit of a host or resource never overlap, and no seat of a session is
   * taken twice, whoever wrote them (BS-01, BS-03). An expired claim that is still there may stand
   * in the way like any other: who writes over it expires its booking in the same changes. Without
   * changes only the answer is written, under the same rules. Called at most once, after {@link
   * #lock}.
   *
   * @param changes of each booking at most one; none if the command changed nothing
   * @param answer what to keep with the idempotency key, if there is one
   * @throws ConcurrentChangeException if a booking is not at the version that its change comes
   *     from, a claim would overlap another one, a seat is taken, the visitor has another hold, or
   *     the idempotency key was used meanwhile; nothing is written then (BS-04). A store may send
   *     what is written with the end of the transaction, and throw this from {@link
   *     BookingStore#inTransaction}
   */
  void write(List<BookingChange> changes, Optional<StoredAnswer> answer);
}
