package io.slotcore.slot;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;

/**
 * The places that one guest has taken in a session of a group.
 *
 * <p>A session is the booking of those who share a start and a duration. It owns the claims.
 *
 * @param session the booking of the group
 * @param seat the guest's own booking of his places
 * @param start when the session starts
 * @param duration how long it takes, without buffers
 * @param places how many the guest has taken; at least one
 * @param activeUntil when they expire; {@link Instant#MAX} if they do not
 */
public record TakenSeats(
    BookingId session,
    BookingId seat,
    Instant start,
    Duration duration,
    int places,
    Instant activeUntil) {

  /**
   * Checks the number of places.
   *
   * @param session the booking of the group
   * @param seat the guest's own booking of his places
   * @param start when the session starts
   * @param duration how long it takes, without buffers
   * @param places how many the guest has taken
   * @param activeUntil when they expire
   * @throws IllegalArgumentException if {@code places} is below one
   */
  public TakenSeats {
    requireNonNull(session, "session");
    requireNonNull(seat, "seat");
    requireNonNull(start, "start");
    requireNonNull(duration, "duration");
    requireNonNull(activeUntil, "activeUntil");
    if (places < 1) {
      throw new IllegalArgumentException("seat " + seat + ": places (" + places + ") must be 1");
    }
  }

  /**
   * Tells whether the places are still taken.
   *
   * @param now the instant of the question
   * @return true until {@code activeUntil}, exclusive
   */
  public boolean isActive(Instant now) {
    return now.isBefore(activeUntil);
  }
}
