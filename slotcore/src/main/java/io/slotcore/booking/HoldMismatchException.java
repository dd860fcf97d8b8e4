package io.slotcore.booking;

import io.slotcore.slot.BookingId;

/**
 * A hold was to be used for something that it was not made for: to move another booking, or to
 * another start or event type; to make a booking although it is to move one; or a second time.
 */
public final class HoldMismatchException extends BookingRefusedException {

  private static final long serialVersionUID = 1L;

  private final transient BookingId hold;
  private final BookingStatus status;
  private final Command command;

  /**
   * Makes the refusal of a hold.
   *
   * @param hold the hold as it is
   * @param command what it was to be used for
   */
  public HoldMismatchException(Booking hold, Command command) {
    super(
        String.format(
            "hold %s of %s, which is %s, is not for this %s",
            hold.id(), hold.start(), hold.status(), command));
    this.hold = hold.id();
    this.status = hold.status();
    this.command = command;
  }

  /**
   * Returns the hold.
   *
   * @return its id
   */
  public BookingId hold() {
    return hold;
  }

  /**
   * Returns the state in which the hold is.
   *
   * @return {@link BookingStatus#HELD} if it can still be used for what it was made for
   */
  public BookingStatus status() {
    return status;
  }

  /**
   * Returns what the hold was to be used for.
   *
   * @return to confirm or to move
   */
  public Command command() {
    return command;
  }
}
