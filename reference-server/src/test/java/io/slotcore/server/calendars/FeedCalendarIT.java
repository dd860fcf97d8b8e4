package io.slotcore.server.calendars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.slotcore.server.Answer;
import io.slotcore.server.Api;
import io.slotcore.server.Browser;
import io.slotcore.server.Firm;
import io.slotcore.server.LogLines;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A host subscribes to a feed, and what is in it takes his time. */
class FeedCalendarIT {

  private static final Pattern CONNECTION =
      Pattern.compile("action=\"(/calendars/[0-9a-f-]+)/read");
  private static final Instant MORNING = Instant.parse("2027-03-15T14:00:00Z");
  private static final Instant AFTERNOON = Instant.parse("2027-03-15T18:00:00Z");
  private static final Duration HALF = Duration.ofMinutes(30);

  private FeedServer feed;
  private Firm firm;
  private Browser maya;

  @BeforeEach
  void open() {
    feed = new FeedServer();
    feed.publish(DavUser.text("dentist@example.org", MORNING, HALF));
    firm = Firm.open(Map.of("SLOTCORE_ALLOWED_NETWORKS", "127.0.0.0/8"));
    maya = firm.signedIn("maya-brooks");
  }

  @AfterEach
  void close() {
    firm.close();
    feed.close();
  }

