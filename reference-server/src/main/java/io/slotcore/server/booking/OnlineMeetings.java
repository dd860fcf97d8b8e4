package io.slotcore.server.booking;

import io.slotcore.booking.Booking;
import io.slotcore.server.eventtypes.Offer;
import java.net.URI;
import java.util.Optional;

/** The links under which bookings take place online. Thread-safe. */
public interface OnlineMeetings {

  /**
   * Sees to it that a meeting stands whose link can be joined, before its booking is confirmed.
   * Takes seconds: never called while locks are held. Called again, it goes on where it ended.
   *
   * @param held the hold that is to be confirmed
   * @param offer what is booked; nothing happens if it needs no link
   * @throws MeetingUnavailableException if there is no such link now; it says what can be done
   */
  void require(Booking held, Offer offer);

  /** Returns where a booking is joined; empty if it takes place elsewhere, or not any more. */
  Optional<URI> link(String tenantId, Booking booking);
}
