package io.slotcore.server.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.slotcore.server.Answer;
import io.slotcore.server.Api;
import io.slotcore.server.Firm;
import io.slotcore.server.LogLines;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What booker and host are told by mail. */
class MailsIT {

  private static final String MAYA = "maya-brooks@meridian.example";
  private static final String JONAS = "jonas-weber@meridian.example";
  private static final int PORT = freePort();

  private static Firm firm;

  private final GreenMail smtp =
      new GreenMail(new ServerSetup(PORT, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  @BeforeAll
  static void open() {
    firm =
        Firm.open(
            Map.of(
                "SLOTCORE_SMTP_HOST", "127.0.0.1",
                "SLOTCORE_SMTP_PORT", Integer.toString(PORT),
                "SLOTCORE_SMTP_STARTTLS", "false",
                "SLOTCORE_SMTP_FROM", "Meridian <bookings@meridian.example>"));
  }

  @AfterAll
  static void close() {
    firm.close();
  }

  @AfterEach
  void stop() {
    smtp.stop();
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Answer book(String offer, String start, Map<String, Object> attendee) {
    Map<String, Object> body = Api.booking(offer, Instant.parse(start), "");
    body.put("attendee", attendee);
    Answer booking = firm.api().post("/api/v1/bookings", body);
    assertThat(booking.status()).as("%s", booking).isEqualTo(201);
    return booking;
  }

  private static void moveAndCancel(Answer booking, String start) {
    Answer moved = firm.api().put(Api.path(booking), Map.of("start", start));
    assertThat(moved.status()).as("%s", moved).isEqualTo(200);
    Answer cancelled =
        firm.api().send("DELETE", Api.path(booking), "{\"reason\":\"A towel was lost\"}");
    assertThat(cancelled.status()).as("%s", cancelled).isEqualTo(200);
  }

  /** The mails to an address, in the order in which they came. */
  private List<Received> mailsTo(String address) {
    List<Received> mails = new ArrayList<>();
    try {
      for (MimeMessage message : smtp.getReceivedMessages()) {
        if (message.getAllRecipients()[0].toString().contains(address)) {
          mails.add(Received.of(message));
        }
      }
    } catch (MessagingException | IOException e) {
      throw new IllegalStateException(e);
    }
    return mails;
  }

  /** What a mail holds. */
  private record Received(
      MimeMessage message, String subject, String text, String type, String ics, String file) {

    static Received of(MimeMessage message) throws MessagingException, IOException {
      MimeMultipart mixed = (MimeMultipart) message.getContent();
      MimeMultipart alternatives = (MimeMultipart) mixed.getBodyPart(0).getContent();
      assertThat(alternatives.getCount()).isEqualTo(3);
      assertThat(alternatives.getBodyPart(1).getContentType()).startsWith("text/html");
      BodyPart file = mixed.getBodyPart(1);
      assertThat(file.getFileName()).isEqualTo("invite.ics");
      return new Received(
          message,
          message.getSubject(),
          content(alternatives.getBodyPart(0)),
          alternatives.getBodyPart(2).getContentType(),
          content(alternatives.getBodyPart(2)),
          content(file));
    }

    private static String content(BodyPart part) throws MessagingException, IOException {
      return new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** The value of a line of the invitation, with its parameters. */
    String line(String name) {
      return ics.replace("\r\n ", "")
          .lines()
          .filter(line -> line.startsWith(name + ":") || line.startsWith(name + ";"))
          .reduce((first, last) -> last)
          .orElse("")
          .substring(name.length());
    }
  }

  @Test
  void bothSidesAreToldOfBookingMoveAndCancelWithOneInvitation() throws Exception {
    smtp.start();
    Answer booking = book(Firm.INTRO, "2027-03-15T13:30:00Z", Api.attendee("zaphod@example.org"));
    moveAndCancel(booking, "2027-03-17T14:00:00Z");
    firm.awaitMails();

    List<Received> toBooker = mailsTo("zaphod@example.org");
    List<Received> toHost = mailsTo(MAYA);
    for (List<Received> side : List.of(toBooker, toHost)) {
      assertThat(side).hasSize(3);
      assertThat(side)
          .extracting(mail -> mail.line("METHOD"))
          .containsExactly(":REQUEST", ":REQUEST", ":CANCEL");
      assertThat(side)
          .extracting(Received::type)
          .satisfiesExactly(
              type -> assertThat(type).startsWith("text/calendar").endsWith("method=REQUEST"),
              type -> assertThat(type).endsWith("method=REQUEST"),
              type -> assertThat(type).endsWith("method=CANCEL"));
      assertThat(side).extracting(mail -> mail.line("SEQUENCE")).containsExactly(":0", ":1", ":2");
      assertThat(side)
          .extracting(mail -> mail.line("UID"))
          .containsOnly(":" + booking.text("id") + "@slotcore");
      assertThat(side)
          .extracting(mail -> mail.line("DTSTART"))
          .containsExactly(
              ";TZID=America/New_York:20270315T093000",
              ";TZID=America/New_York:20270317T100000",
              ";TZID=America/New_York:20270317T100000");
      assertThat(side).allSatisfy(mail -> assertThat(mail.file()).isEqualTo(mail.ics()));
      assertThat(side)
          .last()
          .satisfies(mail -> assertThat(mail.text()).contains("A towel was lost"));
    }
    assertThat(toBooker)
        .extracting(Received::subject)
        .satisfiesExactly(
            s ->
                assertThat(s)
                    .startsWith("Confirmed: Intro call with Maya Brooks")
                    .endsWith("14:30"),
            s -> assertThat(s).startsWith("Moved: Intro call with Maya Brooks").endsWith("15:00"),
            s -> assertThat(s).startsWith("Cancelled: Intro call with Maya Brooks"));
    assertThat(toHost.get(0).subject())
        .startsWith("Confirmed: Intro call with Zaphod Beeblebrox")
        .endsWith("9:30 AM");
    assertThat(toBooker.get(0).message().getReplyTo()[0]).hasToString("Maya Brooks <" + MAYA + ">");
    assertThat(toHost.get(0).message().getReplyTo()[0])
        .hasToString("Zaphod Beeblebrox <zaphod@example.org>");
  }

  @Test
  void eachSideReadsBothZonesInItsOwnFormat() {
    smtp.start();
    book(
        "jonas-weber/intro-call",
        "2027-03-16T13:00:00Z",
        Map.of(
            "name", "Trillian",
            "email", "trillian@example.org",
            "timeZone", "America/New_York",
            "locale", "en-US"));
    firm.awaitMails();

    // New York has changed its clocks by then, Berlin has not: five hours.
    String toBooker = mailsTo("trillian@example.org").get(0).text();
    assertThat(toBooker)
        .contains("Tuesday, March 16, 2027, 9:00 AM – 9:30 AM, America/New York (UTC-04:00)")
        .contains("Tuesday, March 16, 2027, 2:00 PM – 2:30 PM, Europe/Berlin (UTC+01:00)")
        .contains("http://localhost:", "?key=");
    String toHost = mailsTo(JONAS).get(0).text();
    assertThat(toHost)
        .contains("09:00 – 09:30, America/New York (UTC-04:00)")
        .contains("14:00 – 14:30, Europe/Berlin (UTC+01:00)")
        .contains("Where to have lunch")
        .doesNotContain("?key=", " PM");
  }

  @Test
  void mailsComeInOrderOnceTheMailServerIsBack() {
    try (LogLines log = LogLines.read()) {
      Answer booking = book(Firm.INTRO, "2027-03-22T13:00:00Z", Api.attendee("ford@example.org"));
      moveAndCancel(booking, "2027-03-23T13:00:00Z");
      await()
          .atMost(Duration.ofSeconds(30))
          .until(
              () ->
                  firm.count("SELECT count(*) FROM slotcore_delivery WHERE last_error IS NOT NULL")
                      == 2);
      // Only the first mail of each side was tried: the later ones wait for it.
      assertThat(
              firm.count(
                  "SELECT count(*) FROM slotcore_delivery"
                      + " WHERE consumer LIKE 'mail.%' AND attempts = 0 AND version > 1"))
          .isEqualTo(4);

      smtp.start();
      firm.pass(Duration.ofHours(1));
      firm.awaitMails();

      for (String side : List.of("ford@example.org", MAYA)) {
        assertThat(mailsTo(side))
            .extracting(mail -> mail.line("SEQUENCE") + mail.line("METHOD"))
            .containsExactly(":0:REQUEST", ":1:REQUEST", ":2:CANCEL");
      }
      assertThat(String.join("\n", log.all()))
          .contains("mail.booker of BookingEvent[BOOK")
          .doesNotContain("ford@example.org", "Beeblebrox", MAYA, booking.text("key"));
    }
  }
}
