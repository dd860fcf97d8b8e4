package io.slotcore.server.notifications;

import jakarta.mail.Authenticator;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/** Hands mail to a mail server. Thread-safe; each mail has a connection of its own. */
public final class SmtpMailer implements Mailer {

  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final int FIRST_PERMANENT = 500;

  private final Session session;
  private final MimeMessages messages;

  /** Takes the mail server and the clock that dates the mails. */
  public SmtpMailer(SmtpOptions options, InstantSource clock) {
    this.session = session(options);
    this.messages = new MimeMessages(session, options.from(), clock);
  }

  private static Session session(SmtpOptions options) {
    Properties properties = new Properties();
    String timeout = Long.toString(TIMEOUT.toMillis());
    properties.put("mail.transport.protocol", "smtp");
    properties.put("mail.smtp.host", options.host());
    properties.put("mail.smtp.port", Integer.toString(options.port()));
    properties.put("mail.smtp.connectiontimeout", timeout);
    properties.put("mail.smtp.timeout", timeout);
    properties.put("mail.smtp.writetimeout", timeout);
    properties.put("mail.smtp.auth", Boolean.toString(options.user().isPresent()));
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    properties.put("mail.smtp.allowutf8", "true");
    switch (options.security()) {
      case NONE -> {}
      case STARTTLS -> {
        properties.put("mail.smtp.starttls.enable", "true");
        // Without this a server, or somebody between, could make us send the password in the clear.
        properties.put("mail.smtp.starttls.required", "true");
      }
      case TLS -> properties.put("mail.smtp.ssl.enable", "true");
    }
    return Session.getInstance(properties, authenticator(options));
  }

  private static Authenticator authenticator(SmtpOptions options) {
    return new Authenticator() {
      @Override
      protected PasswordAuthentication getPasswordAuthentication() {
        return new PasswordAuthentication(options.user().orElse(""), options.password().orElse(""));
      }
    };
  }

  @Override
  public void send(Mail mail) {
    try (Transport transport = session.getTransport()) {
      MimeMessage message = messages.of(mail);
      transport.connect();
      transport.sendMessage(message, message.getAllRecipients());
    } catch (MessagingException e) {
      boolean retryable = isRetryable(e);
      throw new MailException(
          "mail %s was not taken by the mail server; a retry %s help"
              .formatted(mail.idempotencyId(), retryable ? "may" : "cannot"),
          retryable,
          e);
    }
  }

  /** A refusal of 500 and above is final (RFC 5321, section 4.2.1); all else may pass. */
  private static boolean isRetryable(MessagingException exception) {
    for (Exception e = exception; e != null; e = next(e)) {
      int code =
          e instanceof SMTPAddressFailedException address
              ? address.getReturnCode()
              : e instanceof SMTPSendFailedException send
                  ? send.getReturnCode()
                  : e instanceof SMTPSenderFailedException sender ? sender.getReturnCode() : 0;
      if (code >= FIRST_PERMANENT) {
        return false;
      }
    }
    return !(exception instanceof SendFailedException failed)
        || failed.getInvalidAddresses() == null
        || failed.getInvalidAddresses().length == 0;
  }

  private static @Nullable Exception next(Exception e) {
    return e instanceof MessagingException messaging ? messaging.getNextException() : null;
  }
}
