package io.slotcore.booking;

import io.slotcore.eventtype.ChangePolicy;
import io.slotcore.slot.BookingId;
import java.time.Instant;

/** A booking cannot be changed at this time: not any more, by its policy, or not yet. */
public final class ChangeRefusedException extends BookingRefusedException {

  private static final long serialVersionUID = 1L;

  private final transient BookingId booking;
  private final Cause why;

  /** What stands against the change. */
  public enum Cause {
    /** The cut-off before the start has passed. */
    TOO_LATE,
    /** The booking was moved as often as is possible. */
    TOO_MANY_RESCHEDULES,
    /** The booking has not started yet, or not ended. */
    TOO_EARLY
  }

  private ChangeRefusedException(BookingId booking, Cause why, String message) {
    super(message);
    this.booking = booking;
    this.why = why;
  }

  static ChangeRefusedException tooLate(Booking booking, ChangePolicy policy) {
    Instant last = booking.start().minus(policy.cutOff());
    return new ChangeRefusedException(
        booking.id(),
        Cause.TOO_LATE,
        "booking " + booking.id() + " could be changed until " + last);
  }

  static ChangeRefusedException tooEarly(Booking booking, Command command, Instant first) {
    return new ChangeRefusedException(
        booking.id(),
        Cause.TOO_EARLY,
        command + " of " + booking.id() + " is possible from " + first);
  }

  static ChangeRefusedException tooMany(Booking booking, ChangePolicy policy) {
    return new ChangeRefusedException(
        booking.id(),
        Cause.TOO_MANY_RESCHEDULES,
        "booking " + booking.id() + " may be moved " + policy.maxReschedules() + " times");
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
   * Returns what the policy forbids.
   *
   * @return the cause
   */
  public Cause why() {
    return why;
  }
}
