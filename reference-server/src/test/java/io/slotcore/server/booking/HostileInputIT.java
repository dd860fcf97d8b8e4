package io.slotcore.server.booking;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotcore.server.Answer;
import io.slotcore.server.Api;
import io.slotcore.server.Browser;
import io.slotcore.server.Firm;
import io.slotcore.server.LogLines;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever is sent: a problem with a stable code and the name of the field, never a failure of the
 * server, and nothing has changed.
 */
class HostileInputIT {

  private static final Instant START = Instant.parse("2027-03-11T14:00:00Z");
  private static final String REVIEW = "jonas-weber/architecture-review";
  private static final String BOOKINGS = "/api/v1/bookings";
  private static final String HALF_PAIR = "\\ud83d";
  private static final String LONG = "x".repeat(1_000_000);

  private static Firm firm;
  private static LogLines log;
  private static Answer mine;
  private static Answer cancelled;
  private static Answer others;
  private static Answer hold;

  private static List<String> before = List.of();

  @BeforeAll
  static void open() {
    log = LogLines.read();
    firm = Firm.open();
    mine = book("2027-03-09T14:00:00Z", "mine@example.org");
    others = book("2027-03-09T15:00:00Z", "others@example.org");
    cancelled = book("2027-03-10T14:00:00Z", "gone@example.org");
    assertThat(firm.api().delete(Api.path(cancelled)).status()).isEqualTo(200);
    hold =
        firm.api()
            .post("/api/v1/holds", Api.hold(Firm.INTRO, Instant.parse("2027-03-10T15:00:00Z")));
    before = firm.contents();
  }

  @AfterAll
  static void close() {
    firm.close();
    log.close();
    assertThat(log.all())
        .noneMatch(line -> line.startsWith("ERROR"))
        .noneMatch(line -> line.contains("Beeblebrox") || line.contains("@example"))
        .noneMatch(line -> line.contains(mine.text("key")) || line.contains(hold.text("key")));
  }

  @AfterEach
  void nothingHasChanged() {
    assertThat(firm.contents()).isEqualTo(before);
  }

  private static Answer book(String start, String email) {
    Answer answer = firm.api().post(BOOKINGS, Api.booking(Firm.INTRO, Instant.parse(start), email));
    assertThat(answer.status()).as("%s", answer).isEqualTo(201);
    return answer;
  }

  /** A request and how it is to be refused. */
  record Attempt(String name, Supplier<Answer> request, int status, String code, String field) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Attempt attempt(
      String name, int status, String code, String field, Supplier<Answer> request) {
    return new Attempt(name, request, status, code, field);
  }

  private static Attempt body(String text, String field) {
    return attempt(
        "the body " + text.substring(0, Math.min(60, text.length())),
        400,
        "malformed_json",
        field,
        () -> firm.api().send("POST", BOOKINGS, text));
  }

  private static Map<String, Object> booking(String offer, Consumer<Map<String, Object>> change) {
    Map<String, Object> body = Api.booking(offer, START, "zaphod@example.org");
    body.put("attendee", new LinkedHashMap<>(Api.attendee("zaphod@example.org")));
    change.accept(body);
    return body;
  }

  private static Attempt field(String field, Object value) {
    String shown = String.valueOf(value);
    return attempt(
        field + " = " + shown.substring(0, Math.min(40, shown.length())),
        422,
        "invalid_field",
        field,
        () -> firm.api().post(BOOKINGS, booking(Firm.INTRO, body -> put(body, field, value))));
  }

  /** Puts what is no legal Unicode, which only JSON's own escapes can say. */
  private static Attempt escaped(String field, String json) {
    return attempt(
        field + " = " + json,
        422,
        "invalid_field",
        field,
        () ->
            firm.api()
                .post(
                    BOOKINGS,
                    Api.json(booking(Firm.INTRO, body -> put(body, field, "@@")))
                        .replace("@@", json)));
  }

  @SuppressWarnings("unchecked")
  private static void put(Map<String, Object> body, String path, Object value) {
    int dot = path.indexOf('.');
    if (dot < 0) {
      body.put(path, value);
    } else {
      put((Map<String, Object>) body.get(path.substring(0, dot)), path.substring(dot + 1), value);
    }
  }

