package io.slotcore.ical.internal.event;

/** A property of an event that cannot be read. */
final class UnreadableException extends Exception {

  private static final long serialVersionUID = 1L;

  private final int line;
  private final String property;

  UnreadableException(int line, String property, String message) {
    super(message);
    this.line = line;
    this.property = property;
  }

  int line() {
    return line;
  }

  String property() {
    return property;
  }
}
