package io.slotcore.ical.internal.recurrence;

/** A rule that cannot be read. */
public final class RuleFormatException extends Exception {

  private static final long serialVersionUID = 1L;

  RuleFormatException(String message) {
    super(message);
  }
}
