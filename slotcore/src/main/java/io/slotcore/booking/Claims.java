package io.slotcore.booking;

import io.slotcore.eventtype.Unit;
import io.slotcore.slot.Claim;
import io.slotcore.time.Interval;
import io.slotcore.time.IntervalSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says what a booking takes of whom. */
final class Claims {

  private Claims() {}

  /** Returns nothing for what is over, and for a guest: his session claims the time. */
  static List<Claim> of(Booking booking) {
    return of(booking, Optional.empty());
  }

  /**
   * Returns the claims of a hold that is to move a booking: what the booking itself has taken it
   * keeps, so that the hold takes only the rest and the two never overlap.
   */
  static List<Claim> of(Booking booking, Optional<Booking> moved) {
    if (!booking.status().isActive() || booking.seat().isPresent()) {
      return List.of();
    }
    IntervalSet whole = IntervalSet.of(booking.claimed());
    List<Claim> claims = new ArrayList<>();
    for (Unit unit : booking.units()) {
      boolean shared = moved.isPresent() && moved.get().units().contains(unit);
      IntervalSet rest = shared ? whole.difference(IntervalSet.of(moved.get().claimed())) : whole;
      for (Interval interval : rest) {
        claims.add(new Claim(unit, interval, booking.id(), booking.activeUntil()));
      }
    }
    return claims;
  }
}
