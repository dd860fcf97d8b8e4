package io.slotcore.gcal;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** An answer came, but it is not whole, or too much. */
final class BrokenAnswerException extends IOException {

  private static final long serialVersionUID = 1L;

  BrokenAnswerException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
