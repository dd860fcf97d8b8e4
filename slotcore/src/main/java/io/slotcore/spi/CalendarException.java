package io.slotcore.spi;

import org.jspecify.annotations.Nullable;

/** A calendar could not be asked, or its answer could not be used. */
public class CalendarException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Problem problem;

  /**
   * Makes the signal of a failure.
   *
   * @param problem what is wrong
   * @param message the operation that failed, without secrets and personal data
   * @param cause the word of whoever noticed; null if nobody else did
   */
  public CalendarException(Problem problem, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.problem = problem;
  }

  /**
   * Tells what is wrong.
   *
   * @return the kind of problem
   */
  public Problem problem() {
    return problem;
  }

  /**
   * Tells whether the same call may succeed later, without anybody changing a setting.
   *
   * @return true if the calendar is {@link Problem#UNREACHABLE}
   */
  public boolean isRetryable() {
    return problem == Problem.UNREACHABLE;
  }

  /** What is wrong with a calendar. */
  public enum Problem {
    /** Nobody answers in time, or the answer is that it does not work just now. */
    UNREACHABLE,
    /** The credentials do not count, or do not allow this. */
    DENIED,
    /** There is no such calendar. */
    MISSING,
    /** The address is one that must not be opened. */
    REFUSED,
    /** The answer is not what it should be, or too much. */
    UNREADABLE,
    /** The event is not what it was when it was last seen. */
    CHANGED
  }
}
