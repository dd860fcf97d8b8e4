package io.slotcore.outlook;

import java.io.IOException;

/** An answer came, but it is not whole, or too much. */
final class BrokenAnswerException extends IOException {

  private static final long serialVersionUID = 1L;

  BrokenAnswerException(String message) {
    super(message);
  }
}