  static Stream<Attempt> bodies() {
    return Stream.of(
        body("{", ""),
        body("{]", ""),
        body("[]", ""),
        body("\"text\"", ""),
        body("1e999999999", ""),
        body("{} {}", ""),
        body("{\"username\"}", ""),
        body("[".repeat(30_000), ""),
        body("{\"attendee\":".repeat(5_000), "attendee"),
        body("\u0000", ""),
        body("{\"surprise\":1}", "surprise"),
        body("{\"username\":{}}", "username"),
        body("{\"username\":[\"maya-brooks\"]}", "username"),
        body("{\"start\":1773237600}", "start"),
        body("{\"start\":true}", "start"),
        body("{\"attendee\":\"Zaphod\"}", "attendee"),
        body("{\"attendee\":{\"name\":1.5}}", "attendee.name"),
        body("{\"attendee\":{\"admin\":true}}", "attendee.admin"),
        body("{\"attendee\":[]}", "attendee"),
        body("{\"answers\":[]}", "answers"),
        body("{\"answers\":{\"topic\":{}}}", "answers.topic"),
        body("{\"answers\":{\"topic\":7}}", "answers.topic"),
        body("{\"hold\":\"x\"}", "hold"));
  }

  static Stream<Attempt> fields() {
    return Stream.of(
        attempt(
            "null", 422, "invalid_field", "body", () -> firm.api().send("POST", BOOKINGS, "null")),
        attempt("{}", 422, "invalid_field", "username", () -> firm.api().post(BOOKINGS, "{}")),
        attempt(
            "no attendee",
            422,
            "invalid_field",
            "attendee",
            () -> firm.api().post(BOOKINGS, booking(Firm.INTRO, b -> b.remove("attendee")))),
        field("username", " "),
        field("eventType", ""),
        field("start", "tomorrow"),
        field("start", "-1"),
        field("start", ""),
        field("start", "2027-03-11T14:00"),
        field("start", "2027-03-11T25:00:00Z"),
        field("start", "2027-02-29T14:00:00Z"),
        field("start", "9999-03-11T14:00:00Z"),
        field("start", "-0001-03-11T14:00:00Z"),
        field("start", "+999999999-12-31T23:59:59Z"),
        field("start", "1969-12-31T23:59:59Z"),
        field("start", "2027-03-11T14:00:00+99:00"),
        field("attendee.name", ""),
        field("attendee.name", "x".repeat(201)),
        field("attendee.name", "Zaphod\r\nBcc: x@example.org"),
        field("attendee.name", "Zaphod\u0000"),
        escaped("attendee.name", "Zaphod" + HALF_PAIR),
        field("attendee.email", "zaphod"),
        field("attendee.email", "zaphod@example.org\r\nBcc: trillian@example.org"),
        field("attendee.email", "zaphod@example.org\nSubject: x"),
        field("attendee.email", "a@example.org, b@example.org"),
        field("attendee.email", "<script>@example.org"),
        field("attendee.email", "zaphod\u0000@example.org"),
        field("attendee.email", "x".repeat(64) + "@" + "y".repeat(186) + ".org"),
        escaped("attendee.email", "zaphod" + HALF_PAIR + "@example.org"),
        field("attendee.timeZone", "Europe/Heart_of_Gold"),
        field("attendee.timeZone", "europe/berlin"),
        field("attendee.timeZone", "+01:00"),
        field("attendee.timeZone", ""),
        field("attendee.locale", "x".repeat(4_000)),
        field("attendee.locale", "en-x-" + "abcdefgh-".repeat(12) + "a"),
        field("answers.topic", ""),
        field("answers.topic", "x".repeat(4_001)),
        field("answers.topic", "lunch\u0000"),
        escaped("answers.topic", "lunch" + HALF_PAIR),
        field("answers.company", "two\nlines"),
        field("answers.nope", "x"),
        attempt(
            "an option that is not there",
            422,
            "invalid_field",
            "answers.team-size",
            () ->
                firm.api().post(BOOKINGS, booking(REVIEW, b -> put(b, "answers.team-size", "12")))),
        attempt(
            "no answer to a required question",
            422,
            "invalid_field",
            "answers.topic",
            () -> firm.api().post(BOOKINGS, booking(REVIEW, b -> b.put("answers", Map.of())))),
        attempt(
            "an unknown user",
            404,
            "not_found",
            "",
            () ->
                firm.api().post(BOOKINGS, booking(Firm.INTRO, b -> b.put("username", "../admin")))),
        attempt(
            "a slug of half a character",
            404,
            "not_found",
            "",
            () ->
                firm.api()
                    .post(
                        BOOKINGS,
                        Api.json(booking(Firm.INTRO, b -> b.put("eventType", "@@")))
                            .replace("@@", HALF_PAIR))),
        attempt(
            "a visitor with white space",
            422,
            "invalid_field",
            "visitor",
            () -> firm.api().post("/api/v1/holds", holdBy("a b"))),
        attempt(
            "a visitor of half a character",
            422,
            "invalid_field",
            "visitor",
            () ->
                firm.api().post("/api/v1/holds", Api.json(holdBy("@@")).replace("@@", HALF_PAIR))));
  }

