package io.slotcore.server.booking;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.slotcore.server.Answer;
import io.slotcore.server.Api;
import io.slotcore.server.Browser;
import io.slotcore.server.Firm;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who is told what behind a reason. */
class ReasonsIT {

  private static final Instant START = Instant.parse("2027-03-09T14:00:00Z");

  private static Firm firm;
  private static Answer booking;
  private static Browser maya;
  private static Browser jonas;

  @BeforeAll
  static void open() {
    firm = Firm.open();
    booking =
        firm.api().post("/api/v1/bookings", Api.booking(Firm.INTRO, START, "zaphod@example.org"));
    assertThat(booking.status()).as("%s", booking).isEqualTo(201);
    maya = firm.signedIn("maya-brooks");
    jonas = firm.signedIn("jonas-weber");
  }

  @AfterAll
  static void close() {
    firm.close();
  }

  private static String explanation(Instant start) {
    return Api.offerPath(Firm.INTRO) + "/explain?start=" + start;
  }

  private static Answer refused(Browser browser, Instant start) {
    String body = Api.json(Api.booking(Firm.INTRO, start, "trillian@example.org"));
    Answer answer =
        new Answer(
            browser.send(
                browser
                    .request("/api/v1/bookings", "Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body))));
    assertThat(answer.status()).as("%s", answer).isEqualTo(409);
    return answer;
  }

  private static void assertOnlyKinds(Answer answer, String... kinds) {
    JsonNode reasons = answer.json().path("reasons");
    assertThat(answer.rules()).containsExactly(kinds);
    for (JsonNode reason : reasons) {
      List<String> members = new ArrayList<>();
      reason.fieldNames().forEachRemaining(members::add);
      assertThat(members).containsExactly("rule");
    }
    assertThat(answer.text())
        .doesNotContain(booking.text("id"), "Beeblebrox", "zaphod@example.org", "Lunch", "lunch");
  }

  private static void assertEverythingIsTold(Answer answer) {
    JsonNode claim = reason(answer, "claim");
    assertThat(claim.path("id").asText()).isEqualTo(booking.text("id"));
    assertThat(claim.path("subject").asText()).startsWith("host:");
    assertThat(claim.path("text").asText()).isNotBlank();
    // The claim is from 14:00 to 14:40. A half-hour and its ten minutes may begin at 13:20 sharp.
    assertThat(claim.at("/forbids/from").asText()).isEqualTo("2027-03-09T13:20:01Z");
    assertThat(claim.at("/forbids/to").asText()).isEqualTo("2027-03-09T14:40:00Z");
    assertThat(answer.text()).doesNotContain("Beeblebrox", "zaphod@example.org");
  }

  private static JsonNode reason(Answer answer, String rule) {
    for (JsonNode reason : answer.json().path("reasons")) {
      if (reason.path("rule").asText().equals(rule)) {
        return reason;
      }
    }
    throw new AssertionError("no reason " + rule + " in " + answer);
  }

  @Test
  void thePublicIsToldTheKindsOnly() {
    assertOnlyKinds(firm.api().get(explanation(START)), "claim");
    assertOnlyKinds(firm.api().get(explanation(START.plusSeconds(300))), "grid", "claim");
    assertOnlyKinds(refused(firm.browser(), START), "claim");
    assertOnlyKinds(
        firm.api().get(explanation(Instant.parse("2027-03-07T14:00:00Z"))),
        "hours",
        "grid",
        "notice");
  }

  @Test
  void theHostIsToldEverything() {
    assertEverythingIsTold(Firm.json(maya, explanation(START)));
    assertEverythingIsTold(Firm.json(maya, explanation(START.plusSeconds(300))));
    assertEverythingIsTold(refused(maya, START));

    JsonNode hours =
        reason(Firm.json(maya, explanation(Instant.parse("2027-03-14T14:00:00Z"))), "hours");
    assertThat(hours.path("id").asText()).isNotBlank();
    assertThat(hours.path("text").asText()).isNotBlank();
    assertThat(hours.at("/forbids/from").asText()).isNotBlank();
  }

  @Test
  void theHostOfAnotherEventTypeIsAStranger() {
    assertOnlyKinds(Firm.json(jonas, explanation(START)), "claim");
    assertOnlyKinds(refused(jonas, START), "claim");
    Answer others = Firm.json(jonas, "/api/v1/bookings/" + booking.text("id"));
    assertThat(others.code()).isEqualTo("forbidden");
  }

  @Test
  void thePublicLearnsNothingOfABookingFromTheListing() {
    Answer listed =
        firm.api().get(Api.offerPath(Firm.INTRO) + "/slots?from=2027-03-09&to=2027-03-10");

    assertThat(listed.text())
        .contains("2027-03-09T10:00:00-05:00")
        .doesNotContain("2027-03-09T09:00:00", booking.text("id"), "Beeblebrox", "asOf");
  }
}
