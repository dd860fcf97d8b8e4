package io.slotcore.ical.internal.event;

import io.slotcore.ical.internal.zone.CalendarZone;
import io.slotcore.ical.internal.zone.TimeZones;
import java.time.DateTimeException;
import java.time.ZoneOffset;

/**
 * A date or a time of a zone.
 *
 * @param local seconds since 1970-01-01T00:00 in the zone
 * @param isDate whether it is a date
 * @param zone the zone; for a date the one in which its day is meant
 */
record Moment(long local, boolean isDate, CalendarZone zone) {

  private static final CalendarZone UTC = CalendarZone.of("UTC", ZoneOffset.UTC.getRules());

  /**
   * Reads one.
   *
   * @param raw where the zone and the type are
   * @param value the date or time
   * @param floating the zone of times that name none
   * @throws DateTimeException if the value is neither
   */
  static Moment read(RawProperty raw, String value, CalendarZone floating, TimeZones zones) {
    // Outlook was seen to give dates a time, and others forget VALUE=DATE.
    if (value.length() == 8 || raw.type().equals("DATE")) {
      return new Moment(Values.date(value), true, floating);
    }
    long local = Values.dateTime(value);
    if (Values.isUtc(value)) {
      return new Moment(local, false, UTC);
    }
    return new Moment(local, false, raw.zone().map(zones::named).orElse(floating));
  }

  long instant() {
    return zone.instant(local);
  }

  /** Returns the number of its date, in its own zone. */
  long day() {
    return Math.floorDiv(local, Values.DAY_SECONDS);
  }
}
