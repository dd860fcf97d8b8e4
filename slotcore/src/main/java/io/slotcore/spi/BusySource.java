package io.slotcore.spi;

import io.slotcore.freebusy.FreeBusy;
import io.slotcore.time.Interval;

/**
 * Asks one calendar when its owner is busy. Safe for use by several threads.
 *
 * <p>Each call asks the calendar itself; what an older answer is still good for is the caller's to
 * decide, by a {@link BusyPolicy}. Never called while locks are held.
 *
 * <p>BU-01: every period of which a part lies in the window is told, and none that lies outside.
 *
 * <p>BU-02: {@link FreeBusy#asOf} is no earlier than the call and no later than its return.
 *
 * <p>BU-03: events that SlotCore has written itself are never told.
 *
 * <p>BU-04: a calendar that cannot be asked, or whose answer cannot be understood, is a {@link
 * CalendarException} and never an answer without periods.
 */
public interface BusySource {

  /**
   * Tells what takes time in a window (BU-01 to BU-03).
   *
   * @param window which span of time; not empty
   * @return in any order; the periods may overlap, and reach beyond the window
   * @throws CalendarException if there is no whole answer (BU-04); it says whether a retry can help
   */
  FreeBusy busy(Interval window);
}
