package io.slotcore.booking;

import static java.util.Objects.requireNonNull;

/**
 * Who comes, and what the caller keeps with the booking.
 *
 * @param attendee who comes
 * @param details for instance the answers to the event type's questions, in the caller's own form;
 *     kept as it is and never read; at most 65,536 characters
 */
public record Attendance(Attendee attendee, String details) {

  /** The longest details, in characters. */
  public static final int MAX_DETAILS = 65_536;

  /**
   * Checks the details.
   *
   * @param attendee who comes
   * @param details for instance the answers to the event type's questions, in the caller's own form
   * @throws IllegalArgumentException if the details are too long, or hold NUL or half a surrogate
   *     pair
   */
  public Attendance {
    requireNonNull(attendee, "attendee");
    Texts.check("details", details, MAX_DETAILS);
  }

  /**
   * Returns somebody who comes, without details.
   *
   * @param attendee who comes
   * @return the attendance
   */
  public static Attendance of(Attendee attendee) {
    return new Attendance(attendee, "");
  }
}
