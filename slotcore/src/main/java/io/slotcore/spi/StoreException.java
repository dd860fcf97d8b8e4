package io.slotcore.spi;

/** A store failed; what was asked for did not happen, or its outcome is not known. */
public class StoreException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final boolean retryable;

  /**
   * Makes the signal of a failure.
   *
   * @param message the operation that failed
   * @param retryable whether the same call may succeed later
   */
  public StoreException(String message, boolean retryable) {
    super(message);
    this.retryable = retryable;
  }

  /**
   * Makes the signal of a failure that something else caused.
   *
   * @param message the operation that failed
   * @param cause the driver's word
   * @param retryable whether the same call may succeed later
   */
  public StoreException(String message, Throwable cause, boolean retryable) {
    super(message, cause);
    this.retryable = retryable;
  }

  /**
   * Tells whether the same call may succeed later. With an idempotency key it is safe to try.
   *
   * @return true for collisions, time-outs and lost connections
   */
  public boolean isRetryable() {
    return retryable;
  }
}
