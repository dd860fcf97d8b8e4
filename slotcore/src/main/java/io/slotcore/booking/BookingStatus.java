package io.slotcore.booking;

/** The states of a booking. {@link Command} tells how they follow one another. */
public enum BookingStatus {
  /** Taken for a while, until the form is filled in. */
  HELD(true),
  /** Taken until the host has approved or declined it, or has let the time for that pass. */
  PENDING_APPROVAL(true),
  /** Taken until it is paid for, or the time for that has passed. */
  PENDING_PAYMENT(true),
  /** Taken, and certain. */
  CONFIRMED(true),
  /** It took place. */
  COMPLETED(true),
  /** Its booker did not come. */
  NO_SHOW(true),
  /** Given up by its booker, its host, or the holder. */
  CANCELLED(false),
  /** Declined by its host, or because he did not approve it in time. */
  DECLINED(false),
  /** Not confirmed or not paid in time. */
  EXPIRED(false);

  private final boolean active;

  BookingStatus(boolean active) {
    this.active = active;
  }

  /**
   * Tells whether a booking in this state takes time and counts for limits, unless it has expired.
   *
   * @return false for cancelled, declined and expired bookings
   */
  public boolean isActive() {
    return active;
  }

  /**
   * Tells whether a booking in this state waits for something, and expires if it does not come.
   *
   * @return true for holds and for what is to be approved or paid
   */
  public boolean isPending() {
    return this == HELD || this == PENDING_APPROVAL || this == PENDING_PAYMENT;
  }
}
