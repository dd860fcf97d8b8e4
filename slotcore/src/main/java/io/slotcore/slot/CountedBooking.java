package io.slotcore.slot;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;

/**
 * A booking as limits count it.
 *
 * @param id the booking
 * @param start when it starts; the whole booking counts in the period of this instant
 * @param duration how long it takes, without buffers
 * @param activeUntil when it expires and stops to count; {@link Instant#MAX} if it does not
 * @param bookedAt when it was made; of account for {@link
 *     io.slotcore.eventtype.RoundRobin#leastRecent} only
 */
public record CountedBooking(
    BookingId id, Instant start, Duration duration, Instant activeUntil, Instant bookedAt) {

  /**
   * Checks that all parts are there.
   *
   * @param id the booking
   * @param start when it starts
   * @param duration how long it takes, without buffers
   * @param activeUntil when it expires and stops to count
   * @param bookedAt when it was made
   */
  public CountedBooking {
    requireNonNull(id, "id");
    requireNonNull(start, "start");
    requireNonNull(duration, "duration");
    requireNonNull(activeUntil, "activeUntil");
    requireNonNull(bookedAt, "bookedAt");
  }

  /**
   * Makes a booking that was made long ago.
   *
   * @param id the booking
   * @param start when it starts
   * @param duration how long it takes, without buffers
   * @param activeUntil when it expires and stops to count
   */
  public CountedBooking(BookingId id, Instant start, Duration duration, Instant activeUntil) {
    this(id, start, duration, activeUntil, Instant.MIN);
  }

  /**
   * Tells whether the booking counts.
   *
   * @param now the instant of the question
   * @return true until {@code activeUntil}, exclusive
   */
  public boolean isActive(Instant now) {
    return now.isBefore(activeUntil);
  }
}
