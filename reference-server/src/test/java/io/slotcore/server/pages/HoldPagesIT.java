package io.slotcore.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotcore.server.Answer;
import io.slotcore.server.Api;
import io.slotcore.server.Browser;
import io.slotcore.server.Firm;
import io.slotcore.server.booking.BookingDesk;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The form for a held time: what it keeps, and what two windows of it see. */
class HoldPagesIT {

  private static final Map<String, String> FORD =
      Map.of(
          "name", "Ford \"Ix\" Prefect",
          "email", "ford@example.org",
          "answers.topic", "Towels & </textarea><more>");

  private static Firm firm;

  @BeforeAll
  static void open() {
    firm = Firm.open();
  }

  @AfterAll
  static void close() {
    firm.close();
  }

  private static String held(Browser browser, String start) {
    return location(browser.submit("/login", "/" + Firm.INTRO, Map.of("start", start)));
  }

  private static String location(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    return answer.headers().firstValue("Location").orElseThrow();
  }

  private static HttpResponse<String> send(Browser browser, String form, String once) {
    Map<String, String> fields = new LinkedHashMap<>(FORD);
    fields.put("_once", once);
    return browser.submit("/login", form, fields);
  }

  private static String below(String form, String step) {
    return form.replace("?", "/" + step + "?");
  }

  @Test
  void theStoreSaysWhetherAHoldIsOver() {
    for (Duration error : new Duration[] {Duration.ofHours(1), Duration.ofHours(-1)}) {
      try (Firm off = Firm.withWrongClock(error)) {
        Browser browser = off.browser();
        String form = held(browser, "2027-03-10T14:00:00Z");
        assertThat(browser.get(form).body())
            .contains("id=\"confirm\"")
            .contains("(10 minutes)")
            .doesNotContain("role=\"alert\"");

        off.pass(BookingDesk.HOLD_LIFETIME);

        assertThat(browser.get(form).body())
            .contains("The hold has ended.")
            .contains("role=\"alert\"")
            .doesNotContain("id=\"confirm\"");
      }
    }
  }

  @Test
  void ofTwoWindowsTheSecondIsSentToTheBooking() {
    Browser browser = firm.browser();
    String form = held(browser, "2027-03-10T14:00:00Z");
    String booking = location(send(browser, form, "window-1"));

    String second = location(send(browser, form, "window-2"));

    assertThat(booking).isEqualTo(second + "&new=booked");
    assertThat(browser.get(second).body()).contains("Confirmed");
    assertThat(location(browser.get(form))).isEqualTo(second);
  }

  @Test
  void ofTwoWindowsTheSecondIsToldThatTheHoldHasEnded() {
    Browser browser = firm.browser();
    String form = held(browser, "2027-03-11T14:00:00Z");
    String other = location(browser.submit("/login", below(form, "release"), Map.of()));
    assertThat(other).startsWith("/" + Firm.INTRO);

    HttpResponse<String> told = send(browser, form, "window-2");

    assertThat(told.statusCode()).isEqualTo(409);
    assertThat(told.body()).contains("The hold has ended.").contains("Choose a time");
  }

  @Test
  void whatWasTypedIsKeptForTheNextTry() {
    Browser browser = firm.browser();
    String form = held(browser, "2027-03-12T14:00:00Z");
    firm.pass(BookingDesk.HOLD_LIFETIME);
    HttpResponse<String> over = send(browser, form, "too-late");
    assertThat(over.statusCode()).isEqualTo(409);
    assertKept(over.body());

    HttpResponse<String> again = browser.submit("/login", below(form, "again"), FORD);

    assertThat(again.statusCode()).isEqualTo(200);
    assertKept(again.body());
    String fresh =
        again
            .body()
            .replaceAll("(?s).*<form class=\"stack\" method=\"post\" action=\"([^\"]+)\".*", "$1");
    assertThat(fresh).startsWith("/holds/").isNotEqualTo(form);
    assertThat(location(send(browser, fresh, "in-time"))).endsWith("&new=booked");
  }

  private static void assertKept(String page) {
    assertThat(page)
        .contains("value=\"Ford &#34;Ix&#34; Prefect\"")
        .contains("ford@example.org")
        .contains("Towels &amp; ")
        .doesNotContain("<more");
  }

  @Test
  void aTimeThatIsGoneIsNotHeldAgain() {
    Browser browser = firm.browser();
    String form = held(browser, "2027-03-15T14:00:00Z");
    firm.pass(BookingDesk.HOLD_LIFETIME);
    book("2027-03-15T14:00:00Z");

    HttpResponse<String> again = browser.submit("/login", below(form, "again"), FORD);

    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(again.body())
        .contains("Somebody has just taken that time.")
        .contains("Choose a time")
        .doesNotContain("/again?");
  }

  private static Answer book(String start) {
    Answer booking =
        firm.api()
            .post(
                "/api/v1/bookings",
                Api.booking(Firm.INTRO, Instant.parse(start), "arthur@example.org"));
    assertThat(booking.status()).as("%s", booking).isEqualTo(201);
    return booking;
  }

  @Test
  void aMoveCanBeGivenUpForTheBookingAsItIs() {
    Answer booking = book("2027-03-16T14:00:00Z");
    Browser browser = firm.browser();
    String page = "/bookings/" + booking.text("id") + "?key=" + booking.text("key");
    String picker = location(browser.get(page.replace("?", "/move?")));
    assertThat(browser.get(picker).body()).contains("href=\"" + page + "\"");
    String form = heldToMove(browser, booking, "2027-03-16T18:00:00Z");
    assertThat(browser.get(form).body()).contains("name=\"keep\"");

    String kept = location(browser.submit("/login", below(form, "release"), Map.of("keep", "yes")));

    assertThat(kept).isEqualTo(page);
    Answer after = firm.api().get(Api.path(booking));
    assertThat(after.time("start").toInstant()).isEqualTo(Instant.parse("2027-03-16T14:00:00Z"));
    assertThat(firm.api().explain(Firm.INTRO, Instant.parse("2027-03-16T18:00:00Z"), "").rules())
        .isEmpty();
    HttpResponse<String> told = browser.submit("/login", form, Map.of("_once", "late"));
    assertThat(told.statusCode()).isEqualTo(409);
    assertThat(told.body()).contains("The hold has ended.").contains("href=\"" + page + "\"");
  }

  @Test
  void ofTwoWindowsOfAMoveTheSecondIsSentToTheBooking() {
    Answer booking = book("2027-03-17T14:00:00Z");
    Browser browser = firm.browser();
    String form = heldToMove(browser, booking, "2027-03-17T18:00:00Z");
    String moved = location(browser.submit("/login", form, Map.of("_once", "window-1")));

    String second = location(browser.submit("/login", form, Map.of("_once", "window-2")));

    assertThat(moved).isEqualTo(second + "&new=moved");
    assertThat(firm.api().get(Api.path(booking)).json().path("version").asInt()).isEqualTo(2);
  }

  private static String heldToMove(Browser browser, Answer booking, String start) {
    Map<String, String> choice =
        Map.of("start", start, "reschedule", booking.text("id"), "key", booking.text("key"));
    return location(browser.submit("/login", "/" + Firm.INTRO, choice));
  }
}
