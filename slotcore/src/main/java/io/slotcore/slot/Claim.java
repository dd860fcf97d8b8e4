package io.slotcore.slot;

import static java.util.Objects.requireNonNull;

import io.slotcore.eventtype.Subject;
import io.slotcore.eventtype.Unit;
import io.slotcore.time.Interval;
import java.time.Instant;

/**
 * What a booking takes of one host or of one unit of a resource: its time with the buffers around
 * it.
 *
 * <p>A claim whose {@code activeUntil} has come forbids nothing any more, whether or not somebody
 * has removed it.
 *
 * @param unit of whom the time is taken
 * @param interval the time, buffers included; not empty
 * @param booking the booking or hold that takes it
 * @param activeUntil when the claim expires; {@link Instant#MAX} if it does not
 */
public record Claim(Unit unit, Interval interval, BookingId booking, Instant activeUntil) {

  /**
   * Checks the interval.
   *
   * @param unit of whom the time is taken
   * @param interval the time, buffers included
   * @param booking the booking or hold that takes it
   * @param activeUntil when the claim expires
   * @throws IllegalArgumentException if the interval is empty
   */
  public Claim {
    requireNonNull(unit, "unit");
    requireNonNull(booking, "booking");
    requireNonNull(activeUntil, "activeUntil");
    if (interval.isEmpty()) {
      throw new IllegalArgumentException("the claim of " + booking + " is empty: " + interval);
    }
  }

  /**
   * Makes a claim of a host, or of the first unit of a resource.
   *
   * @param subject of whom the time is taken
   * @param interval the time, buffers included
   * @param booking the booking or hold that takes it
   * @param activeUntil when the claim expires
   * @throws IllegalArgumentException if the interval is empty
   */
  public Claim(Subject subject, Interval interval, BookingId booking, Instant activeUntil) {
    this(Unit.of(subject), interval, booking, activeUntil);
  }

  /**
   * Returns of whom the time is taken.
   *
   * @return the host or resource
   */
  public Subject subject() {
    return unit.subject();
  }

  /**
   * Tells whether the claim still holds.
   *
   * @param now the instant of the question
   * @return true until {@code activeUntil}, exclusive
   */
  public boolean isActive(Instant now) {
    return now.isBefore(activeUntil);
  }
}
