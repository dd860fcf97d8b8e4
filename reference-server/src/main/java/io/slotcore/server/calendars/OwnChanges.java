package io.slotcore.server.calendars;

import java.util.Set;

/** Hears that events of our bookings were changed in a calendar, by whomever. Thread-safe. */
interface OwnChanges {

  /**
   * Looks at some events.
   *
   * @param uids of events that were added, changed or deleted
   * @throws io.slotcore.spi.CalendarException if the calendar could not be read or written: the
   *     same has to be told again
   */
  void changed(ConnectedCalendar calendar, Set<String> uids);

  /**
   * Looks at all events of bookings to come, as nobody knows what was changed.
   *
   * @throws io.slotcore.spi.CalendarException if the calendar could not be read or written
   */
  void unknown(ConnectedCalendar calendar);
}
