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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A host connects an account on a real CalDAV server; it blocks times, and bookings go into it. */
class CalDavCalendarIT {

  private static final Pattern CONNECTION =
      Pattern.compile("action=\"(/calendars/[0-9a-f-]+)/read");
  private static final Pattern CALENDAR =
      Pattern.compile("name=\"checked\" value=\"([0-9a-f-]+)\"[^>]*> ([^<]+)</label>");
  private static final String PASSWORD = "pa55-w0rd-of-maya";
  private static final String WORK = "/maya/work/";
  private static final Instant MORNING = Instant.parse("2027-03-15T14:00:00Z");
  private static final Instant AFTERNOON = Instant.parse("2027-03-15T18:00:00Z");
  private static final Duration HALF = Duration.ofMinutes(30);

  private RadicaleServer radicale;
  private DavUser client;
  private Firm firm;
  private Browser maya;

  @BeforeEach
  void open() {
    radicale = RadicaleServer.start("maya", PASSWORD);
    client = new DavUser(radicale, "maya", PASSWORD);
    client.makeCalendar(WORK, "Work");
    client.makeCalendar("/maya/birthdays/", "Birthdays");
    firm = Firm.open(Map.of("SLOTCORE_ALLOWED_NETWORKS", "127.0.0.0/8"));
    maya = firm.signedIn("maya-brooks");
  }

  @AfterEach
  void close() {
    if (firm != null) {
      firm.close();
      radicale.close();
    }
  }

