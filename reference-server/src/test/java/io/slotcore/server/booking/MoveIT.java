package io.slotcore.server.booking;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotcore.server.Answer;
import io.slotcore.server.Api;
import io.slotcore.server.Browser;
import io.slotcore.server.Firm;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a move keeps, and whom the policy binds. */
class MoveIT {

  private static final String OTHER = "asha-gurung/office-hours";

  private static Firm firm;

  @BeforeAll
  static void open() {
    firm = Firm.open();
  }

  @AfterAll
  static void close() {
    firm.close();
  }

  private static Answer booked(String start) {
    Answer booking =
        firm.api()
            .post(
                "/api/v1/bookings",
                Api.booking(Firm.INTRO, Instant.parse(start), "zaphod@example.org"));
    assertThat(booking.status()).as("%s", booking).isEqualTo(201);
    return booking;
  }

  @Test
  void aBookingIsNotMovedToAnotherEventType() {
    Answer booking = booked("2027-03-09T14:00:00Z");
    Map<String, Object> hold = Api.hold(OTHER, Instant.parse("2027-03-10T05:00:00Z"));
    hold.put("reschedule", Api.keyed(booking));

    Answer refused = firm.api().post("/api/v1/holds", hold);
    assertThat(refused.status()).as("%s", refused).isEqualTo(422);
    assertThat(refused.text("field")).isEqualTo("eventType");
    String page = "/" + OTHER + "?reschedule=" + booking.text("id") + "&key=" + booking.text("key");
    assertThat(firm.browser().get(page).statusCode()).isEqualTo(404);
  }

  @Test
  void theHostMovesAsOftenAsNeededAndTheBookerAsOftenAsThePolicySays() {
    Answer booking = booked("2027-03-11T14:00:00Z");
    Browser maya = firm.signedIn("maya-brooks");
    String[] times = {"14:30", "15:00", "15:30", "18:00", "18:30", "19:00", "19:30"};
    for (String time : times) {
      Instant start = Instant.parse("2027-03-11T" + time + ":00Z");
      assertThat(moved(maya, booking, start)).as(time).endsWith("new=moved");
    }

    String path = "/bookings/" + booking.text("id") + "?key=" + booking.text("key");
    Browser booker = firm.browser();
    assertThat(booker.get(path).body()).contains("/cancel?key=").doesNotContain("/move?key=");
    Answer refused = firm.api().put(Api.path(booking), Map.of("start", "2027-03-11T20:00:00Z"));
    assertThat(refused.code()).isEqualTo("too_many_reschedules");
  }

  /** Moves on the pages, as a host does, and returns where they lead. */
  private static String moved(Browser browser, Answer booking, Instant start) {
    Map<String, String> choice = new LinkedHashMap<>();
    choice.put("start", start.toString());
    choice.put("reschedule", booking.text("id"));
    HttpResponse<String> held = browser.submit("/" + Firm.INTRO, "/" + Firm.INTRO, choice);
    String form = held.headers().firstValue("Location").orElseThrow();
    HttpResponse<String> answer = browser.submit(form, form, Map.of());
    return answer.headers().firstValue("Location").orElse("status " + answer.statusCode());
  }

  @Test
  void aKeyThatWasUsedForAnotherBookerIsRefused() {
    Instant start = Instant.parse("2027-03-12T14:00:00Z");
    Map<String, Object> mine = Api.booking(Firm.INTRO, start, "ford@example.org");
    Map<String, Object> others =
        Api.booking(Firm.INTRO, start.plusSeconds(3_600), "arthur@example.org");

    Answer first = firm.api().post("/api/v1/bookings", mine, "Idempotency-Key", "used-twice");
    Answer second = firm.api().post("/api/v1/bookings", others, "Idempotency-Key", "used-twice");

    assertThat(first.status()).isEqualTo(201);
    assertThat(second.code()).isEqualTo("idempotency_mismatch");
    assertThat(second.text()).doesNotContain("ford");
  }

  @Test
  void whatIsKeptWithAKeyAndWithEventsIsNoPersonalData() {
    Instant start = Instant.parse("2027-03-12T18:00:00Z");
    Map<String, Object> body = Api.booking(Firm.INTRO, start, "marvin@example.org");
    Answer first = firm.api().post("/api/v1/bookings", body, "Idempotency-Key", "kept");
    Answer again = firm.api().post("/api/v1/bookings", body, "Idempotency-Key", "kept");

    assertThat(again.text()).isEqualTo(first.text()).contains("marvin@example.org");
    assertThat(
            firm.count("SELECT count(*) FROM slotcore_idempotency WHERE answer LIKE '%example%'"))
        .isZero();
    assertThat(
            firm.count(
                "SELECT count(*) FROM slotcore_event WHERE actor_id = ?",
                Keyed.digest("email marvin@example.org")))
        .isZero();
  }

  @Test
  void anAddressThatNoInvitationCanNameIsNotBooked() {
    String address = "a@" + "é".repeat(180) + ".de";
    Answer refused =
        firm.api()
            .post(
                "/api/v1/bookings",
                Api.booking(Firm.INTRO, Instant.parse("2027-03-12T19:00:00Z"), address));

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text("field")).isEqualTo("attendee.email");
  }
}
