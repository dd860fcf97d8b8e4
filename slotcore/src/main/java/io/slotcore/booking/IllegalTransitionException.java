package io.slotcore.booking;

import io.slotcore.slot.BookingId;

/** The table of {@link Command} has no line for the booking's state, the command and the actor. */
public final class IllegalTransitionException extends BookingRefusedException {

  private static final long serialVersionUID = 1L;

  private final transient BookingId booking;
  private final BookingStatus status;
  private final Command command;

  /**
   * Makes the refusal of a command.
   *
   * @param booking the booking as it is
   * @param command what was to be done
   * @param actor who wanted to do it
   */
  public IllegalTransitionException(Booking booking, Command command, Actor actor) {
    super(
        String.format(
            "%s of booking %s, which is %s, is not possible for a %s",
            command, booking.id(), booking.status(), actor.role()));
    this.booking = booking.id();
    this.status = booking.status();
    this.command = command;
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
   * Returns the state in which the booking is.
   *
   * @return the state
   */
  public BookingStatus status() {
    return status;
  }

  /**
   * Returns what was to be done.
   *
   * @return the command
   */
  public Command command() {
    return command;
  }
}