  private HttpResponse<String> connect(String password) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("address", radicale.at("/").toString());
    form.put("user", "maya");
    form.put("password", password);
    form.put("name", "Office");
    form.put("whenBroken", "REFUSE");
    return maya.submit("/calendars", "/calendars/accounts", form);
  }

  /** Connects the account, checks the calendar of work and writes into it. */
  private void connected() {
    String choice = connect(PASSWORD).headers().firstValue("Location").orElseThrow();
    String page = maya.get(choice).body();
    assertThat(page).contains("Work", "Birthdays");
    Matcher calendars = CALENDAR.matcher(page);
    String work =
        calendars
            .results()
            .filter(match -> match.group(2).equals("Work"))
            .map(match -> match.group(1))
            .findFirst()
            .orElseThrow();
    Map<String, String> chosen = new LinkedHashMap<>();
    chosen.put("checked", work);
    chosen.put("written", work);
    chosen.put("whenBroken", "REFUSE");
    assertThat(maya.submit(choice, choice, chosen).statusCode()).isEqualTo(303);
  }

  private String page() {
    return maya.get("/calendars").body();
  }

  private void readNow() {
    Matcher path = CONNECTION.matcher(page());
    assertThat(path.find()).isTrue();
    assertThat(maya.submit("/calendars", path.group(1) + "/read", Map.of()).statusCode())
        .isEqualTo(303);
  }

  private boolean isOffered(Instant start, String more) {
    return firm.api()
        .starts(Firm.INTRO, "2027-03-15T00:00:00Z", "2027-03-16T00:00:00Z", more)
        .contains(start);
  }

  private Answer book(Instant start) {
    Answer booking =
        firm.api().post("/api/v1/bookings", Api.booking(Firm.INTRO, start, "zaphod@example.org"));
    assertThat(booking.status()).as("%s", booking).isEqualTo(201);
    return booking;
  }

  private Answer moved(Answer booking, Instant start) {
    return firm.api().put(Api.path(booking), Map.of("start", start.toString()));
  }

  /** Returns the events of the calendar of work once the server has told it everything. */
  private List<String> events() {
    firm.awaitMails();
    return client.events(WORK);
  }

  @Test
  void aForeignEventBlocksAndABookingFollowsIntoTheCalendar() {
    client.put(WORK + "dentist.ics", "dentist", MORNING, HALF);
    client.put("/maya/birthdays/b.ics", "birthday", AFTERNOON, HALF);
    connected();
    assertThat(page())
        .contains("Office", "Work", "Working", "One busy time", "Bookings are written into")
        .doesNotContain("Birthdays");
    assertThat(isOffered(MORNING, "")).isFalse();
    assertThat(isOffered(AFTERNOON, "")).as("that calendar is not checked").isTrue();

    Answer booking = book(AFTERNOON);
    assertThat(events()).hasSize(2);
    assertThat(event(booking))
        .contains("DTSTART;TZID=America/New_York:20270315T140000")
        .contains("SUMMARY:Intro call: Zaphod Beeblebrox")
        .doesNotContain("key=", "ATTENDEE");
    readNow();
    assertThat(page()).as("our own event is no busy time").contains("One busy time");

    // By a quarter of an hour: it overlaps its own event.
    firm.sql()
        .execute(
            "UPDATE server_event_types SET definition = jsonb_set(definition, '{startIncrement}',"
                + " '\"PT15M\"') WHERE slug = 'intro-call'");
    Instant quarter = AFTERNOON.plus(Duration.ofMinutes(15));
    String own = "&reschedule=" + booking.text("id") + "&key=" + Api.encoded(booking.text("key"));
    assertThat(isOffered(quarter, own)).isTrue();
    assertThat(moved(booking, quarter).status()).isEqualTo(200);
    events();
    assertThat(event(booking)).contains("20270315T141500").contains("SEQUENCE:1");

    firm.api().delete(Api.path(booking));
    assertThat(events()).hasSize(1);
    readNow();
    assertThat(isOffered(AFTERNOON, "")).isTrue();
    client.remove(WORK + "dentist.ics");
    readNow();
    assertThat(isOffered(MORNING, "")).isTrue();
  }

  private String event(Answer booking) {
    return client.events(WORK).stream()
        .map(text -> text.replace("\r\n ", ""))
        .filter(text -> text.contains("UID:" + booking.text("id")))
        .findFirst()
        .orElse("");
  }

  @Test
  void whatOthersDoToOurEventIsWrittenAnewAndSeen() {
    connected();
    Answer booking = book(AFTERNOON);
    events();
    String object = WORK + booking.text("id") + "@slotcore.ics";
    client.put(object, booking.text("id") + "@slotcore", MORNING, HALF);

    Instant later = Instant.parse("2027-03-15T19:00:00Z");
    assertThat(moved(booking, later).status()).isEqualTo(200);
    assertThat(events()).hasSize(1);
    assertThat(event(booking)).contains("20270315T150000");
    assertThat(page()).contains("One booking was changed in this calendar by somebody else");

    client.remove(object);
    assertThat(moved(booking, AFTERNOON).status()).isEqualTo(200);
    assertThat(events()).hasSize(1);
    assertThat(event(booking)).contains("20270315T140000");

    client.put(object, booking.text("id") + "@slotcore", MORNING, HALF);
    firm.api().delete(Api.path(booking));
    assertThat(events()).isEmpty();
  }

  /** Sets what is done when events of bookings are changed by others. */
  private void whenChanged(String policy) {
    firm.sql().execute("UPDATE server_calendar_accounts SET on_change = ?", policy);
  }

  private Instant start(Answer booking) {
    return new Answer(maya.get("/api/v1/bookings/" + booking.text("id"))).time("start").toInstant();
  }

  private static String object(Answer booking) {
    return WORK + booking.text("id") + "@slotcore.ics";
  }

  private void drag(Answer booking, Instant start) {
    client.put(object(booking), booking.text("id") + "@slotcore", start, HALF);
    readNow();
  }

  @Test
  void anEventThatIsMovedTakesItsBookingAlongIfTheTimeIsFree() {
    connected();
    Answer booking = book(AFTERNOON);
    Answer other = book(MORNING);
    events();
    readNow();
    whenChanged("FOLLOW");
    Instant late = Instant.parse("2027-03-15T23:07:00Z");

    drag(booking, late);
    assertThat(start(booking)).as("out of hours, and off the grid").isEqualTo(late);
    firm.awaitMails();
    assertThat(
            firm.count(
                "SELECT count(*) FROM server_mailbox WHERE subject LIKE 'Moved: Intro call%'"))
        .isEqualTo(2);

    drag(booking, MORNING);
    assertThat(start(booking)).as("that time is taken").isEqualTo(late);
    assertThat(page())
        .contains("Its event was moved to", "The booking cannot follow, as that time is taken.");

    client.remove(object(other));
    readNow();
    assertThat(new Answer(maya.get("/api/v1/bookings/" + other.text("id"))).text("status"))
        .isEqualTo("cancelled");
    assertThat(maya.submit("/calendars", settle(booking), Map.of("follow", "1")).statusCode())
        .isEqualTo(303);
    assertThat(start(booking)).as("now it is free").isEqualTo(MORNING);
    assertThat(page()).doesNotContain("data-difference");
    assertThat(events()).hasSize(1);
  }

  private String settle(Answer booking) {
    Matcher path = CONNECTION.matcher(page());
    assertThat(path.find()).isTrue();
    return path.group(1) + "/events/" + booking.text("id");
  }

  @Test
  void ofAGroupThatWasOnlyHeldNothingStaysInTheCalendar() {
    connected();
    firm.sql()
        .execute(
            "UPDATE server_event_types SET definition = jsonb_set(definition, '{seats}', '3')");
    assertThat(firm.api().post("/api/v1/holds", Api.hold(Firm.INTRO, AFTERNOON)).status())
        .isEqualTo(201);
    firm.awaitMails();

    firm.pass(Duration.ofMinutes(11));
    book(AFTERNOON);

    await().untilAsserted(() -> assertThat(events()).hasSize(1));
  }

  @Test
  void aCalendarThatIsEmptiedCancelsNothing() {
    connected();
    whenChanged("FOLLOW");
    for (Instant start : List.of(MORNING, AFTERNOON)) {
      book(start);
      book(start.plus(Duration.ofHours(1)));
    }
    assertThat(events()).hasSize(4);
    readNow();

    firm.sql()
        .fetch("SELECT booking_id FROM server_calendar_events")
        .getValues(0, String.class)
        .forEach(id -> client.remove(WORK + id + "@slotcore.ics"));
    readNow();

    assertThat(page().split("Its event was deleted.", -1)).hasSize(5);
    assertThat(firm.count("SELECT count(*) FROM slotcore_booking WHERE status = 'CONFIRMED'"))
        .isEqualTo(4);
  }

  @Test
  void aDifferenceIsShownUntilTheHostSettlesIt() {
    connected();
    Answer booking = book(AFTERNOON);
    events();
    readNow();

    drag(booking, MORNING);
    assertThat(start(booking)).isEqualTo(AFTERNOON);
    assertThat(page()).contains("data-difference", "Its event was moved to", "Move the booking");
    assertThat(isOffered(MORNING, "")).as("our own events never block").isTrue();

    maya.submit("/calendars", settle(booking), Map.of());
    assertThat(page()).doesNotContain("data-difference");
    assertThat(event(booking)).contains("20270315T140000");

    client.remove(object(booking));
    readNow();
    assertThat(page()).contains("Its event was deleted.", "Cancel the booking");
    maya.submit("/calendars", settle(booking), Map.of("follow", "1"));
    assertThat(new Answer(maya.get("/api/v1/bookings/" + booking.text("id"))).text("status"))
        .isEqualTo("cancelled");
    assertThat(page()).doesNotContain("data-difference");
    assertThat(events()).isEmpty();
  }

  @Test
  void anEventCanBeWrittenAnewByItself() {
    connected();
    Answer booking = book(AFTERNOON);
    events();
    readNow();
    whenChanged("RESTORE");

    drag(booking, MORNING);
    assertThat(event(booking)).contains("20270315T140000");
    client.remove(object(booking));
    readNow();
    assertThat(event(booking)).contains("20270315T140000");
    assertThat(start(booking)).isEqualTo(AFTERNOON);
  }

  @Test
  void whatALiveQuestionHasFoundIsNotOfferedAnyMore() {
    connected();
    assertThat(isOffered(MORNING, "")).isTrue();
    client.put(WORK + "dentist.ics", "dentist", MORNING, HALF);
    assertThat(isOffered(MORNING, "")).as("nobody has read it yet").isTrue();

    Answer refused =
        firm.api().post("/api/v1/bookings", Api.booking(Firm.INTRO, MORNING, "a@example.org"));

    assertThat(refused.rules()).contains("busy");
    assertThat(isOffered(MORNING, "")).isFalse();
    readNow();
    assertThat(page()).contains("One busy time");
  }

  @Test
  void whatTheHostHasAcceptedByMailIsLeftToHim() {
    connected();
    Answer hold = firm.api().post("/api/v1/holds", Api.hold(Firm.INTRO, AFTERNOON));
    String uid = hold.text("id") + "@slotcore";
    client.put(WORK + "accepted.ics", uid, AFTERNOON, HALF);
    Answer booking =
        firm.api()
            .post("/api/v1/bookings", Api.confirmation(hold, Firm.INTRO, "zaphod@example.org"));
    assertThat(booking.status()).as("%s", booking).isEqualTo(201);
    assertThat(events()).singleElement().asString().contains("SUMMARY:Dentist");
    firm.api().delete(Api.path(booking));
    assertThat(events()).hasSize(1);
    assertThat(page()).doesNotContain("cannot be written");
  }

  @Test
  void aGroupIsOneEventThatStaysAsLongAsOneGuestDoes() {
    firm.sql()
        .execute(
            "UPDATE server_event_types SET definition = jsonb_set(definition, '{seats}', '3')"
                + " WHERE slug = 'intro-call'");
    connected();
    Answer first = book(AFTERNOON);
    Answer second =
        firm.api().post("/api/v1/bookings", Api.booking(Firm.INTRO, AFTERNOON, "ford@example.org"));
    assertThat(second.status()).isEqualTo(201);
    assertThat(events())
        .singleElement()
        .asString()
        .contains("SUMMARY:Intro call")
        .doesNotContain("Zaphod");
    firm.api().delete(Api.path(first));
    assertThat(events()).hasSize(1);
    firm.api().delete(Api.path(second));
    assertThat(events()).isEmpty();
  }

  @Test
  void anInvitationToAnotherHostsBookingTakesTimeAsAnyOther() {
    connected();
    Answer jonas =
        firm.api()
            .post(
                "/api/v1/bookings",
                Api.booking(
                    "asha-gurung/office-hours",
                    Instant.parse("2027-03-09T05:00:00Z"),
                    "maya@example.org"));
    assertThat(jonas.status()).as("%s", jonas).isEqualTo(201);
    client.put(WORK + "other.ics", jonas.text("id") + "@slotcore", MORNING, HALF);
    readNow();
    assertThat(isOffered(MORNING, "")).isFalse();
  }

  @Test
  void aServerThatIsDownIsSeenAndBookingsAreWrittenOnceItIsBack() {
    connected();
    Answer booking = book(AFTERNOON);
    events();
    radicale.stop();
    readNow();
    assertThat(page()).contains("Not working", "It cannot be reached.", "Bookings are refused");
    Answer refused =
        firm.api().post("/api/v1/bookings", Api.booking(Firm.INTRO, MORNING, "a@example.org"));
    assertThat(refused.code()).isEqualTo("calendar_unavailable");
    assertThat(moved(booking, MORNING).code()).isEqualTo("calendar_unavailable");
    firm.api().delete(Api.path(booking));
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> page().contains("Bookings cannot be written and are tried again."));

    radicale.resume();
    readNow();
    assertThat(page()).contains("Working").doesNotContain("Not working");
    firm.pass(Duration.ofMinutes(2));
    assertThat(events()).isEmpty();
    assertThat(page()).doesNotContain("cannot be written");
  }

  @Test
  void aWrongPasswordIsSaidAtOnceAndIsKeptNowhere() {
    try (LogLines log = LogLines.read()) {
      HttpResponse<String> refused = connect("wrong-secret-77");
      assertThat(refused.statusCode()).isEqualTo(422);
      assertThat(refused.body())
          .contains("refuses the password", "value=\"maya\"")
          .doesNotContain("wrong-secret-77");
      connected();
      assertThat(firm.count("SELECT count(*) FROM server_calendar_accounts")).isEqualTo(1);
      assertThat(
              firm.count(
                  "SELECT count(*) FROM server_calendar_accounts a WHERE a::text LIKE ?",
                  "%" + PASSWORD + "%"))
          .isZero();
      assertThat(String.join("\n", log.all())).doesNotContain(PASSWORD, "wrong-secret-77");
    }
  }

  @Test
  void whatIsKeptUnderAnotherSecretIsSeenAsNotWorking() {
    connected();
    firm.sql().execute("UPDATE server_calendar_accounts SET sealed = 'AQID'");
    readNow();
    assertThat(page()).contains("Not working", "connect it anew");
  }

  @Test
  void wrongInputIsToldByItsField() {
    String address = radicale.at("/").toString();
    assertThat(refusal(address, "maya", "", "")).contains("either user name and password");
    assertThat(refusal(address, "maya", "x", "y")).contains("either user name and password");
    assertThat(refusal(address, "ma:ya", "x", "")).contains("cannot have a colon");
    assertThat(refusal(address, "", "", "tökén")).contains("either user name and password");
    assertThat(refusal("webcal://example.org/", "maya", "x", "")).contains("begins with https:");
    assertThat(refusal("http://192.168.0.1/", "maya", "x", ""))
        .contains("where this server does not go");
  }

  private String refusal(String address, String user, String password, String token) {
    HttpResponse<String> answer =
        maya.submit(
            "/calendars",
            "/calendars/accounts",
            Map.of("address", address, "user", user, "password", password, "token", token));
    assertThat(answer.statusCode()).isEqualTo(422);
    return answer.body();
  }
}
