package io.slotcore.ical.freebusy;

/** The text is no iCalendar object, or ends too early, or is of another version (RFC 5545, 3.4). */
public final class CalendarFormatException extends CalendarRefusedException {

  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param line where, from one
   * @param property the property's name, or empty
   * @param message what is wrong
   */
  public CalendarFormatException(int line, String property, String message) {
    super(line, property, message);
  }
}
