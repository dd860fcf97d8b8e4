package io.slotcore.spi;

import static java.util.Objects.requireNonNull;

import io.slotcore.slot.BookingId;

/**
 * What is kept with an idempotency key.
 *
 * @param key the scoped key
 * @param requestHash tells requests apart
 * @param booking what the first success made or changed
 * @param answer the answer to the first success, in the caller's own form
 */
public record StoredAnswer(
    IdempotencyKey key, String requestHash, BookingId booking, String answer) {

  /**
   * Checks that all parts are there.
   *
   * @param key the scoped key
   * @param requestHash tells requests apart
   * @param booking what the first success made or changed
   * @param answer the answer to the first success, in the caller's own form
   */
  public StoredAnswer {
    requireNonNull(key, "key");
    requireNonNull(requestHash, "requestHash");
    requireNonNull(booking, "booking");
    requireNonNull(answer, "answer");
  }
}
