package io.slotcore.spi;

import static java.util.Objects.requireNonNull;

import io.slotcore.booking.Booking;
import io.slotcore.booking.BookingEvent;
import io.slotcore.slot.Claim;
import java.util.List;

/**
 * One new version of one booking.
 *
 * @param booking the booking as it is to be; a version of one is inserted, a higher one replaces
 *     the version before it and no other
 * @param claims all that the booking takes from now on, in place of what it took
 * @param event what is to be told
 */
public record BookingChange(Booking booking, List<Claim> claims, BookingEvent event) {

  /**
   * Copies the claims, and checks that all speaks of one booking and one version of it.
   *
   * @param booking the booking as it is to be
   * @param claims all that the booking takes from now on, in place of what it took
   * @param event what is to be told
   * @throws IllegalArgumentException if a claim or the event is of another booking or version
   */
  public BookingChange {
    requireNonNull(booking, "booking");
    claims = List.copyOf(claims);
    requireNonNull(event, "event");
    for (Claim claim : claims) {
      if (!claim.booking().equals(booking.id())) {
        throw new IllegalArgumentException(claim + " is not of " + booking);
      }
    }
    if (!event.booking().equals(booking.id()) || event.version() != booking.version()) {
      throw new IllegalArgumentException(event + " is not of " + booking);
    }
  }

  /**
   * Tells whether the booking is new.
   *
   * @return true if it is to be inserted
   */
  public boolean isNew() {
    return booking.version() == 1;
  }
}
