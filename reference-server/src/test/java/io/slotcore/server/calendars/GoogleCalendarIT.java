package io.slotcore.server.calendars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.slotcore.fakes.FakeGoogle;
import io.slotcore.fakes.FakeGoogleCalendar;
import io.slotcore.fakes.FakeGoogleEvent;
import io.slotcore.fakes.Fault;
import io.slotcore.server.Answer;
import io.slotcore.server.Api;
import io.slotcore.server.Browser;
import io.slotcore.server.Firm;
import io.slotcore.server.LogLines;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A host connects his account at Google, and bookings go there with Meet links. */
class GoogleCalendarIT {

  private static final String MAIL = "maya@example.com";
  private static final Pattern CONNECTION =
      Pattern.compile("action=\"(/calendars/[0-9a-f-]+)/read");
  private static final Pattern CALENDAR =
      Pattern.compile("name=\"checked\" value=\"([0-9a-f-]+)\"[^>]*> ([^<]+)<");
  private static final Pattern TOKEN =
      Pattern.compile("(?:Bearer |refresh_token=|code=|code_verifier=)([A-Za-z0-9._%/~-]{8,})");
  private static final Pattern MEETING = Pattern.compile("<option value=\"([0-9a-f-]{36})\"");
  private static final Instant MORNING = Instant.parse("2027-03-15T14:00:00Z");
  private static final Instant AFTERNOON = Instant.parse("2027-03-15T18:00:00Z");
  private static final Duration HALF = Duration.ofMinutes(30);

  private FakeGoogle google;
  private FakeGoogleCalendar calendar;
  private HttpServer links;
  private volatile int linkStatus = 200;
  private Firm firm;
  private Browser maya;