  private static Map<String, Object> holdBy(String visitor) {
    Map<String, Object> body = Api.hold(Firm.INTRO, START);
    body.put("visitor", visitor);
    return body;
  }

  static Stream<Attempt> sizes() {
    return Stream.of(
        attempt(
            "an answer of a megabyte",
            413,
            "content_too_large",
            "",
            () ->
                firm.api().post(BOOKINGS, booking(Firm.INTRO, b -> put(b, "answers.topic", LONG)))),
        attempt(
            "a cancel with a megabyte of reason",
            413,
            "content_too_large",
            "",
            () -> firm.api().send("DELETE", Api.path(mine), Api.json(Map.of("reason", LONG)))),
        attempt(
            "a long reason",
            422,
            "invalid_field",
            "reason",
            () ->
                firm.api()
                    .send(
                        "DELETE", Api.path(mine), Api.json(Map.of("reason", "x".repeat(20_000))))),
        attempt(
            "a reason with a NUL",
            422,
            "invalid_field",
            "reason",
            () -> firm.api().delete(Api.path(mine) + "&reason=a%00b")),
        attempt(
            "a reason of half a character",
            422,
            "invalid_field",
            "reason",
            () -> firm.api().send("DELETE", Api.path(mine), "{\"reason\":\"" + HALF_PAIR + "\"}")));
  }

  private static Attempt keyed(String name, String key) {
    return attempt(
        name + " as Idempotency-Key",
        422,
        "invalid_field",
        "Idempotency-Key",
        () -> firm.api().post(BOOKINGS, booking(Firm.INTRO, b -> {}), "Idempotency-Key", key));
  }

  private static Attempt ifMatch(String value) {
    return attempt(
        "If-Match: " + value,
        422,
        "invalid_field",
        "If-Match",
        () -> firm.api().put(Api.path(mine), move(), "If-Match", value));
  }

  private static Map<String, Object> move() {
    return Map.of("start", START.toString());
  }

