package io.slotcore.booking;

/** An idempotency key was used before with another request (BS-07). */
public final class IdempotencyMismatchException extends BookingRefusedException {

  private static final long serialVersionUID = 1L;

  private final String key;

  /**
   * Makes the refusal of a key.
   *
   * @param idempotency the key with the new request
   */
  public IdempotencyMismatchException(Idempotency idempotency) {
    super(
        String.format(
            "idempotency key '%s' was used for another %s",
            idempotency.key(), idempotency.operation()));
    this.key = idempotency.key();
  }

  /**
   * Returns the key.
   *
   * @return as the caller gave it
   */
  public String key() {
    return key;
  }
}
