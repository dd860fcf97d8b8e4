package io.slotcore.ical.freebusy;

/**
 * One event cannot be understood, so that nobody knows when its owner is busy.
 *
 * @see CalendarReader.Builder#skipUnreadable()
 */
public final class UnreadableEventException extends CalendarRefusedException {

  private static final long serialVersionUID = 1L;

  private final transient Finding finding;

  /**
   * Makes one.
   *
   * @param finding what cannot be read
   */
  public UnreadableEventException(Finding finding) {
    super(finding.line(), finding.property(), finding.problem());
    this.finding = finding;
  }

  /**
   * Returns what cannot be read.
   *
   * @return the event's UID, the line and the property
   */
  public Finding finding() {
    return finding;
  }
}
