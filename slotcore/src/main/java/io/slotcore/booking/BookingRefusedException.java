package io.slotcore.booking;

/**
 * A command was refused by the domain; nothing was changed (BS-04).
 *
 * <p>Each member of the family carries what it is about, so that nobody needs to read messages.
 */
public abstract sealed class BookingRefusedException extends RuntimeException
    permits SlotRefusedException,
        SeriesRefusedException,
        HoldExpiredException,
        HoldMismatchException,
        BookingNotFoundException,
        StaleVersionException,
        IllegalTransitionException,
        ChangeRefusedException,
        IdempotencyMismatchException {

  private static final long serialVersionUID = 1L;

  BookingRefusedException(String message) {
    super(message);
  }
}
