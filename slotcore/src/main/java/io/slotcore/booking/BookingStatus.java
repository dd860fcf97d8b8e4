package io.slotcore.booking;

/** The states of a booking. */
public enum BookingStatus {
  /** Taken for a while, until the form is filled in. */
  HELD(true),
  /** Taken, and certain. */
  CONFIRMED(true),
  /** Given up by its booker, its host, or the holder. */
  CANCELLED(false),
  /** Not confirmed in time. */
  EXPIRED(false);

  private final boolean active;

  BookingStatus(boolean active) {
    this.active = active;
  }

  /**
   * Tells whether a booking in this state takes time and counts for limits, unless it has expired.
   *
   * @return true for held and confirmed bookings
   */
  public boolean isActive() {
    return active;
  }
}
