package io.slotcore.server.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotcore.server.Browser;
import io.slotcore.server.TestServer;
import io.slotcore.server.database.TestDatabase;
import io.slotcore.server.i18n.Reader;
import io.slotcore.server.tenants.Tenant;
import io.slotcore.server.web.Requests;
import io.slotcore.server.web.Routes;
import io.slotcore.server.web.SignedIn;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MailboxIT {

  private static final Instant NOW = Instant.parse("2027-03-12T10:00:00Z");
  private static final String TENANT = Tenant.SAMPLE.id();

  private final Mailbox mailbox = new Mailbox(TestDatabase.shared().sql(), () -> NOW);
  private final SignedIn maya =
      new SignedIn(
          UUID.randomUUID(), "maya", "Maya", ZoneId.of("America/New_York"), Reader.of(Locale.US));
  private final Routes signIn =
      r ->
          r.before(
              context -> {
                if ("maya".equals(context.header("X-User"))) {
                  Requests.setSignedIn(context, maya);
                }
              });
  private final TestServer server =
      TestServer.with(cookies -> List.of(signIn, new MailboxRoutes(mailbox)));
  private final Browser browser = new Browser(server::uri);

  @AfterEach
  void stop() {
    server.close();
    TestDatabase.shared().sql().execute("DELETE FROM server_mailbox");
  }

  private static Mail mail(String id, String subject) {
    return Mail.of(
            TENANT,
            id,
            new MailAddress("Zoë <b>", "zoe@example.com"),
            new MailBody(
                subject, "Text <script>alert(1)</script>", "<p style='color:red'>HTML</p>"))
        .withCalendar(new Mail.Calendar("CANCEL", "BEGIN:VCALENDAR\r\n"));
  }

  private HttpResponse<String> get(String path) {
    return browser.get(path, "X-User", "maya");
  }

  @Test
  void ml02_aRepeatIsKeptOnce() {
    mailbox.send(mail("1", "first"));
    mailbox.send(mail("1", "first"));
    mailbox.send(mail("2", "second"));

    assertThat(mailbox.latest(TENANT)).hasSize(2);
    assertThat(mailbox.latest("another")).isEmpty();
  }

  @Test
  void aHostReadsTheMailEscaped() {
    mailbox.send(mail("1", "Confirmed: <script>alert(2)</script>"));
    UUID id = mailbox.latest(TENANT).get(0).id();

    assertThat(get("/mailbox").body())
        .contains("Confirmed: &lt;script&gt;")
        .contains("Mar 12, 2027, 5:00 AM")
        .doesNotContain("<script>");
    assertThat(get("/mailbox/" + id).body())
        .contains("Text &lt;script&gt;")
        .contains("Zoë &lt;b&gt;")
        .doesNotContain("<script>");
  }

  @Test
  void theFormattedMailIsAStrangerToThisSite() {
    mailbox.send(mail("1", "first"));
    HttpResponse<String> answer = get("/mailbox/" + mailbox.latest(TENANT).get(0).id() + "/html");

    assertThat(answer.body()).contains("color:red");
    assertThat(answer.headers().firstValue("Content-Security-Policy"))
        .hasValueSatisfying(
            policy ->
                assertThat(policy)
                    .startsWith("sandbox")
                    .contains("default-src 'none'")
                    .doesNotContain("allow-scripts")
                    .doesNotContain("allow-same-origin"));
  }

  @Test
  void theInvitationIsAFile() {
    mailbox.send(mail("1", "first"));
    HttpResponse<String> answer =
        get("/mailbox/" + mailbox.latest(TENANT).get(0).id() + "/invite.ics");

    assertThat(answer.body()).startsWith("BEGIN:VCALENDAR");
    assertThat(answer.headers().firstValue("Content-Disposition"))
        .hasValue("attachment; filename=\"invite.ics\"");
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).contains("text/calendar").contains("CANCEL"));
  }

  @Test
  void aVisitorSeesNoMail() {
    mailbox.send(mail("1", "first"));
    String path = "/mailbox/" + mailbox.latest(TENANT).get(0).id();

    for (String each : List.of("/mailbox", path, path + "/html", path + "/invite.ics")) {
      HttpResponse<String> answer = browser.get(each);
      assertThat(answer.statusCode()).isEqualTo(302);
      assertThat(answer.body()).doesNotContain("first");
    }
  }

  @Test
  void whatIsNoMailIsNotFound() {
    assertThat(get("/mailbox/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
    assertThat(get("/mailbox/1").statusCode()).isEqualTo(404);
  }

  @Test
  void aNulCharacterLosesNoMail() {
    mailbox.send(
        Mail.of(
            TENANT, "n", new MailAddress("", "a@b.example"), new MailBody("s", "a\u0000b", "")));

    assertThat(mailbox.latest(TENANT).get(0).body().text()).isEqualTo("ab");
  }
}
