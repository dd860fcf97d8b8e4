package io.slotcore.booking;

import io.slotcore.slot.BookingId;
import io.slotcore.slot.Occurrence;
import java.util.List;

/**
 * What has become of a series.
 *
 * @param occurrences a verdict for each occurrence that was asked for, in order; where a request is
 *     repeated, they are decided afresh, and the series' own bookings do not count
 * @param bookings those that were booked, in order, at least one; {@link Booking#series} tells
 *     which occurrence each is
 */
public record SeriesBooking(List<Occurrence> occurrences, List<Booking> bookings) {

  /**
   * Copies the lists.
   *
   * @param occurrences a verdict for each occurrence that was asked for
   * @param bookings those that were booked
   */
  public SeriesBooking {
    occurrences = List.copyOf(occurrences);
    bookings = List.copyOf(bookings);
  }

  /**
   * Returns what names the series.
   *
   * @return the id of its first booking
   */
  public BookingId id() {
    return bookings.get(0).id();
  }
}
