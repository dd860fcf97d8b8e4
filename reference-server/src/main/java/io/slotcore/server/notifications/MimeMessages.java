package io.slotcore.server.notifications;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Date;

/**
 * Builds messages as calendars and mail programs expect them: text, HTML and the invitation as
 * alternatives, and the invitation once more as a file (RFC 6047, section 2.4).
 */
final class MimeMessages {

  private static final String UTF_8 = StandardCharsets.UTF_8.name();

  private final Session session;
  private final MailAddress from;
  private final MessageIds ids;
  private final InstantSource clock;

  MimeMessages(Session session, MailAddress from, InstantSource clock) {
    this.session = session;
    this.from = from;
    this.ids = new MessageIds(from.address().substring(from.address().indexOf('@') + 1));
    this.clock = clock;
  }

  MimeMessage of(Mail mail) throws MessagingException {
    MimeMessage message = new WithId(session, ids.of(mail));
    message.setFrom(internet(from));
    message.setRecipient(Message.RecipientType.TO, internet(mail.to()));
    if (mail.replyTo().isPresent()) {
      message.setReplyTo(new InternetAddress[] {internet(mail.replyTo().get())});
    }
    message.setSubject(mail.subject(), UTF_8);
    message.setSentDate(Date.from(clock.instant()));
    // Keeps out-of-office answers away (RFC 3834).
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setContent(content(mail));
    message.saveChanges();
    return message;
  }

  private static MimeMultipart content(Mail mail) throws MessagingException {
    MimeMultipart alternatives = new MimeMultipart("alternative");
    alternatives.addBodyPart(text(mail.text(), "plain"));
    alternatives.addBodyPart(text(mail.html(), "html"));
    if (mail.calendar().isEmpty()) {
      return alternatives;
    }
    Mail.Calendar calendar = mail.calendar().get();
    MimeBodyPart invitation = text(calendar.content(), "calendar");
    invitation.setHeader(
        "Content-Type", "text/calendar; charset=UTF-8; method=" + calendar.method());
    alternatives.addBodyPart(invitation);
    MimeBodyPart body = new MimeBodyPart();
    body.setContent(alternatives);
    MimeMultipart mixed = new MimeMultipart("mixed");
    mixed.addBodyPart(body);
    mixed.addBodyPart(file(calendar));
    return mixed;
  }

  private static MimeBodyPart file(Mail.Calendar calendar) throws MessagingException {
    MimeBodyPart file = text(calendar.content(), "calendar");
    file.setHeader("Content-Type", "application/ics; name=\"" + Mail.Calendar.FILE_NAME + "\"");
    file.setFileName(Mail.Calendar.FILE_NAME);
    file.setDisposition(Part.ATTACHMENT);
    return file;
  }

  private static MimeBodyPart text(String content, String subtype) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setText(content, UTF_8, subtype);
    // Lines of an invitation must arrive as they are, however long their UTF-8 is.
    part.setHeader("Content-Transfer-Encoding", "base64");
    return part;
  }

  private static InternetAddress internet(MailAddress address) throws MessagingException {
    try {
      return new InternetAddress(address.address(), address.name(), UTF_8);
    } catch (UnsupportedEncodingException e) {
      throw new MessagingException("every Java platform has UTF-8", e);
    }
  }

  /** A message that keeps the id it was given, where the library would make one at random. */
  private static final class WithId extends MimeMessage {

    private final String id;

    WithId(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}
