package io.slotcore.server.notifications;

/** Says that a mail was not taken, without naming its recipient. */
public final class MailException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final boolean retryable;

  MailException(String message, boolean retryable, Throwable cause) {
    super(message, cause);
    this.retryable = retryable;
  }

  /** Returns whether the same mail may be taken later: the server was unreachable or said so. */
  public boolean isRetryable() {
    return retryable;
  }
}
