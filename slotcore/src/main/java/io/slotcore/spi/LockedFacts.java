package io.slotcore.spi;

import static java.util.Objects.requireNonNull;

import io.slotcore.booking.Booking;
import io.slotcore.slot.Facts;
import java.util.List;
import java.util.Optional;

/**
 * What was read under the locks.
 *
 * @param facts the facts, the store's time and the steps in which it keeps claims, as {@link
 *     BookingStore#facts} tells them; expired claims are among them
 * @param bookings those of the asked bookings that the tenant has, in no particular order
 * @param hold the visitor's hold of the event type, in the state {@code HELD}, expired or not
 * @param answer what was kept with the idempotency key in the last 24 hours
 */
public record LockedFacts(
    Facts facts, List<Booking> bookings, Optional<Booking> hold, Optional<StoredAnswer> answer) {

  /**
   * Copies the list.
   *
   * @param facts the facts and the store's time
   * @param bookings those of the asked bookings that the tenant has, in no particular order
   * @param hold the visitor's hold of the event type, in the state {@code HELD}, expired or not
   * @param answer what was kept with the idempotency key in the last 24 hours
   */
  public LockedFacts {
    requireNonNull(facts, "facts");
    bookings = List.copyOf(bookings);
    requireNonNull(hold, "hold");
    requireNonNull(answer, "answer");
  }
}
