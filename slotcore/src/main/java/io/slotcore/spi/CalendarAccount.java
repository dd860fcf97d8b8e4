package io.slotcore.spi;

import java.util.List;

/**
 * A connected account, which may have several calendars. Safe for use by several threads.
 *
 * <p>Every call asks the account itself, so that an answer says that the connection works. An
 * account that cannot be asked is a {@link CalendarException}, of which the {@linkplain
 * CalendarException#problem problem} says who can mend it: {@link CalendarException.Problem#DENIED}
 * its owner, by connecting it anew.
 */
public interface CalendarAccount {

  /**
   * Lists the calendars.
   *
   * @return those that hold events, in the account's order
   * @throws CalendarException if the account cannot be asked
   */
  List<CalendarInfo> calendars();
}
