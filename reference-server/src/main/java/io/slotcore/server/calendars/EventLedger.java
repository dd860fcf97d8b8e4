package io.slotcore.server.calendars;

import io.slotcore.slot.BookingId;
import java.time.Instant;
import java.util.Optional;

/** What is known of the events of bookings in one calendar. Thread-safe. */
interface EventLedger {

  /** How an event came to be what it is. */
  enum State {
    /** As we wrote it. */
    WRITTEN,
    /** Others had changed or deleted it, and it was written anew. */
    REWRITTEN,
    /** Its owner has it already, for instance by accepting the invitation; it is left to him. */
    THEIRS
  }

  /**
   * An event of a booking.
   *
   * @param version of the calendar; empty if it is not ours
   * @param bookingVersion of the booking that was written
   * @param difference what others made of it, if the booking is not the same
   */
  record Entry(
      Optional<String> version,
      long bookingVersion,
      State state,
      Optional<Difference> difference) {}

  /**
   * What others made of an event.
   *
   * @param version of the calendar; empty if the event was deleted
   * @param start where it is now; empty if it was deleted or takes no time
   * @param refusal why the booking cannot follow; empty if it was not asked to
   */
  record Difference(Optional<String> version, Optional<Instant> start, String refusal) {}

  Optional<Entry> entry(BookingId booking);

  void keep(BookingId booking, Entry entry);

  /** Forgets an event that is gone, or is not looked after any more. */
  void forget(BookingId booking);
}
