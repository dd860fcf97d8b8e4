package io.slotcore.server.notifications;

/**
 * Takes mail to its reader, or to the next server on the way.
 *
 * <p>ML-01: once {@link #send} has returned, the mail is with somebody who keeps it.
 *
 * <p>ML-02: sending again under the same idempotency id gives the same {@code Message-ID}, so that
 * a repeat after a crash can be told; the mailbox keeps one of them.
 *
 * <p>ML-03: nothing in a mail can add a header or a recipient.
 */
@FunctionalInterface
public interface Mailer {

  /**
   * Sends a mail.
   *
   * @throws MailException if it was not taken; it says whether a retry can help
   */
  void send(Mail mail);
}