  private HttpResponse<String> subscribed(String policy) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("address", feed.address());
    form.put("name", "Private");
    form.put("whenBroken", policy);
    return maya.submit("/calendars", "/calendars/feeds", form);
  }

  private String page() {
    return maya.get("/calendars").body();
  }

  private String connection() {
    Matcher path = CONNECTION.matcher(page());
    assertThat(path.find()).isTrue();
    return path.group(1);
  }

  private void readNow() {
    assertThat(maya.submit("/calendars", connection() + "/read", Map.of()).statusCode())
        .isEqualTo(303);
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

  @Test
  void whatIsInAFeedIsNeitherOfferedNorBooked() {
    assertThat(isOffered(MORNING)).isTrue();
    assertThat(maya.get("/bookings").body()).contains("href=\"/calendars\"");
    assertThat(subscribed("REFUSE").statusCode()).isEqualTo(303);

    assertThat(page()).contains("Private", "Working", "One busy time between", "(just now)");
    assertThat(isOffered(MORNING)).isFalse();
    assertThat(isOffered(AFTERNOON)).isTrue();
    assertThat(book(MORNING).rules()).containsExactly("busy");
    assertThat(firm.api().explain(Firm.INTRO, MORNING, "").rules()).containsExactly("busy");
    assertThat(book(AFTERNOON).status()).isEqualTo(201);
  }

  @Test
  void beforeABookingTheFeedIsAskedItself() {
    subscribed("REFUSE");
    Answer hold = firm.api().post("/api/v1/holds", Api.hold(Firm.INTRO, AFTERNOON));
    assertThat(hold.status()).isEqualTo(201);
    feed.publish(DavUser.text("surgery@example.org", AFTERNOON, HALF));

    assertThat(isOffered(MORNING)).as("a listing goes by what was read").isFalse();
    Answer refused =
        firm.api()
            .post("/api/v1/bookings", Api.confirmation(hold, Firm.INTRO, "zaphod@example.org"));
    assertThat(refused.rules()).as("%s", refused).containsExactly("busy");
    assertThat(book(MORNING).status()).as("what was in it before").isEqualTo(201);
    readNow();
    assertThat(isOffered(AFTERNOON)).isFalse();
  }

  @Test
  void aMoveAsksTheFeed() {
    subscribed("REFUSE");
    Answer booking = book(AFTERNOON);
    Instant later = Instant.parse("2027-03-15T19:30:00Z");
    feed.publish(DavUser.text("surgery@example.org", later, HALF));

    Answer refused = firm.api().put(Api.path(booking), Map.of("start", later.toString()));
    assertThat(refused.rules()).as("%s", refused).containsExactly("busy");
    assertThat(firm.api().put(Api.path(booking), Map.of("start", MORNING.toString())).status())
        .isEqualTo(200);
  }

  @Test
  void aBrokenFeedOffersNothingUnlessItsHostWantsItOtherwise() {
    subscribed("REFUSE");
    feed.fail(503);
    readNow();
    assertThat(page()).contains("Not working", "It cannot be reached.", "Bookings are refused");
    assertThat(isOffered(AFTERNOON)).as("what was read is still fresh").isTrue();
    Answer booked = book(AFTERNOON);
    assertThat(booked.status()).isEqualTo(503);
    assertThat(booked.code()).isEqualTo("calendar_unavailable");

    firm.pass(Duration.ofHours(1));
    Answer listed =
        firm.api().get(Api.offerPath(Firm.INTRO) + "/slots?from=2027-03-15&to=2027-03-16");
    assertThat(listed.code()).isEqualTo("calendar_unavailable");
    HttpResponse<String> picker = firm.browser().get("/" + Firm.INTRO);
    assertThat(picker.statusCode()).isEqualTo(503);
    assertThat(picker.body()).contains("Times cannot be shown just now");
    assertThat(page()).contains("(60 minutes ago)");

    use("LAST_KNOWN");
    assertThat(isOffered(MORNING)).isFalse();
    assertThat(isOffered(AFTERNOON)).isTrue();
    assertThat(book(MORNING).rules()).containsExactly("busy");
    use("IGNORE");
    assertThat(isOffered(MORNING)).isTrue();
    assertThat(book(MORNING).status()).isEqualTo(201);

    feed.fail(200);
    use("REFUSE");
    assertThat(page()).contains("Working").doesNotContain("Not working");
    assertThat(isOffered(AFTERNOON)).isTrue();
  }

  private void use(String policy) {
    String path = connection();
    assertThat(maya.submit(path, path, Map.of("whenBroken", policy)).statusCode()).isEqualTo(303);
  }

  @Test
  void aBookerOnThePagesIsToldAndKeepsHisTime() {
    subscribed("REFUSE");
    Browser booker = firm.browser();
    String picker = "/" + Firm.INTRO;
    String form =
        booker
            .submit(picker + "?date=2027-03-15", picker, Map.of("start", AFTERNOON.toString()))
            .headers()
            .firstValue("Location")
            .orElseThrow();
    feed.fail(500);
    Map<String, String> answers =
        Map.of("name", "Zoë", "email", "zoe@example.org", "answers.topic", "Lunch");
    HttpResponse<String> answer = booker.submit(form, form, answers);
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("Your time is still held", "zoe@example.org");

    feed.fail(200);
    assertThat(booker.submit(form, form, answers).statusCode()).isEqualTo(303);
  }

  @Test
  void whatIsNoCalendarIsRefusedByName() {
    feed.publish("<!DOCTYPE html><html><body>Sign in</body></html>");
    HttpResponse<String> refused = subscribed("REFUSE");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains("cannot be read as a calendar", "this is a web page, not a calendar")
        .contains("value=\"" + feed.address() + "\"");

    for (String address :
        new String[] {"", "ftp://example.org/x", "no address", "http://a:b@example.org/"}) {
      HttpResponse<String> answer =
          maya.submit("/calendars", "/calendars/feeds", Map.of("address", address));
      assertThat(answer.statusCode()).as(address).isEqualTo(422);
      assertThat(answer.body()).contains("Please give an address that begins with");
    }
    HttpResponse<String> inside =
        maya.submit("/calendars", "/calendars/feeds", Map.of("address", "http://10.0.0.1/x.ics"));
    assertThat(inside.body()).contains("where this server does not go");
    assertThat(page()).contains("No calendar is connected.");
  }

  @Test
  void theJobReadsWhatHasBecomeOldAndOnlyIfItHasChanged() {
    subscribed("REFUSE");
    int sent = feed.sent();
    firm.pass(Duration.ofMinutes(6));
    firm.sql()
        .execute("UPDATE server_tasks SET execution_time = now() WHERE task_name = 'calendars'");
    await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> page().contains("(just now)"));
    assertThat(feed.sent()).isEqualTo(sent);
    assertThat(feed.unchanged()).isPositive();
    assertThat(isOffered(MORNING)).isFalse();
  }

  @Test
  void feedsThatHangHoldUpNoOthers() {
    List<FeedServer> hanging = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      FeedServer other = new FeedServer();
      hanging.add(other);
      other.publish(DavUser.text("x" + i, AFTERNOON, HALF));
      maya.submit(
          "/calendars",
          "/calendars/feeds",
          Map.of("address", other.address(), "name", "Slow " + i, "whenBroken", "IGNORE"));
      other.hang();
    }
    subscribed("REFUSE");
    firm.pass(Duration.ofMinutes(6));
    int unchanged = feed.unchanged();
    firm.sql()
        .execute("UPDATE server_tasks SET execution_time = now() WHERE task_name = 'calendars'");

    await().atMost(Duration.ofSeconds(12)).until(() -> feed.unchanged() > unchanged);
    assertThat(isOffered(MORNING)).isFalse();
    hanging.forEach(FeedServer::close);
  }

  @Test
  void whatLiesBehindWhatIsReadIsNeitherOfferedNorBooked() {
    firm.sql()
        .execute(
            "UPDATE server_event_types SET definition = definition - 'window' WHERE slug ="
                + " 'intro-call'");
    subscribed("REFUSE");
    Instant far = Instant.parse("2028-04-17T14:00:00Z");

    assertThat(firm.api().explain(Firm.INTRO, far, "").rules()).contains("busy");
    assertThat(book(far).rules()).contains("busy");
  }

  @Test
  void theAddressIsInNoLogAndReadableNowhere() {
    try (LogLines log = LogLines.read()) {
      subscribed("REFUSE");
      feed.fail(500);
      readNow();
      assertThat(String.join("\n", log.all())).doesNotContain("secret-feed-8472");
      assertThat(log.all()).anyMatch(line -> line.contains("cannot be read: UNREACHABLE"));
      assertThat(page()).doesNotContain("secret-feed-8472");
      for (String table : new String[] {"server_calendars", "server_calendar_accounts"}) {
        assertThat(
                firm.count("SELECT count(*) FROM " + table + " t WHERE t::text LIKE '%feed-8472%'"))
            .isZero();
      }
    }
  }

  @Test
  void othersSeeAndChangeNothingOfIt() {
    subscribed("REFUSE");
    String path = connection();
    Browser jonas = firm.signedIn("jonas-weber");
    assertThat(jonas.get("/calendars").body()).doesNotContain("Private");
    assertThat(jonas.get(path).statusCode()).isEqualTo(404);
    assertThat(jonas.submit("/calendars", path + "/remove", Map.of()).statusCode()).isEqualTo(404);
    assertThat(firm.browser().get("/calendars").headers().firstValue("Location"))
        .hasValueSatisfying(location -> assertThat(location).startsWith("/login"));
    assertThat(maya.post(path + "/remove", Map.of()).statusCode()).isEqualTo(403);

    assertThat(maya.get(path + "/remove").body()).contains("Disconnect Private?");
    assertThat(maya.submit(path + "/remove", path + "/remove", Map.of()).statusCode())
        .isEqualTo(303);
    assertThat(page()).contains("No calendar is connected.");
    assertThat(isOffered(MORNING)).isTrue();
    assertThat(firm.count("SELECT count(*) FROM server_busy_periods")).isZero();
  }
}
