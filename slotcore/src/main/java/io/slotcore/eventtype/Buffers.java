package io.slotcore.eventtype;

import java.time.Duration;

/**
 * Time that a booking takes of its host before the start and after the end.
 *
 * <p>Buffers of two bookings add up, they are not shared. Foreign busy periods have none.
 *
 * @param before whole minutes, zero or more
 * @param after whole minutes, zero or more
 */
public record Buffers(Duration before, Duration after) {

  private static final Buffers NONE = new Buffers(Duration.ZERO, Duration.ZERO);

  /**
   * Checks both.
   *
   * @param before whole minutes, zero or more
   * @param after whole minutes, zero or more
   * @throws IllegalArgumentException if one is negative, not whole minutes, or above 31 days
   */
  public Buffers {
    Durations.check("buffer before", before, Duration.ZERO);
    Durations.check("buffer after", after, Duration.ZERO);
  }

  /**
   * Returns no buffers.
   *
   * @return zero before and after
   */
  public static Buffers none() {
    return NONE;
  }

  /**
   * Returns buffers.
   *
   * @param before time before the start
   * @param after time after the end
   * @return the buffers
   */
  public static Buffers of(Duration before, Duration after) {
    return new Buffers(before, after);
  }
}
