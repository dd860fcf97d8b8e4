package io.slotcore.spi;

/** A transaction collided with another one; run again, it meets the other one's result. */
public final class ConcurrentChangeException extends StoreException {

  private static final long serialVersionUID = 1L;

  /**
   * Makes the signal of a collision.
   *
   * @param message what collided
   */
  public ConcurrentChangeException(String message) {
    super(message, true);
  }

  /**
   * Makes the signal of a collision that the database named.
   *
   * @param message what collided
   * @param cause the driver's word
   */
  public ConcurrentChangeException(String message, Throwable cause) {
    super(message, cause, true);
  }
}
