package io.slotcore.server.calendars;

/** What is done when the event of a booking was changed in its calendar. */
enum OnChange {
  /** Both stay as they are, and the host is shown the difference. */
  FLAG,
  /** The booking follows, if the decision allows it; or else as {@link #FLAG}. */
  FOLLOW,
  /** The event is written anew, as the booking is. */
  RESTORE
}
