package io.slotcore.booking;

import io.slotcore.slot.BookingId;

/** The booking was changed since the caller read it (BS-09). */
public final class StaleVersionException extends BookingRefusedException {

  private static final long serialVersionUID = 1L;

  private final transient BookingId booking;
  private final long expected;
  private final long actual;

  /**
   * Makes the refusal of a version.
   *
   * @param booking the booking as it is
   * @param expected the version that the caller had read
   */
  public StaleVersionException(Booking booking, long expected) {
    super("booking " + booking.id() + " is at version " + booking.version() + ", not " + expected);
    this.booking = booking.id();
    this.expected = expected;
    this.actual = booking.version();
  }

  /**
   * Returns what was to be changed.
   *
   * @return the booking's id
   */
  public BookingId booking() {
    return booking;
  }

  /**
   * Returns the version that the caller had read.
   *
   * @return the expected version
   */
  public long expected() {
    return expected;
  }

  /**
   * Returns the version that the booking has.
   *
   * @return the actual version
   */
  public long actual() {
    return actual;
  }
}
