package io.slotcore.fakes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** That the fake refuses what Graph would refuse, and answers as Graph does. */
class FakeGraphTest {

  private static final URI REDIRECT = URI.create("https://slotcore.example.com/back");
  private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
  private static final String ADA = "ada@example.com";
  private static final String TIMES =
      """
      "start": {"dateTime": "2027-02-10T10:00:00", "timeZone": "W. Europe Standard Time"},
      "end": {"dateTime": "2027-02-10T11:00:00", "timeZone": "Europe/Berlin"}
      """;

  private final FakeGraph graph = FakeGraph.start(() -> NOW);
  private final FakeGraphCalendar ada = graph.addAccount(ADA, ZoneId.of("Europe/Berlin"));
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private String access = "";

  @AfterEach
  void close() {
    graph.close();
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private URI consent(String more) {
    return URI.create(
        graph.login()
            + "common/oauth2/v2.0/authorize?response_type=code&client_id="
            + FakeGraph.CLIENT_ID
            + "&redirect_uri="
            + encode(REDIRECT.toString())
            + more);
  }

  private void connect(String scope) {
    graph.allowRedirect(REDIRECT);
    URI back = graph.agree(consent("&scope=" + encode(scope)), ADA);
    String code =
        String.valueOf(
            new FakeRequest("GET", "/", back.getRawQuery(), Map.of(), "").parameters().get("code"));
    String form =
        "grant_type=authorization_code&client_id="
            + FakeGraph.CLIENT_ID
            + "&client_secret="
            + encode(FakeGraph.CLIENT_SECRET)
            + "&redirect_uri="
            + encode(REDIRECT.toString())
            + "&code="
            + code;
    HttpRequest request =
        HttpRequest.newBuilder(graph.login().resolve("common/oauth2/v2.0/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build();
    access = FakeGraph.parse(send(request).body()).path("access_token").asText();
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException | InterruptedException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private HttpResponse<String> call(String method, String path, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(graph.root() + path))
            .header("Authorization", "Bearer " + access)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request.build());
  }

  private static String codeOf(HttpResponse<String> answer) {
    return answer.statusCode()
        + " "
        + FakeGraph.parse(answer.body()).path("error").path("code").asText();
  }

  private String events() {
    return "me/calendars/" + encode(ada.id()) + "/events";
  }

  @Test
  void whatIsNotAsGraphWantsItIsRefused() {
    connect("Calendars.ReadWrite");
    Map<String, String> refused =
        Map.of(
            "{" + TIMES + ", \"title\": \"x\"}",
            "400 RequestBodyRead",
            "{" + TIMES + ", \"subject\": 3}",
            "400 RequestBodyRead",
            "{" + TIMES + ", \"showAs\": \"away\"}",
            "400 RequestBodyRead",
            "{\"subject\": \"x\"}",
            "400 BadRequest",
            "[]",
            "400 RequestBodyRead",
            "{" + TIMES.replace("Europe/Berlin", "Mars/Base") + "}",
            "400 TimeZoneNotSupportedException",
            "{" + TIMES + ", \"isAllDay\": true}",
            "400 ErrorInvalidRequest",
            "{" + TIMES.replace("T11", "T09") + "}",
            "400 ErrorPropertyValidationFailure",
            "{"
                + TIMES
                + ", \"singleValueExtendedProperties\": [{\"id\": \"x\", \"value\": \"y\"}]}",
            "400 BadRequest");

    refused.forEach(
        (body, code) -> assertThat(codeOf(call("POST", events(), body))).as(body).isEqualTo(code));
    assertThat(ada.events()).isEmpty();
  }

  @Test
  void aTransactionIdAddsOneEventOnly() {
    connect("Calendars.ReadWrite");
    String body = "{" + TIMES + ", \"transactionId\": \"t1\"}";

    JsonNode first = FakeGraph.parse(call("POST", events(), body).body());
    JsonNode second = FakeGraph.parse(call("POST", events(), body).body());

    assertThat(second).isEqualTo(first);
    assertThat(ada.events()).hasSize(1);
    assertThat(first.path("start").path("dateTime").asText())
        .isEqualTo("2027-02-10T09:00:00.0000000");
    assertThat(first.path("start").path("timeZone").asText()).isEqualTo("UTC");
    assertThat(first.path("originalStartTimeZone").asText()).isEqualTo("W. Europe Standard Time");
    String event = events() + "/" + encode(first.path("id").asText());
    assertThat(codeOf(call("PATCH", event, "{\"subject\": \"x\"}", "If-Match", "W/\"old\"")))
        .isEqualTo("412 ErrorIrresolvableConflict");
    assertThat(codeOf(call("PATCH", event, "{\"transactionId\": \"t2\"}")))
        .isEqualTo("400 ErrorInvalidPropertySet");
    assertThat(call("DELETE", event, "").statusCode()).isEqualTo(204);
    assertThat(codeOf(call("DELETE", event, ""))).isEqualTo("404 ErrorItemNotFound");
  }

  @Test
  void wholeDaysAreMidnightInTheZoneThatIsAskedFor() {
    connect("Calendars.Read");
    ada.put(
        FakeGraphEvent.allDay(
            "day", LocalDate.parse("2027-02-10"), LocalDate.parse("2027-02-11"), "UTC"));
    String view =
        "me/calendars/"
            + encode(ada.id())
            + "/calendarView?startDateTime=2027-02-09T00:00:00Z&endDateTime=2027-02-12T00:00:00Z";

    HttpResponse<String> answer =
        call("GET", view, "", "Prefer", "outlook.timezone=\"Tokyo Standard Time\"");

    JsonNode start = FakeGraph.parse(answer.body()).path("value").path(0).path("start");
    assertThat(start.path("dateTime").asText()).startsWith("2027-02-10T00:00");
    assertThat(start.path("timeZone").asText()).isEqualTo("Tokyo Standard Time");
    assertThat(answer.headers().firstValue("Preference-Applied")).isPresent();
    assertThat(codeOf(call("GET", view, "", "Prefer", "outlook.timezone=\"Mars\"")))
        .isEqualTo("400 TimeZoneNotSupportedException");
    assertThat(codeOf(call("GET", view + "&$search=x", ""))).isEqualTo("400 BadRequest");
  }

  @Test
  void whoHasNotBeenGrantedSomethingIsDenied() {
    connect("Calendars.Read");

    assertThat(codeOf(call("POST", events(), "{" + TIMES + "}")))
        .isEqualTo("403 ErrorAccessDenied");
    assertThat(codeOf(call("POST", "me/onlineMeetings/createOrGet", "{\"externalId\": \"x\"}")))
        .isEqualTo("403 ErrorAccessDenied");
    graph.endAccessTokens();
    assertThat(codeOf(call("GET", "me/calendars", ""))).isEqualTo("401 InvalidAuthenticationToken");
  }

  @Test
  void deltaTellsWhatWasChangedAlsoOutsideTheWindow() {
    connect("Calendars.Read");
    String first =
        "me/calendars/"
            + encode(ada.id())
            + "/calendarView/delta?startDateTime=2027-02-01T00:00:00Z&endDateTime=2027-03-01T00:00:00Z";
    Instant inside = Instant.parse("2027-02-10T10:00:00Z");
    Instant outside = Instant.parse("2028-02-10T10:00:00Z");
    ada.put(FakeGraphEvent.timed("old", outside, outside.plusSeconds(60)));
    JsonNode round = FakeGraph.parse(call("GET", first, "").body());
    assertThat(round.path("value")).isEmpty();

    ada.put(FakeGraphEvent.timed("in", inside, inside.plusSeconds(60)));
    ada.put(FakeGraphEvent.timed("out", outside, outside.plusSeconds(60)));

    String link =
        round.path("@odata.deltaLink").asText().substring(graph.root().toString().length());
    JsonNode value = FakeGraph.parse(call("GET", link, "").body()).path("value");
    assertThat(value).hasSize(2);
    assertThat(value.path(0).path("iCalUId").asText()).isEqualTo("in");
    assertThat(value.path(1).path("@removed").path("reason").asText()).isEqualTo("deleted");
    ada.forgetChanges();
    assertThat(codeOf(call("GET", link, ""))).isEqualTo("410 SyncStateNotFound");
    assertThat(codeOf(call("GET", first.replace("?", "?$select=id&"), "")))
        .isEqualTo("400 BadRequest");
  }

  @Test
  void aSubscriptionLivesForAWeekAtMost() {
    connect("Calendars.Read");
    String body =
        """
        {"changeType": "updated", "notificationUrl": "https://example.org/x",
         "resource": "me/calendars/%s/events", "expirationDateTime": "%s", "clientState": "%s"}
        """;
    String resource = encode(ada.id());

    assertThat(
            List.of(
                codeOf(
                    call(
                        "POST",
                        "subscriptions",
                        body.formatted(resource, "2026-11-27T09:00:01Z", "x"))),
                codeOf(
                    call(
                        "POST",
                        "subscriptions",
                        body.formatted(resource, "2026-11-20T09:00:00Z", "x"))),
                codeOf(
                    call(
                        "POST",
                        "subscriptions",
                        body.formatted(resource, "2026-11-21T09:00:00Z", "x".repeat(129))))))
        .containsExactly("400 ExtensionError", "400 InvalidRequest", "400 InvalidRequest");
  }

  @Test
  void aConsentThatIsNotAsRegisteredShowsAnError() {
    assertThatThrownBy(() -> graph.agree(consent("&scope=Calendars.Read"), ADA))
        .hasMessageContaining("AADSTS50011");
    graph.allowRedirect(REDIRECT);
    assertThatThrownBy(() -> graph.agree(consent("&scope=Everything"), ADA))
        .hasMessageContaining("AADSTS70011");
    assertThat(graph.refuse(consent("&scope=Calendars.Read&state=s")).getQuery())
        .contains("error=access_denied")
        .contains("AADSTS65004")
        .contains("state=s");
  }

  @Test
  void anOwnerAgreesOnAPage() {
    graph.allowRedirect(REDIRECT);
    URI page = consent("&scope=Calendars.Read&state=s");

    assertThat(send(HttpRequest.newBuilder(page).GET().build()).body())
        .contains("<option>" + ADA, "Calendars.Read", "Accept");
    HttpRequest decision =
        HttpRequest.newBuilder(page)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("decision=accept&account=" + encode(ADA)))
            .build();
    HttpResponse<String> back = send(decision);
    assertThat(back.statusCode()).isEqualTo(302);
    assertThat(back.headers().firstValue("Location").orElse(""))
        .startsWith(REDIRECT.toString())
        .contains("code=", "state=s");
    assertThat(send(HttpRequest.newBuilder(consent("&scope=Nothing")).GET().build()).statusCode())
        .isEqualTo(400);
  }
}
