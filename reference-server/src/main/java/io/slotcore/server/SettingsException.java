package io.slotcore.server;

/** Says which setting is wrong, what it holds unless it is a secret, and what to set instead. */
public final class SettingsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  SettingsException(String message) {
    super(message);
  }
}
