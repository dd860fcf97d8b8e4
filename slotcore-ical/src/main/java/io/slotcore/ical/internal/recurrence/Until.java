package io.slotcore.ical.internal.recurrence;

/**
 * The UNTIL part of a rule: the last moment at which an occurrence may start.
 *
 * @param seconds seconds since 1970-01-01T00:00, of UTC or local; midnight for a date
 * @param form how it was written
 */
public record Until(long seconds, Form form) {

  /** The three ways to write it. */
  public enum Form {
    /** A date: all starts on it belong to the series. */
    DATE,
    /** A local time of the series' zone. */
    LOCAL,
    /** A time in UTC. */
    UTC
  }
}
