package io.slotcore.ical.http;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A call was refused, broke off or passed a limit. The message bears no secrets. */
public final class HttpCallException extends IOException {

  private static final long serialVersionUID = 1L;

  private final Kind kind;

  HttpCallException(Kind kind, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /**
   * Tells what went wrong.
   *
   * @return the kind of failure
   */
  public Kind kind() {
    return kind;
  }

  /** What went wrong with a call. */
  public enum Kind {
    /** The address must not be opened; no connection to it was. */
    REFUSED,
    /** Nobody answers at the address, or the connection broke off. */
    UNREACHABLE,
    /** The call took too long. */
    TIMED_OUT,
    /** The answer is larger than allowed. */
    TOO_LARGE,
    /** The call was sent elsewhere too often, or to where it must not go. */
    REDIRECTED,
    /** The answer is not proper HTTP. */
    MALFORMED
  }
}
