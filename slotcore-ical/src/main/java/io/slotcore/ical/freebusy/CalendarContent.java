package io.slotcore.ical.freebusy;

import static java.util.Objects.requireNonNull;

import io.slotcore.freebusy.FreeBusy;
import java.util.List;

/**
 * What a calendar says about a window.
 *
 * @param freeBusy all periods that overlap the window, not cut at its bounds; the source of each is
 *     the event's UID. Time that is free is not in it.
 * @param findings what could not be read as it stands, in the order of the text; the first hundred.
 *     Events that cannot touch the window are not looked at closely enough to find anything.
 */
public record CalendarContent(FreeBusy freeBusy, List<Finding> findings) {

  /**
   * Checks that all parts are there.
   *
   * @param freeBusy all periods that overlap the window
   * @param findings what could not be read as it stands
   */
  public CalendarContent {
    requireNonNull(freeBusy, "freeBusy");
    findings = List.copyOf(findings);
  }
}
