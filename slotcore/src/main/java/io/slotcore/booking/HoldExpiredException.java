package io.slotcore.booking;

import io.slotcore.slot.BookingId;

/** A hold was to be used after its end (BS-05). */
public final class HoldExpiredException extends BookingRefusedException {

  private static final long serialVersionUID = 1L;

  private final transient Booking hold;

  /**
   * Makes the refusal of a hold.
   *
   * @param hold the hold whose time has passed
   */
  public HoldExpiredException(Booking hold) {
    super("hold " + hold.id() + " expired at " + hold.activeUntil());
    this.hold = hold;
  }

  /**
   * Returns the hold.
   *
   * @return its id
   */
  public BookingId hold() {
    return hold.id();
  }
}
