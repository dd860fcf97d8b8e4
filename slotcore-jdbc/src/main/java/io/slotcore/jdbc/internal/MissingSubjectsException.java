package io.slotcore.jdbc.internal;

import java.util.List;

/** Subjects that nobody has decided on before have no rows to lock yet. */
public final class MissingSubjectsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<String> subjects;

  MissingSubjectsException(List<String> subjects) {
    super("no lock rows for some of " + subjects);
    this.subjects = List.copyOf(subjects);
  }

  /**
   * Returns all that were to be locked.
   *
   * @return in order, those with rows among them
   */
  public List<String> subjects() {
    return subjects;
  }
}