  @BeforeEach
  void open() throws IOException {
    InstantSource machine = InstantSource.system();
    google =
        FakeGoogle.start(
            InstantSource.offset(machine, Duration.between(machine.instant(), Firm.OPENING)));
    calendar = google.addAccount(MAIL, ZoneId.of("America/New_York"));
    links = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    links.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(linkStatus, -1);
          exchange.close();
        });
    links.start();
    firm =
        Firm.open(
            Map.of(
                "SLOTCORE_ALLOWED_NETWORKS",
                "127.0.0.0/8",
                "SLOTCORE_MEETING_LINKS_AT",
                "http://127.0.0.1:" + links.getAddress().getPort(),
                "SLOTCORE_GOOGLE_CLIENT_ID",
                FakeGoogle.CLIENT_ID,
                "SLOTCORE_GOOGLE_CLIENT_SECRET",
                FakeGoogle.CLIENT_SECRET,
                "SLOTCORE_GOOGLE_AT",
                google.http().address().toString()));
    google.allowRedirect(firm.uri("/calendars/google/connected"));
    maya = firm.signedIn("maya-brooks");
  }

  @AfterEach
  void close() {
    firm.close();
    google.close();
    links.stop(0);
  }

  private static String location(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    return answer.headers().firstValue("Location").orElseThrow();
  }

  private URI consent() {
    return URI.create(location(maya.get("/calendars/google")));
  }

  private static String path(URI back) {
    return back.getRawPath() + "?" + back.getRawQuery();
  }

  /** Agrees, checks the account's own calendar and writes into it. */
  private void connected() {
    String choice = location(maya.get(path(google.agree(consent(), MAIL))));
    Matcher own = CALENDAR.matcher(maya.get(choice).body());
    assertThat(own.find()).isTrue();
    Map<String, String> chosen = new LinkedHashMap<>();
    chosen.put("checked", own.group(1));
    chosen.put("written", own.group(1));
    chosen.put("whenBroken", "REFUSE");
    chosen.put("onChange", "FOLLOW");
    location(maya.submit(choice, choice, chosen));
  }

  private void meeting() {
    Matcher account = MEETING.matcher(page());
    assertThat(account.find()).isTrue();
    location(
        maya.submit(
            "/calendars", "/calendars/meetings", Map.of("meeting.intro-call", account.group(1))));
  }

  private String page() {
    return maya.get("/calendars").body();
  }

  private void readNow() {
    Matcher path = CONNECTION.matcher(page());
    assertThat(path.find()).isTrue();
    location(maya.submit("/calendars", path.group(1) + "/read", Map.of()));
  }

  private boolean isOffered(Instant start) {
    return firm.api()
        .starts(Firm.INTRO, "2027-03-15T00:00:00Z", "2027-03-16T00:00:00Z", "")
        .contains(start);
  }

  private Answer book(Instant start) {
    return firm.api()
        .post("/api/v1/bookings", Api.booking(Firm.INTRO, start, "zaphod@example.org"));
  }

  private List<JsonNode> events() {
    firm.awaitMails();
    return calendar.events();
  }

  private static boolean starts(JsonNode event, Instant start) {
    String time = event.path("start").path("dateTime").asText();
    return OffsetDateTime.parse(time).toInstant().equals(start);
  }

  @Test
  void aBookingHasAMeetLinkAndIsOneEventWithIt() {
    calendar.put(FakeGoogleEvent.timed("dentist", MORNING, MORNING.plus(HALF)));
    connected();
    meeting();
    assertThat(isOffered(MORNING)).isFalse();

    Answer booking = book(AFTERNOON);

    assertThat(booking.status()).as("%s", booking).isEqualTo(201);
    assertThat(booking.text("location")).isEqualTo("Google Meet");
    assertThat(booking.text("meetingLink")).startsWith("https://meet.google.com/");
    assertThat(events()).hasSize(2);
    JsonNode event =
        events().stream()
            .filter(e -> e.path("summary").asText().startsWith("Intro call"))
            .findFirst()
            .orElseThrow();
    assertThat(event.path("status").asText()).isEqualTo("confirmed");
    assertThat(event.path("hangoutLink").asText()).isEqualTo(booking.text("meetingLink"));
    assertThat(calendar.mailed()).as("the invitation is ours").isEmpty();
    readNow();
    assertThat(page()).contains("One busy time");

    Instant later = AFTERNOON.plus(HALF);
    Answer moved = firm.api().put(Api.path(booking), Map.of("start", later.toString()));
    assertThat(moved.text("meetingLink")).isEqualTo(booking.text("meetingLink"));
    assertThat(events()).hasSize(2).anyMatch(e -> starts(e, later));

    firm.api().delete(Api.path(booking));
    assertThat(events()).hasSize(1);
    await().until(() -> firm.count("SELECT count(*) FROM server_meetings") == 0);
  }

  @Test
  void aBookingFollowsItsEvent() {
    connected();
    Answer booking = book(AFTERNOON);
    assertThat(events()).hasSize(1);
    String id = events().get(0).path("id").asText();
    readNow();

    calendar.move(id, MORNING, MORNING.plus(HALF));
    readNow();
    Answer moved = new Answer(maya.get("/api/v1/bookings/" + booking.text("id")));
    assertThat(moved.time("start").toInstant()).isEqualTo(MORNING);

    calendar.remove(id);
    readNow();
    assertThat(new Answer(maya.get("/api/v1/bookings/" + booking.text("id"))).text("status"))
        .isEqualTo("cancelled");
  }

  @Test
  void aChangeIsReadWithinSecondsOfItsPush() throws InterruptedException {
    connected();
    firm.sql().execute("UPDATE server_tasks SET execution_time = now() WHERE task_name = 'pushes'");
    await().atMost(Duration.ofSeconds(20)).until(() -> google.openChannels() == 1);
    await().until(() -> firm.count("SELECT count(*) FROM server_push_channels") == 1);
    assertThat(isOffered(MORNING)).isTrue();

    calendar.put(FakeGoogleEvent.timed("dentist", MORNING, MORNING.plus(HALF)));
    google.awaitNotifications();
    await().atMost(Duration.ofSeconds(10)).until(() -> !isOffered(MORNING));

    String channel =
        firm.sql().fetchSingle("SELECT channel_id FROM server_push_channels").get(0, String.class);
    google.http().forgetRequests();
    Answer forged =
        firm.api()
            .send(
                "POST",
                "/api/v1/notifications/google",
                "",
                "X-Goog-Channel-ID",
                channel,
                "X-Goog-Channel-Token",
                "guessed",
                "X-Goog-Resource-State",
                "exists");
    assertThat(forged.status()).isEqualTo(204);
    assertThat(google.http().requests()).isEmpty();

    Matcher path = CONNECTION.matcher(page());
    assertThat(path.find()).isTrue();
    location(maya.submit("/calendars", path.group(1) + "/remove", Map.of()));
    assertThat(google.openChannels()).isZero();
  }

  @Test
  void withoutALinkNothingIsBookedAndNothingIsLeftBehind() {
    connected();
    meeting();
    google.make(FakeGoogle.Making.NEVER);

    assertThat(book(AFTERNOON).code()).isEqualTo("meeting_unavailable");
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> firm.count("SELECT count(*) FROM server_meetings") == 0);
    assertThat(events()).isEmpty();

    google.make(FakeGoogle.Making.AT_ONCE);
    linkStatus = 404;
    assertThat(book(AFTERNOON).code()).isEqualTo("meeting_unavailable");
    linkStatus = 200;
    assertThat(book(AFTERNOON).status()).isEqualTo(201);
    await().atMost(Duration.ofSeconds(20)).until(() -> events().size() == 1);
  }

  @Test
  void aConnectionThatWasTakenBackIsSeenAndOffersNothing() {
    connected();
    meeting();
    google.revokeAccess(MAIL);

    readNow();
    assertThat(page()).contains("Not working", "Connect it anew.");
    assertThat(book(AFTERNOON).status()).isEqualTo(503);
    assertThat(firm.count("SELECT count(*) FROM slotcore_booking WHERE status = 'CONFIRMED'"))
        .isZero();
  }

  @Test
  void aConsentIsGoodOnceAndForTheOneWhoBeganIt() {
    URI back = google.agree(consent(), MAIL);
    Browser jonas = firm.signedIn("jonas-weber");
    assertThat(location(jonas.get(path(back)))).endsWith("error=calendars.error.consentOver");
    assertThat(location(maya.get(path(back).replace("state=", "state=x"))))
        .endsWith("error=calendars.error.consentOver");
    assertThat(location(maya.get(path(back)))).startsWith("/calendars/");
    assertThat(location(maya.get(path(back)))).endsWith("error=calendars.error.consentOver");

    String refused = location(maya.get(path(google.refuse(consent()))));
    assertThat(maya.get(refused).body()).contains("as you did not agree");
    URI less = google.agree(consent(), MAIL, "https://www.googleapis.com/auth/calendar.events");
    assertThat(maya.get(location(maya.get(path(less)))).body()).contains("all boxes ticked");
    assertThat(firm.browser().get("/calendars/google").statusCode()).isNotEqualTo(500);
    assertThat(firm.count("SELECT count(*) FROM server_calendar_accounts")).isOne();
  }

  @Test
  void noTokenIsReadableInTheDatabaseOrInALog() {
    try (LogLines log = LogLines.read()) {
      connected();
      google.endAccessTokens();
      readNow();
      google.http().fail(1, Fault.webPage());
      readNow();
      List<String> secrets =
          google.http().requests().stream()
              .map(request -> request.headers().toString() + request.body())
              .flatMap(text -> TOKEN.matcher(text).results())
              .map(found -> found.group(1))
              .distinct()
              .toList();
      assertThat(secrets).isNotEmpty();
      String dump =
          firm.sql().fetch("SELECT a::text FROM server_calendar_accounts a").toString()
              + firm.sql().fetch("SELECT c::text FROM server_consents c")
              + String.join("\n", log.all());
      secrets.forEach(secret -> assertThat(dump).doesNotContain(secret));
    }
  }
}
