package io.slotcore.ical.freebusy;

import static java.util.Objects.requireNonNull;

/**
 * Something in a calendar that could not be read as it stands.
 *
 * @param line number of the line where the property, or the event, begins, from one
 * @param property the property's name in capitals
 * @param uid the event's UID; empty if it has none
 * @param problem what is wrong and how it was read instead
 * @param kind what came of it
 */
public record Finding(int line, String property, String uid, String problem, Kind kind) {

  /** What came of it. */
  public enum Kind {
    /** The event counts, and takes at least the time that it may have meant. */
    READ_WIDELY,
    /** The event was left out, as the reader was told to. */
    SKIPPED
  }

  /**
   * Checks that all parts are there.
   *
   * @param line number of the line, from one
   * @param property the property's name in capitals
   * @param uid the event's UID; empty if it has none
   * @param problem what is wrong and how it was read instead
   * @param kind what came of it
   */
  public Finding {
    requireNonNull(property, "property");
    requireNonNull(uid, "uid");
    requireNonNull(problem, "problem");
    requireNonNull(kind, "kind");
  }
}
