package io.slotcore.ical.internal.event;

import io.slotcore.ical.internal.zone.CalendarZone;
import java.util.HashSet;
import java.util.Set;

/**
 * Occurrences of a series that do not take place, or at another time. A date leaves out all that
 * start on it; in a series of whole days, times leave out their day.
 */
final class Exclusions {

  private final Moment seriesStart;
  private final Set<Long> instants = new HashSet<>();
  private final Set<Long> days = new HashSet<>();

  Exclusions(Moment seriesStart) {
    this.seriesStart = seriesStart;
  }

  void add(Moment moment) {
    if (seriesStart.isDate()) {
      days.add(dayOf(moment));
    } else if (moment.isDate()) {
      days.add(moment.day());
    } else {
      instants.add(moment.instant());
    }
  }

  /** A time of another zone that is no midnight there means the day that it falls on here. */
  private long dayOf(Moment moment) {
    CalendarZone here = seriesStart.zone();
    boolean isMidnight = Math.floorMod(moment.local(), Values.DAY_SECONDS) == 0;
    return isMidnight || moment.isDate()
        ? moment.day()
        : Math.floorDiv(here.local(moment.instant()), Values.DAY_SECONDS);
  }

  boolean contain(long local) {
    return contain(local, seriesStart.zone().instant(local));
  }

  boolean contain(long local, long instant) {
    return days.contains(Math.floorDiv(local, Values.DAY_SECONDS)) || instants.contains(instant);
  }
}
