package io.slotcore.spi;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A calendar or a maker of meetings could not be asked, or its answer could not be used. What is
 * wrong is also the state of the connection, which its owner is shown.
 */
public class CalendarException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Problem problem;
  private final @Nullable Duration retryAfter;

  /**
   * Makes the signal of a failure.
   *
   * @param problem what is wrong
   * @param message the operation that failed, without secrets and personal data
   * @param cause the word of whoever noticed; null if nobody else did
   */
  public CalendarException(Problem problem, String message, @Nullable Throwable cause) {
    this(problem, message, cause, null);
  }

  /**
   * Makes the signal of a failure after which the calendar wants to be left alone for a while.
   *
   * @param problem what is wrong
   * @param message the operation that failed, without secrets and personal data
   * @param cause the word of whoever noticed; null if nobody else did
   * @param retryAfter how long not to ask again; null if the calendar did not say
   */
  public CalendarException(
      Problem problem, String message, @Nullable Throwable cause, @Nullable Duration retryAfter) {
    super(message, cause);
    this.problem = problem;
    this.retryAfter = retryAfter;
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

  /**
   * Tells how long the calendar wants to be left alone (Retry-After of RFC 9110, for instance).
   *
   * @return empty if it did not say
   */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
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
