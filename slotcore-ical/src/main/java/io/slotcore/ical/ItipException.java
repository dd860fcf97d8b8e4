package io.slotcore.ical;

/**
 * A message cannot be read. The text of the error says in which line, counted from one as they were
 * sent, and at which property; it never quotes a value, which may be personal.
 */
public final class ItipException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int line;
  private final String property;

  ItipException(int line, String property, String problem) {
    super("line " + line + ": " + property + " " + problem);
    this.line = line;
    this.property = property;
  }

  /** {@return in which line of the text, from one on} */
  public int line() {
    return line;
  }

  /** {@return at which property or component; "text" if it is about the whole} */
  public String property() {
    return property;
  }
}
