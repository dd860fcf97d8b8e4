package io.slotcore.ical.freebusy;

/** The text passes a limit of {@link ReadLimits}. */
public final class CalendarLimitException extends CalendarRefusedException {

  private static final long serialVersionUID = 1L;

  private final ReadLimit limit;
  private final long allowed;

  /**
   * Makes one.
   *
   * @param limit which limit
   * @param allowed its value
   * @param line where, from one
   * @param property the property's name, or empty
   */
  public CalendarLimitException(ReadLimit limit, long allowed, int line, String property) {
    super(line, property, "more than " + allowed + " " + limit);
    this.limit = limit;
    this.allowed = allowed;
  }

  /**
   * Returns which limit was passed.
   *
   * @return the limit
   */
  public ReadLimit limit() {
    return limit;
  }

  /**
   * Returns how much would have been read.
   *
   * @return the value of the limit
   */
  public long allowed() {
    return allowed;
  }
}
