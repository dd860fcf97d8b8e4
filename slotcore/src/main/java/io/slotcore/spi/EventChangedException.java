package io.slotcore.spi;

/**
 * An event is not what it was when it was last seen; the call has changed nothing. {@linkplain
 * CalendarWriter#find Read} it and decide again.
 */
public final class EventChangedException extends CalendarException {

  private static final long serialVersionUID = 1L;

  private final String uid;

  /**
   * Makes the signal.
   *
   * @param uid of the event
   */
  public EventChangedException(String uid) {
    super(Problem.CHANGED, "event " + uid + " was changed or deleted meanwhile", null);
    this.uid = uid;
  }

  /**
   * Tells which event it is.
   *
   * @return its UID
   */
  public String uid() {
    return uid;
  }
}
