package io.slotcore.spi;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A channel by which a calendar calls.
 *
 * @param id which the calls bear
 * @param reference what else the calendar needs to find it; may be empty
 * @param end when it ends by itself
 */
public record PushChannel(String id, String reference, Instant end) {

  /**
   * Checks that all parts are there.
   *
   * @param id which the calls bear
   * @param reference what else the calendar needs to find it
   * @param end when it ends by itself
   */
  public PushChannel {
    requireNonNull(id, "id");
    requireNonNull(reference, "reference");
    requireNonNull(end, "end");
  }
}
