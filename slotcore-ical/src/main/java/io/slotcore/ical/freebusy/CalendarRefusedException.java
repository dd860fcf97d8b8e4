package io.slotcore.ical.freebusy;

/**
 * A calendar's text was refused as a whole: nothing is known about when its owner is busy.
 *
 * <p>Reading the same text again does not help.
 */
public abstract sealed class CalendarRefusedException extends RuntimeException
    permits CalendarFormatException, CalendarLimitException, UnreadableEventException {

  private static final long serialVersionUID = 1L;

  private final int line;
  private final String property;

  CalendarRefusedException(int line, String property, String message) {
    super("line " + line + (property.isEmpty() ? "" : ", " + property) + ": " + message);
    this.line = line;
    this.property = property;
  }

  /**
   * Returns where in the text.
   *
   * @return the number of the line, before unfolding, from one
   */
  public int line() {
    return line;
  }

  /**
   * Returns which property it is about.
   *
   * @return its name in capitals; empty if it is about no property
   */
  public String property() {
    return property;
  }
}
