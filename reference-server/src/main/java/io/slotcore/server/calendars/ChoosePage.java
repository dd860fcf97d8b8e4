package io.slotcore.server.calendars;

import java.util.List;

/**
 * The choice of what the calendars of a connection are used for.
 *
 * @param onChange what is done when events of bookings were changed by others
 * @param fresh whether nothing was chosen yet
 * @param writes whether there is a calendar that bookings can be written into
 */
public record ChoosePage(
    CalendarsPage.Connection connection,
    String whenBroken,
    String onChange,
    boolean fresh,
    boolean writes) {

  /** Returns the calendars. */
  public List<CalendarsPage.Line> calendars() {
    return connection.calendars();
  }
}
