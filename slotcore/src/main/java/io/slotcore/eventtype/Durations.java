package io.slotcore.eventtype;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/** Checks the durations that make up an event type. */
final class Durations {

  /** The longest duration or buffer; it bounds how far around a start claims are looked for. */
  static final Duration MAX = Duration.ofDays(31);

  private Durations() {}

  static Duration check(String name, Duration value, Duration least) {
    wholeMinutes(name, value);
    if (value.compareTo(least) < 0 || value.compareTo(MAX) > 0) {
      throw new IllegalArgumentException(
          name + " (" + value + ") must be from " + least + " to " + MAX);
    }
    return value;
  }

  static Duration wholeMinutes(String name, Duration value) {
    requireNonNull(value, name);
    if (value.isNegative() || value.toSecondsPart() != 0 || value.toNanosPart() != 0) {
      throw new IllegalArgumentException(
          name + " (" + value + ") must be whole minutes and not negative");
    }
    return value;
  }
}
