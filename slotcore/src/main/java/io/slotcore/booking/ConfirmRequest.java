package io.slotcore.booking;

import static java.util.Objects.requireNonNull;

import io.slotcore.eventtype.Subject;
import io.slotcore.freebusy.FreeBusy;
import io.slotcore.slot.BookingId;
import java.util.Map;

/**
 * Asks to make a booking of a hold.
 *
 * @param hold the hold
 * @param attendance who comes
 * @param busy what the hosts' calendars say now, by host; all of it counts, so that periods which
 *     the event type does not count are left out ({@link FreeBusy#only})
 */
public record ConfirmRequest(BookingId hold, Attendance attendance, Map<Subject, FreeBusy> busy) {

  /**
   * Copies the map.
   *
   * @param hold the hold
   * @param attendance who comes
   * @param busy what the hosts' calendars say now, by host
   */
  public ConfirmRequest {
    requireNonNull(hold, "hold");
    requireNonNull(attendance, "attendance");
    busy = Map.copyOf(busy);
  }

  /**
   * Asks to confirm a hold of hosts without connected calendars.
   *
   * @param hold the hold
   * @param attendance who comes
   * @return the request
   */
  public static ConfirmRequest of(BookingId hold, Attendance attendance) {
    return new ConfirmRequest(hold, attendance, Map.of());
  }
}
