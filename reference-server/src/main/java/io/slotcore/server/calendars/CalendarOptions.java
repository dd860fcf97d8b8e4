package io.slotcore.server.calendars;

import io.slotcore.ical.http.AddressRange;
import java.time.Duration;
import java.util.List;

/**
 * What the operator sets about calendars.
 *
 * @param pause how long after its last reading a calendar is read again
 * @param allowed networks in which calendars are opened though they are not public
 */
public record CalendarOptions(Duration pause, List<AddressRange> allowed) {

  private static final int FRESH_PAUSES = 3;

  /** Copies the list. */
  public CalendarOptions {
    allowed = List.copyOf(allowed);
  }

  /** Returns how old a reading may be for a listing: two may fail. */
  Duration freshness() {
    return pause.multipliedBy(FRESH_PAUSES);
  }
}