  static Stream<Attempt> headers() {
    return Stream.of(
        keyed("201 characters", "x".repeat(201)),
        keyed("white space", "a b"),
        keyed("nothing", ""),
        ifMatch("1"),
        ifMatch("\"x\""),
        ifMatch("W/\"1\""),
        ifMatch("\"-1\""),
        ifMatch("\"99999999999999999999\""),
        attempt(
            "a stale If-Match",
            412,
            "stale_version",
            "",
            () -> firm.api().put(Api.path(mine), move(), "If-Match", "\"7\"")),
        attempt(
            "a stale If-Match on a cancel",
            412,
            "stale_version",
            "",
            () -> firm.api().delete(Api.path(mine), "If-Match", "\"7\"")),
        attempt(
            "text",
            415,
            "unsupported_media_type",
            "",
            () -> firm.api().send("POST", BOOKINGS, "{}", "Content-Type", "text/plain")),
        attempt(
            "a form",
            415,
            "unsupported_media_type",
            "",
            () ->
                firm.api()
                    .send(
                        "POST",
                        BOOKINGS,
                        "a=b",
                        "Content-Type",
                        "application/x-www-form-urlencoded")),
        attempt(
            "another site's request with a cookie",
            403,
            "cross_site",
            "",
            () ->
                firm.api()
                    .post(
                        BOOKINGS,
                        booking(Firm.INTRO, b -> {}),
                        "Cookie",
                        "a=b",
                        "Origin",
                        "https://evil.example")),
        attempt(
            "PATCH",
            405,
            "method_not_allowed",
            "",
            () -> firm.api().send("PATCH", Api.path(mine), "{}")),
        attempt("DELETE of all", 405, "method_not_allowed", "", () -> firm.api().delete(BOOKINGS)),
        attempt(
            "POST to a booking",
            405,
            "method_not_allowed",
            "",
            () -> firm.api().post(Api.path(mine), "{}")));
  }

  private static Attempt forbidden(String name, Supplier<Answer> request) {
    return attempt(name, 403, "forbidden", "", request);
  }

  private static String withKey(Answer booking, String key) {
    return BOOKINGS + "/" + booking.text("id") + "?key=" + Api.encoded(key);
  }

  private static Map<String, Object> confirmation(String id, String key) {
    Map<String, Object> body = Api.confirmation(hold, Firm.INTRO, "zaphod@example.org");
    body.put("hold", Map.of("id", id, "key", key));
    return body;
  }

  static Stream<Attempt> rights() {
    String key = mine.text("key");
    String tampered = (key.charAt(0) == 'A' ? 'B' : 'A') + key.substring(1);
    String unknown = "0199c2f0-5a7e-7c3a-9d2b-3f6a1b2c4d5e";
    List<Attempt> attempts = new ArrayList<>();
    for (String wrong :
        List.of(
            "",
            tampered,
            key.substring(0, key.length() - 1),
            key + "A",
            key + "=",
            others.text("key"),
            "\u0000",
            "../../" + key,
            "x".repeat(5_000))) {
      String path = withKey(mine, wrong);
      String name = wrong.substring(0, Math.min(50, wrong.length()));
      attempts.add(forbidden("reading with " + name, () -> firm.api().get(path)));
      attempts.add(forbidden("moving with " + name, () -> firm.api().put(path, move())));
      attempts.add(forbidden("cancelling with " + name, () -> firm.api().delete(path)));
    }
    attempts.add(forbidden("another's booking", () -> firm.api().delete(withKey(others, key))));
    attempts.add(
        forbidden(
            "a booking that is not there",
            () -> firm.api().get(BOOKINGS + "/" + unknown + "?key=" + key)));
    attempts.add(
        forbidden(
            "the key of a hold for its booking",
            () -> firm.api().get(withKey(hold, hold.text("key")))));
    attempts.add(
        forbidden(
            "the key of a booking for a hold",
            () -> firm.api().post(BOOKINGS, confirmation(hold.text("id"), key))));
    attempts.add(
        forbidden(
            "a hold that is not there",
            () -> firm.api().post(BOOKINGS, confirmation(unknown, hold.text("key")))));
    attempts.add(
        forbidden(
            "releasing with another key",
            () -> firm.api().delete("/api/v1/holds/" + hold.text("id") + "?key=" + key)));
    attempts.add(
        forbidden(
            "holding for a move of another's booking",
            () -> {
              Map<String, Object> body = Api.hold(Firm.INTRO, START);
              body.put("reschedule", Map.of("id", others.text("id"), "key", key));
              return firm.api().post("/api/v1/holds", body);
            }));
    attempts.add(
        forbidden(
            "moving with another's hold",
            () -> {
              Map<String, Object> body = new LinkedHashMap<>(move());
              body.put("hold", Map.of("id", hold.text("id"), "key", key));
              return firm.api().put(Api.path(mine), body);
            }));
    attempts.add(
        attempt(
            "moving with a hold that is not for this move",
            409,
            "hold_mismatch",
            "",
            () -> {
              Map<String, Object> body = new LinkedHashMap<>();
              body.put("start", hold.text("start"));
              body.put("hold", Api.keyed(hold));
              return firm.api().put(Api.path(mine), body);
            }));
    return attempts.stream();
  }

