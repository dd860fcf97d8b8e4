package io.slotcore.server.notifications;

import java.util.Optional;

/**
 * One mail to one person.
 *
 * @param tenantId whose mail it is
 * @param idempotencyId tells repeats: the same one gives the same {@code Message-ID}
 * @param subject line breaks and other control characters become spaces
 * @param text the mail for programs that show no HTML; also what is read aloud
 * @param html a whole document; whatever people typed is escaped in it
 */
public record Mail(
    String tenantId,
    String idempotencyId,
    MailAddress to,
    Optional<MailAddress> replyTo,
    String subject,
    String text,
    String html,
    Optional<Calendar> calendar) {

  /**
   * The invitation that goes with it, as a part that calendars act on and as a file.
   *
   * @param method the iTIP method, such as {@code REQUEST} or {@code CANCEL}
   * @param content the iCalendar object
   */
  public record Calendar(String method, String content) {

    /** The name of the attached file. */
    public static final String FILE_NAME = "invite.ics";

    /** Checks the method, which becomes a parameter of a header. */
    public Calendar {
      if (!method.matches("[A-Z]{1,20}")) {
        throw new IllegalArgumentException(
            "method (%s) must be an iTIP method such as REQUEST".formatted(method));
      }
    }
  }

  /** Cleans the subject. */
  public Mail {
    subject = OneLine.of(subject);
  }

  /** Returns a mail without a reply address and an invitation. */
  public static Mail of(String tenantId, String idempotencyId, MailAddress to, MailBody body) {
    return new Mail(
        tenantId,
        idempotencyId,
        to,
        Optional.empty(),
        body.subject(),
        body.text(),
        body.html(),
        Optional.empty());
  }

  /** Returns this mail with an address for answers. */
  public Mail withReplyTo(MailAddress address) {
    return new Mail(
        tenantId, idempotencyId, to, Optional.of(address), subject, text, html, calendar);
  }

  /** Returns this mail with an invitation. */
  public Mail withCalendar(Calendar invitation) {
    return new Mail(
        tenantId, idempotencyId, to, replyTo, subject, text, html, Optional.of(invitation));
  }
}
