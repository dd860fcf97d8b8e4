package io.slotcore.slot;

/** The kinds of rule that may forbid a start. Each is a set of starts that it forbids. */
public enum Rule {
  /** The time from start to end is not all open by the host's schedule. */
  HOURS(true),
  /** The start is not on the grid of the start increment. */
  GRID(true),
  /** The start is too soon, or past. */
  NOTICE(true),
  /** The start is too far ahead. */
  WINDOW(true),
  /** A limit of the start's period is reached. */
  LIMIT(true),
  /** A calendar says that the host is busy. */
  BUSY(false),
  /** Another booking or hold has taken the time. */
  CLAIM(false);

  private final boolean waivable;

  Rule(boolean waivable) {
    this.waivable = waivable;
  }

  /**
   * Tells whether a host may waive rules of this kind for a booking that he makes himself.
   *
   * @return false for time that is taken
   */
  public boolean isWaivable() {
    return waivable;
  }
}
