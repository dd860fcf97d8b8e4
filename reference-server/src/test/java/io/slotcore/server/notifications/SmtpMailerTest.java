package io.slotcore.server.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SmtpMailerTest {

  private static final Instant NOW = Instant.parse("2027-03-12T10:00:00Z");
  private static final String ICS =
      "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nSUMMARY:Zoë\r\nEND:VCALENDAR\r\n";

  private final GreenMail server = new GreenMail(smtp());

  private static ServerSetup smtp() {
    return ServerSetupTest.SMTP.dynamicPort();
  }

  @BeforeEach
  void start() {
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  private SmtpMailer mailer(SmtpOptions.Security security) {
    MailAddress from = new MailAddress("Meridian – Buchungen", "bookings@meridian.example");
    return new SmtpMailer(
        new SmtpOptions(
            "127.0.0.1",
            server.getSmtp().getPort(),
            Optional.empty(),
            Optional.empty(),
            security,
            from),
        () -> NOW);
  }

  private static Mail mail(String id) {
    return Mail.of(
            "t",
            id,
            new MailAddress("Zoë Ünal", "zoe@example.com"),
            new MailBody("Bestätigt: Gespräch", "Grüße", "<!doctype html><p>Grüße"))
        .withReplyTo(new MailAddress("Maya", "maya@meridian.example"))
        .withCalendar(new Mail.Calendar("REQUEST", ICS));
  }

  @Test
  void aMailHasTextHtmlAndTheInvitationTwice() throws Exception {
    mailer(SmtpOptions.Security.NONE).send(mail("1"));

    MimeMessage received = server.getReceivedMessages()[0];
    assertThat(received.getSubject()).isEqualTo("Bestätigt: Gespräch");
    assertThat(received.getAllRecipients()).hasSize(1);
    assertThat(received.getAllRecipients()[0])
        .hasToString("=?UTF-8?Q?Zo=C3=AB_=C3=9Cnal?= <zoe@example.com>");
    assertThat(received.getReplyTo()[0]).hasToString("Maya <maya@meridian.example>");
    assertThat(received.getSentDate()).isEqualTo(NOW);

    MimeMultipart mixed = (MimeMultipart) received.getContent();
    MimeMultipart alternatives = (MimeMultipart) mixed.getBodyPart(0).getContent();
    assertThat(alternatives.getContentType()).startsWith("multipart/alternative");
    assertThat(List.of(text(alternatives.getBodyPart(0)), text(alternatives.getBodyPart(1))))
        .containsExactly("Grüße", "<!doctype html><p>Grüße");
    assertThat(alternatives.getBodyPart(2).getContentType())
        .isEqualTo("text/calendar; charset=UTF-8; method=REQUEST");
    assertThat(text(alternatives.getBodyPart(2))).isEqualTo(ICS);
    assertThat(mixed.getBodyPart(1).getFileName()).isEqualTo("invite.ics");
    assertThat(text(mixed.getBodyPart(1))).isEqualTo(ICS);
  }

  private static String text(BodyPart part) throws Exception {
    return new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  @Test
  void ml02_sendingAgainGivesTheSameMessageId() throws Exception {
    SmtpMailer mailer = mailer(SmtpOptions.Security.NONE);
    mailer.send(mail("1"));
    mailer.send(mail("1"));
    mailer.send(mail("2"));

    MimeMessage[] received = server.getReceivedMessages();
    assertThat(received[0].getMessageID())
        .isEqualTo(received[1].getMessageID())
        .matches("<[0-9a-f]{32}@meridian\\.example>")
        .isNotEqualTo(received[2].getMessageID());
  }

  @Test
  void ml03_nothingInAMailAddsAHeaderOrARecipient() throws Exception {
    String evil = "x\r\nBcc: victim@example.com\r\n\r\ninjected";
    mailer(SmtpOptions.Security.NONE)
        .send(
            Mail.of(
                "t",
                evil,
                new MailAddress(evil, "zoe@example.com"),
                new MailBody(evil, evil, evil)));

    MimeMessage received = server.getReceivedMessages()[0];
    assertThat(server.getReceivedMessages()).hasSize(1);
    assertThat(received.getRecipients(Message.RecipientType.BCC)).isNull();
    assertThat(received.getHeader("Bcc")).isNull();
    assertThat(received.getAllRecipients()).hasSize(1);
  }

  @Test
  void aServerWithoutStartTlsIsRefusedWhereItIsAskedFor() {
    assertThatThrownBy(() -> mailer(SmtpOptions.Security.STARTTLS).send(mail("1")))
        .isInstanceOf(MailException.class);
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void anUnreachableServerIsWorthARetryAndNobodyIsNamed() {
    SmtpMailer mailer = mailer(SmtpOptions.Security.NONE);
    server.stop();

    assertThatThrownBy(() -> mailer.send(mail("1")))
        .isInstanceOfSatisfying(
            MailException.class,
            e -> {
              assertThat(e.isRetryable()).isTrue();
              assertThat(e.getMessage()).doesNotContain("zoe@example.com");
            });
  }
}
