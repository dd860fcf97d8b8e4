package io.slotcore.eventtype;

import java.time.Duration;

/**
 * Until when, and how often, a booker may change a booking. Hosts may always.
 *
 * @param cutOff how long before the start the last cancel or move is possible; whole minutes
 * @param maxReschedules how often a booking may be moved
 */
public record ChangePolicy(Duration cutOff, int maxReschedules) {

  private static final ChangePolicy UNLIMITED = new ChangePolicy(Duration.ZERO, Integer.MAX_VALUE);

  /**
   * Checks both.
   *
   * @param cutOff how long before the start the last cancel or move is possible
   * @param maxReschedules how often a booking may be moved
   * @throws IllegalArgumentException if the cut-off is negative or not whole minutes, or the count
   *     is negative
   */
  public ChangePolicy {
    Durations.wholeMinutes("cut-off", cutOff);
    if (maxReschedules < 0) {
      throw new IllegalArgumentException(
          "maxReschedules (" + maxReschedules + ") must not be negative");
    }
  }

  /**
   * Returns the policy under which a booker may change a booking up to its start.
   *
   * @return no cut-off and no cap
   */
  public static ChangePolicy unlimited() {
    return UNLIMITED;
  }

  /**
   * Returns this policy with another cut-off.
   *
   * @param newCutOff how long before the start the last change is possible
   * @return the changed copy
   */
  public ChangePolicy withCutOff(Duration newCutOff) {
    return new ChangePolicy(newCutOff, maxReschedules);
  }

  /**
   * Returns this policy with another cap.
   *
   * @param newMaxReschedules how often a booking may be moved
   * @return the changed copy
   */
  public ChangePolicy withMaxReschedules(int newMaxReschedules) {
    return new ChangePolicy(cutOff, newMaxReschedules);
  }
}
