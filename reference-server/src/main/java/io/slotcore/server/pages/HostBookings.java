package io.slotcore.server.pages;

import io.slotcore.booking.Booking;
import io.slotcore.server.eventtypes.Offer;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;

/**
 * The bookings of the host who is signed in.
 *
 * @param days by date in the host's zone
 * @param past whether the last weeks are shown, not the next ones
 */
public record HostBookings(SortedMap<LocalDate, List<Row>> days, boolean past) {

  /** A booking in the list. */
  public record Row(Booking booking, Offer offer) {}
}