  private static Attempt refused(String name, String start, String code) {
    return attempt(
        name,
        409,
        code,
        "",
        () -> firm.api().post(BOOKINGS, booking(Firm.INTRO, b -> b.put("start", start))));
  }

  static Stream<Attempt> states() {
    return Stream.of(
        refused("off the grid", "2027-03-11T14:07:00Z", "slot_not_offered"),
        refused("a nanosecond late", "2027-03-11T14:00:00.000000001Z", "slot_not_offered"),
        refused("a microsecond late", "2027-03-11T14:00:00.000001Z", "slot_not_offered"),
        refused("past", "2027-03-04T14:00:00Z", "slot_not_offered"),
        refused("long past", "1970-01-01T00:00:00Z", "slot_not_offered"),
        refused("far ahead", "2199-12-31T23:59:59Z", "slot_not_offered"),
        refused("at night", "2027-03-11T07:00:00Z", "slot_not_offered"),
        refused("taken", "2027-03-09T14:00:00Z", "slot_taken"),
        attempt(
            "a second cancel",
            409,
            "not_possible_any_more",
            "",
            () -> firm.api().delete(Api.path(cancelled))),
        attempt(
            "a move after the cancel",
            409,
            "not_possible_any_more",
            "",
            () -> firm.api().put(Api.path(cancelled), move())),
        attempt(
            "a move into the past",
            409,
            "slot_not_offered",
            "",
            () -> firm.api().put(Api.path(mine), Map.of("start", "2027-03-04T14:00:00Z"))),
        attempt(
            "a move onto another",
            409,
            "slot_taken",
            "",
            () -> firm.api().put(Api.path(mine), Map.of("start", "2027-03-09T15:00:00Z"))));
  }

  private static Attempt query(String field, String query) {
    return attempt(
        "slots?" + query,
        422,
        "invalid_field",
        field,
        () -> firm.api().get(Api.offerPath(Firm.INTRO) + "/slots?" + query));
  }

  private static Attempt explaining(String field, String query) {
    return attempt(
        "explain?" + query,
        422,
        "invalid_field",
        field,
        () -> firm.api().get(Api.offerPath(Firm.INTRO) + "/explain?" + query));
  }

  static Stream<Attempt> queries() {
    return Stream.of(
        query("from", ""),
        query("to", "from=2027-03-11"),
        query("to", "from=2027-03-12&to=2027-03-11"),
        query("to", "from=2027-03-11&to=2037-03-11"),
        query("to", "from=1970-01-01&to=2200-01-01"),
        query("from", "from=-1&to=2027-03-11"),
        query("from", "from=2027-13-01&to=2027-03-11"),
        query("from", "from=%00&to=2027-03-11"),
        query("from", "from=9999-01-01&to=9999-01-02"),
        query("to", "from=2027-03-11&to=2027-03-11T25:00:00Z"),
        query("timeZone", "from=2027-03-11&to=2027-03-12&timeZone=Mars/Olympus"),
        query("timeZone", "from=2027-03-11&to=2027-03-12&timeZone=%00"),
        query("timeZone", "from=2027-03-11&to=2027-03-12&timeZone=SystemV/EST5"),
        query("reschedule", "from=2027-03-11&to=2027-03-12&reschedule=1"),
        query("hold", "from=2027-03-11&to=2027-03-12&hold=1%27%20OR%201=1"),
        explaining("start", ""),
        explaining("start", "start=soon"),
        explaining("start", "start=9999-12-31T23:59:59Z"),
        explaining("timeZone", "start=2027-03-11T14:00:00Z&timeZone=Mars/Olympus"),
        attempt(
            "a booking without an id",
            422,
            "invalid_field",
            "id",
            () -> firm.api().get(BOOKINGS + "/1%27%20OR%201=1")));
  }

