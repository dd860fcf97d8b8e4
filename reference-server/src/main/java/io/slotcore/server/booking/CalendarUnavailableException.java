package io.slotcore.server.booking;

import io.slotcore.server.web.ProblemException;
import io.slotcore.server.web.ProblemType;

/** A calendar of a host cannot be asked, so that nobody knows which times are free. */
public final class CalendarUnavailableException extends ProblemException {

  private static final long serialVersionUID = 1L;

  /** Makes the signal; what is wrong is told to the host, on his page. */
  public CalendarUnavailableException() {
    super(
        ProblemType.CALENDAR_UNAVAILABLE,
        "a calendar of the host cannot be asked just now; nothing was changed, try again later");
  }
}
