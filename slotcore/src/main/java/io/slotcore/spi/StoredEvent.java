package io.slotcore.spi;

import static java.util.Objects.requireNonNull;

import io.slotcore.time.Interval;
import java.util.Optional;

/**
 * An event of ours as a calendar has it.
 *
 * @param version which state of it this is
 * @param time which time it takes, of several the first; empty if its owner made it take none
 */
public record StoredEvent(String version, Optional<Interval> time) {

  /**
   * Checks that all parts are there.
   *
   * @param version which state of it this is
   * @param time which time it takes
   */
  public StoredEvent {
    requireNonNull(version, "version");
    requireNonNull(time, "time");
  }
}
