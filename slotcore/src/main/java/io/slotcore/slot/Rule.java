package io.slotcore.slot;

/** The kinds of rule that may forbid a start. Each is a set of starts that it forbids. */
public enum Rule {
  /** The time from start to end is not all open by the member's schedule. */
  HOURS(true),
  /** The member is absent or out of service. */
  OUT_OF_OFFICE(true),
  /** The business is closed. */
  CLOSED(true),
  /** The start is not on the grid of the start increment. */
  GRID(true),
  /**
   * The store keeps claims in steps, and that of the booking, buffers included, would not begin and
   * end on them.
   */
  GRANULARITY(false),
  /** The start is too soon, or past. */
  NOTICE(true),
  /** The start is too far ahead, or outside the dates that can be booked. */
  WINDOW(true),
  /** A limit of the start's period is reached. */
  LIMIT(true),
  /** The group that starts then has too few places left, or is served by others. */
  SEATS(false),
  /** The party is too large for the resource. */
  CAPACITY(false),
  /** A calendar says that the member is busy. */
  BUSY(false),
  /** Another booking or hold has taken the time. */
  CLAIM(false),
  /** Too few members of a pool can serve, or they are needed in more than one pool at once. */
  POOL(false);

  private final boolean waivable;

  Rule(boolean waivable) {
    this.waivable = waivable;
  }

  /**
   * Tells whether a host may waive rules of this kind for a booking that he makes himself.
   *
   * @return false for time, places and people that are not there
   */
  public boolean isWaivable() {
    return waivable;
  }
}
