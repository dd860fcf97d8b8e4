package io.slotcore.server.calendars;

import io.slotcore.slot.BookingId;
import io.slotcore.spi.CalendarEvent;
import io.slotcore.time.Interval;
import java.util.Optional;

/** The bookings whose events are in calendars, and what their host can do by them. Thread-safe. */
interface SyncedBookings {

  /**
   * A booking as its calendar should have it.
   *
   * @param event empty if it does not take place, or not any more
   */
  record Synced(BookingId id, long version, Optional<CalendarEvent> event) {}

  /** Returns a booking; empty if there never was one. */
  Optional<Synced> find(BookingId id);

  /**
   * Moves a booking to where its host has moved its event, if the decision allows it.
   *
   * @param seen the booking as it was compared with the event
   * @return why it cannot be moved, as a stable code; empty if it was
   */
  Optional<String> move(Synced seen, Interval time);

  /**
   * Cancels a booking whose event its host has deleted.
   *
   * @param seen the booking as it was compared with the event
   * @return why it cannot be cancelled, as a stable code; empty if it was
   */
  Optional<String> cancel(Synced seen);
}