  @ParameterizedTest
  @MethodSource({"bodies", "fields", "sizes", "headers", "rights", "states", "queries"})
  void isRefusedWithACodeAndTheField(Attempt attempt) {
    Answer answer = attempt.request().get();

    assertThat(answer.status()).as("%s", answer).isEqualTo(attempt.status());
    assertThat(answer.code()).as("%s", answer).isEqualTo(attempt.code());
    assertThat(answer.text("field")).as("%s", answer).isEqualTo(attempt.field());
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.text()).hasSizeLessThan(2_000).doesNotContain("io.slotcore", "java.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/users/..%2F..%2Fetc%2Fpasswd/event-types",
        "/api/v1/users/%2e%2e/event-types",
        "/api/v1/users/../../../etc/passwd",
        "/api/v1/users/%00/event-types",
        "/api/v1/users/maya-brooks%00/event-types/intro-call/slots?from=2027-03-11&to=2027-03-12",
        "/api/v1/users/maya-brooks/event-types/..%5c..%5cintro-call",
        "/api/v1/users/maya-brooks/event-types/intro-call%00",
        "/api/v1/users/MAYA-BROOKS/event-types",
        "/api/v1/users/%ff%fe/event-types",
        "/api/v1/users/%zz/event-types",
        "/api/v1/users/maya-brooks;x=y/event-types;z",
        "/api/v1/bookings/%2e%2e?key=%zz",
        "/api/v1/bookings/%c0%ae?key=%c0%ae",
        "/..;/..;/etc/passwd",
        "/../../etc/passwd",
        "//evil.example/%2e%2e",
        "/assets/..%2f..%2fapplication.properties",
        "/assets/%2e%2e/migration/V1__accounts.sql",
        "/maya-brooks%2fintro-call",
        "/%00",
        "/bookings/%00/invite.ics",
        "/holds/..%2f..%2f",
        "/mailbox/..%2f..",
      })
  void anAddressThatIsNoneIsNotFoundOrRefused(String target) throws IOException {
    String answer =
        raw("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

    assertThat(status(answer)).as(answer).isBetween(300, 499);
    assertThat(answer).doesNotContain("root:", "CREATE TABLE", "io.slotcore", "java.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/1.1||",
        "GET / HTTP/9.9|Host: x||",
        "\u0000\u0001\u0002||",
        "POST /api/v1/bookings HTTP/1.1|Host: x|Content-Length: -1||",
        "POST /api/v1/bookings HTTP/1.1|Host: x|Content-Length: 5|Transfer-Encoding:"
            + " chunked|Content-Type: application/json|Connection: close||0||",
        "POST /api/v1/bookings HTTP/1.1|Host: x|Transfer-Encoding: chunked|Content-Type:"
            + " application/json|Connection: close||zz|",
        "TRACE / HTTP/1.1|Host: x|Connection: close||",
        "CONNECT evil.example:80 HTTP/1.1|Host: x|Connection: close||",
        "FOO /api/v1/bookings HTTP/1.1|Host: x|Connection: close||",
      })
  void aRequestThatIsNoneIsRefused(String request) throws IOException {
    String answer = raw(request.replace("|", "\r\n"));

    assertThat(status(answer)).as(answer).isBetween(400, 505).isNotEqualTo(500);
    assertThat(answer).doesNotContain("io.slotcore", "Jetty", "java.");
  }

  @Test
  void aBodyInChunksIsLimitedToo() throws IOException {
    StringBuilder request =
        new StringBuilder(
                "POST /api/v1/bookings HTTP/1.1|Host: x|Transfer-Encoding: chunked|"
                    .replace("|", "\r\n"))
            .append("Content-Type: application/json|Connection: close||".replace("|", "\r\n"));
    for (int i = 0; i < 20; i++) {
      request.append("4000\r\n").append(" ".repeat(0x4000)).append("\r\n");
    }

    String answer = raw(request.append("0\r\n\r\n").toString());

    assertThat(status(answer)).as(answer).isEqualTo(413);
    assertThat(answer).contains("\"code\":\"content_too_large\"");
  }

  @Test
  void aHugeHeaderIsRefused() {
    Answer answer =
        firm.api()
            .post(BOOKINGS, booking(Firm.INTRO, b -> {}), "Idempotency-Key", "x".repeat(100_000));

    assertThat(answer.status()).isEqualTo(431);
  }

  private static String raw(String request) throws IOException {
    URI site = firm.uri("/");
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), site.getPort())) {
      socket.setSoTimeout(20_000);
      OutputStream out = socket.getOutputStream();
      out.write(request.getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  private static int status(String answer) {
    assertThat(answer).startsWith("HTTP/1.");
    return Integer.parseInt(answer.substring(9, 12));
  }

  private static Map<String, String> typed() {
    return Map.of(
        "name", "Zaphod Beeblebrox", "email", "zaphod@example.org", "answers.topic", "Lunch");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hold", "release", "pick", "cancel"})
  void aFormWithoutItsTokenOrWithAWrongOneIsRefused(String form) {
    String path = formPath(form);
    Browser browser = firm.browser();
    browser.get("/login");

    for (String token : List.of("", "x", mine.text("key"), "\u0000")) {
      Map<String, String> fields = new LinkedHashMap<>(typed());
      fields.put("start", START.toString());
      fields.put("_form", token);
      HttpResponse<String> answer = browser.post(path, fields);
      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(answer.body()).contains("This form is too old, or it came from another site.");
    }
    HttpResponse<String> stolen =
        firm.browser().post(path, Map.of("_form", "x", "start", START.toString()));
    assertThat(stolen.statusCode()).isEqualTo(403);
  }

  private static String formPath(String form) {
    return switch (form) {
      case "hold" -> "/holds/" + hold.text("id") + "?key=" + hold.text("key");
      case "release" -> "/holds/" + hold.text("id") + "/release?key=" + hold.text("key");
      case "pick" -> "/" + Firm.INTRO;
      default -> "/bookings/" + mine.text("id") + "/cancel?key=" + mine.text("key");
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"hold", "release", "cancel"})
  void aFormWithAWrongKeyIsRefused(String form) {
    String path = formPath(form).replaceAll("key=.*", "key=" + others.text("key"));

    HttpResponse<String> answer = firm.browser().submit("/login", path, typed());

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("You are not allowed to see this.");
  }

  @ParameterizedTest
  @CsvSource({
    "name, ''",
    "name, Zaphod%00",
    "email, zaphod",
    "email, 'zaphod@example.org%0D%0ABcc: x@example.org'",
    "answers.topic, ''",
    "answers.topic, a%00b",
  })
  void aFieldThatIsWrongIsMarkedInTheForm(String field, String value) {
    Map<String, String> fields = new LinkedHashMap<>(typed());
    fields.put(field, java.net.URLDecoder.decode(value, StandardCharsets.UTF_8));

    HttpResponse<String> answer = firm.browser().submit("/login", formPath("hold"), fields);

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("Please check the fields that are marked.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "", "9999-01-01T00:00:00Z", "%00"})
  void aChoiceThatIsNoTimeIsRefusedOnAPage(String start) {
    HttpResponse<String> answer =
        firm.browser().submit("/login", "/" + Firm.INTRO, Map.of("start", start));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("Something in the form is missing or not valid.");
  }

  @Test
  void aChoiceThatIsNotOfferedIsToldOnTheCalendar() {
    HttpResponse<String> answer =
        firm.browser().submit("/login", "/" + Firm.INTRO, Map.of("start", "2027-03-11T14:07:00Z"));

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("That time cannot be booked any more.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?month=9999-99&date=2027-02-30",
        "?month=-001-01&date=%00%00%00%00%00%00%00%00%00%00",
        "?month=9999-12&date=9999-12-31",
        "?month=0000-01&date=0000-01-01",
        "?tz=Mars/Olympus",
        "?tz=%00",
        "?tz=%3Cscript%3E",
        "?month=%3Cscript%3E&date=%3Cscript%3E",
      })
  void aCalendarOfNonsenseIsThatOfToday(String query) {
    HttpResponse<String> answer =
        firm.browser()
            .get(
                "/" + Firm.INTRO + query,
                "Accept-Language",
                "xx-\u00ff;q=zz,,;",
                "Cookie",
                "slotcore-zone=%00; slotcore-hold=..x; slotcore-visitor=; slotcore-session=%00");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("March 2027").doesNotContain("<script>");
  }

  @Test
  void aReasonThatCannotBeKeptIsRefusedOnAPage() {
    for (String reason : List.of("a\u0000b", "x".repeat(20_000))) {
      HttpResponse<String> answer =
          firm.browser().submit("/login", formPath("cancel"), Map.of("reason", reason));
      assertThat(answer.statusCode()).isEqualTo(422);
    }
  }

  @Test
  void aScriptIsKeptAsItIsAndShownAsText() {
    String script = "<script>alert('x')</script>";
    Map<String, Object> body =
        booking(Firm.INTRO, b -> put(b, "attendee.name", script + "<img src=x onerror=alert(1)>"));
    body.put("start", "2027-03-12T14:00:00Z");
    put(body, "answers.topic", "</textarea>" + script);

    Answer booking = firm.api().post(BOOKINGS, body);

    assertThat(booking.status()).as("%s", booking).isEqualTo(201);
    assertThat(booking.json().at("/attendee/name").asText()).startsWith(script);
    assertThat(booking.json().at("/answers/topic").asText()).endsWith(script);
    Browser host = firm.signedIn("maya-brooks");
    firm.awaitMails();
    String id = booking.text("id");
    String mail =
        firm.sql()
            .fetchSingle(
                "SELECT string_agg(body_html, '') FROM server_mailbox WHERE body_html LIKE ?",
                "%alert%")
            .get(0, String.class);
    String key = "?key=" + booking.text("key");
    for (String page :
        List.of(
            firm.browser().get("/bookings/" + id + key).body(),
            firm.browser().get("/bookings/" + id + "/cancel" + key).body(),
            host.get("/bookings/" + id).body(),
            host.get("/bookings").body(),
            mail)) {
      assertThat(page).contains("&lt;script&gt;").doesNotContain("<script>alert", "<img src=x");
    }
    before = firm.contents();
  }

  @Test
  void aFormThatIsSentTwiceIsOneBooking() {
    Browser browser = firm.browser();
    HttpResponse<String> held =
        browser.submit("/login", "/" + Firm.INTRO, Map.of("start", "2027-03-12T18:00:00Z"));
    String form = held.headers().firstValue("Location").orElseThrow();
    String page = browser.get(form).body();
    Map<String, String> fields = new LinkedHashMap<>(typed());
    fields.put("_form", page.replaceAll("(?s).*?_form\" value=\"([^\"]+).*", "$1"));
    fields.put("_once", page.replaceAll("(?s).*?_once\" value=\"([^\"]+).*", "$1"));

    HttpResponse<String> first = browser.post(form, fields);
    before = firm.contents();
    HttpResponse<String> again = browser.post(form, fields);

    assertThat(first.statusCode()).isEqualTo(303);
    assertThat(again.statusCode()).isEqualTo(303);
    assertThat(again.headers().firstValue("Location"))
        .isEqualTo(first.headers().firstValue("Location"));
    fields.put("_once", "another");
    HttpResponse<String> other = browser.post(form, fields);
    assertThat(other.statusCode()).isEqualTo(303);
    assertThat(other.headers().firstValue("Location").orElseThrow()).startsWith("/bookings/");
  }

  @Test
  void aFormThatIsNoFormIsRefused() {
    Browser browser = firm.browser();
    HttpResponse<String> json =
        browser.send(
            browser
                .request(formPath("cancel"), "Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}")));
    HttpResponse<String> broken =
        browser.send(
            browser
                .request(formPath("cancel"), "Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("_form=%zz&%=%&reason=%e2%28")));

    assertThat(json.statusCode()).isEqualTo(415);
    assertThat(broken.statusCode()).isBetween(400, 403);
  }
}
