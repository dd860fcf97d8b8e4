package io.slotcore.spi;

import static java.util.Objects.requireNonNull;

import io.slotcore.slot.BookingId;
import java.time.Instant;
import java.util.Optional;

/**
 * Which page is asked for of the bookings that were promised by other time-zone data.
 *
 * @param startsAfter how late they start at least, exclusive
 * @param version the version of the data; what was promised by it is left out
 * @param after the last booking of the page before; empty for the first page
 * @param limit how many at the most
 */
public record ZoneDataSearch(
    Instant startsAfter, String version, Optional<BookingId> after, int limit) {

  /**
   * Checks the limit.
   *
   * @param startsAfter how late they start at least, exclusive
   * @param version the version of the data; what was promised by it is left out
   * @param after the last booking of the page before; empty for the first page
   * @param limit how many at the most
   * @throws IllegalArgumentException if the limit is not 1 to 10,000
   */
  public ZoneDataSearch {
    requireNonNull(startsAfter, "startsAfter");
    requireNonNull(version, "version");
    requireNonNull(after, "after");
    if (limit < 1 || limit > 10_000) {
      throw new IllegalArgumentException("limit (" + limit + ") must be 1 to 10000");
    }
  }
}
