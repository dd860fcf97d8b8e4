package io.slotcore.server.notifications;

import java.util.Optional;

/**
 * A mail server and how to log in to it; the text form never shows the password.
 *
 * @param from the sender of every mail
 */
public record SmtpOptions(
    String host,
    int port,
    Optional<String> user,
    Optional<String> password,
    Security security,
    MailAddress from) {

  /** How the connection is encrypted. */
  public enum Security {
    /** Not at all: for a relay on the same machine. */
    NONE,
    /** After STARTTLS, which the server must offer. */
    STARTTLS,
    /** From the first byte. */
    TLS
  }

  @Override
  public String toString() {
    return "SmtpOptions[%s:%d, %s, from %s]".formatted(host, port, security, from);
  }
}
