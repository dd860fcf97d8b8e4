package io.slotcore.server.booking;

import io.slotcore.eventtype.Subject;
import io.slotcore.freebusy.FreeBusy;
import io.slotcore.time.Interval;
import java.util.Map;

/** What the connected calendars of hosts say. Thread-safe. */
public interface BusyTimes {

  /**
   * Tells what was read of the calendars lately, for a listing. Asks nobody.
   *
   * @param needed of which hosts, and for each the span that counts
   * @return by host; a host without connected calendars is left out
   * @throws CalendarUnavailableException if that is not known, and a host wants nothing to be
   *     offered then
   */
  Map<Subject, FreeBusy> known(String tenantId, Map<Subject, Interval> needed);

  /**
   * Asks the calendars, before a booking. Takes seconds if they are slow: never called while locks
   * are held.
   *
   * @param needed of which hosts, and for each the span that counts
   * @return by host; a host without connected calendars is left out
   * @throws CalendarUnavailableException if one cannot be asked, and its host wants nothing to be
   *     booked then
   */
  Map<Subject, FreeBusy> live(String tenantId, Map<Subject, Interval> needed);
}
