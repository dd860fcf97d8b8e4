package io.slotcore.booking;

import io.slotcore.slot.BookingId;

/** The tenant has no booking of this id. */
public final class BookingNotFoundException extends BookingRefusedException {

  private static final long serialVersionUID = 1L;

  private final transient BookingId booking;

  /**
   * Makes the refusal of an id.
   *
   * @param booking the id that was not found
   */
  public BookingNotFoundException(BookingId booking) {
    super("there is no booking " + booking);
    this.booking = booking;
  }

  /**
   * Returns what was asked for.
   *
   * @return the id
   */
  public BookingId booking() {
    return booking;
  }
}
