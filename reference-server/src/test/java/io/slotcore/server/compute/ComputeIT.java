package io.slotcore.server.compute;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slotcore.json.Documents;
import io.slotcore.json.Question;
import io.slotcore.server.Answer;
import io.slotcore.server.Firm;
import io.slotcore.server.LogLines;
import io.slotcore.slot.Slot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is asked is answered from the body alone, and nothing is stored. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ComputeIT {

  private static final String SLOTS = "/api/v1/compute/slots";
  private static final String EXPLAIN = "/api/v1/compute/explain";

  private static final String ADA =
      """
      {"id": "ada", "schedule": {"id": "office", "zone": "America/New_York",
        "weeklyHours": {"monday-sunday": ["01:00-05:00"]}}}\
      """;
  private static final String BEN = ADA.replace("\"ada\"", "\"ben\"");
  private static final String TYPE =
      "{\"id\": \"intro\", \"duration\": \"PT1H\", \"hosts\": [" + ADA + "]}";
  private static final String ROUND_ROBIN =
      """
      {"id": "intro", "duration": "PT1H", "hosts": [%s, %s],
        "pools": [{"id": "team", "members": ["host:ada", "host:ben"], "choice": {"least-loaded": "week"}}]}\
      """
          .formatted(ADA, BEN);
  private static final String NOW = "{\"now\": \"2027-03-01T00:00:00Z\"}";
  private static final String BUSY =
      """
      {"now": "2027-03-01T00:00:00Z",
        "busy": {"host:ada": {"asOf": "2027-02-28T23:00:00Z", "periods": [
          {"from": "2027-03-14T06:00:00Z", "to": "2027-03-14T07:00:00Z", "source": "work"}]}},
        "counted": {"host:ben": [{"booking": "00000000-0000-0000-0000-000000000001",
          "start": "2027-03-12T15:00:00Z", "duration": "PT1H"}]}}\
      """;

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String ANYWHERE = "*";

  private static Firm firm;
  private static LogLines log;
  private static List<String> before = List.of();

  @BeforeAll
  static void open() {
    log = LogLines.read();
    firm = Firm.open();
    before = firm.contents();
  }

  @AfterAll
  static void close() {
    firm.close();
    log.close();
    assertThat(log.all()).noneMatch(line -> line.startsWith("ERROR"));
  }

  @AfterEach
  void nothingIsStored() {
    assertThat(firm.contents()).isEqualTo(before);
  }

  private static String question(String type, String facts, String rest) {
    return "{\"version\": 1, \"eventType\": " + type + ", \"facts\": " + facts + ", " + rest + "}";
  }

  private static String window(String from, String to) {
    return "\"from\": \"" + from + "\", \"to\": \"" + to + "\"";
  }

  private static final String SPRING = window("2027-03-14T05:00:00Z", "2027-03-15T04:00:00Z");

  private static Answer asked(String path, String body) {
    Answer answer = firm.api().send("POST", path, body);
    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    assertThat(answer.header("Content-Type")).startsWith("application/json");
    return answer;
  }

  private static List<String> starts(Answer answer) {
    List<String> starts = new ArrayList<>();
    answer.json().path("slots").forEach(slot -> starts.add(slot.path("start").asText()));
    return starts;
  }

  @Test
  void theDayOnWhichClocksGoForwardHasThreeHours() {
    Answer answer = asked(SLOTS, question(TYPE, NOW, SPRING));

    assertThat(starts(answer))
        .containsExactly(
            "2027-03-14T01:00:00-05:00", "2027-03-14T03:00:00-04:00", "2027-03-14T04:00:00-04:00");
    assertThat(answer.text("timeZone")).isEqualTo("America/New_York");
    assertThat(answer.text("from")).isEqualTo("2027-03-14T00:00:00-05:00");
    assertThat(answer.json().has("asOf")).isFalse();
  }

  @Test
  void theDayOnWhichClocksGoBackHasFiveHours() {
    String day = window("2027-11-07T04:00:00Z", "2027-11-08T05:00:00Z");

    assertThat(starts(asked(SLOTS, question(TYPE, NOW, day + ", \"timeZone\": \"UTC\""))))
        .containsExactly(
            "2027-11-07T05:00:00Z",
            "2027-11-07T06:00:00Z",
            "2027-11-07T07:00:00Z",
            "2027-11-07T08:00:00Z",
            "2027-11-07T09:00:00Z");
  }

  @Test
  void theAnswerIsThatOfTheLibrary() {
    String body = question(ROUND_ROBIN, BUSY, SPRING);
    Question question = Documents.QUESTION.read(body);

    List<Instant> found =
        starts(asked(SLOTS, body)).stream()
            .map(text -> OffsetDateTime.parse(text).toInstant())
            .toList();

    assertThat(found).isNotEmpty().isEqualTo(question.slots().stream().map(Slot::start).toList());
  }

  @Test
  void aLimitGivesTheFirstStartsAndTheFreshnessIsTold() {
    Answer answer = asked(SLOTS, question(TYPE, BUSY, SPRING + ", \"limit\": 1"));

    assertThat(starts(answer)).containsExactly("2027-03-14T03:00:00-04:00");
    assertThat(answer.text("asOf")).isEqualTo("2027-02-28T18:00:00-05:00");
  }

  @Test
  void aStartIsExplainedWithAllThatStandsBehindIt() {
    Answer answer = asked(EXPLAIN, question(TYPE, BUSY, "\"start\": \"2027-03-14T06:00:00Z\""));

    JsonNode reason = answer.json().path("reasons").path(0);
    assertThat(answer.json().path("bookable").asBoolean(true)).isFalse();
    assertThat(reason.path("rule").asText()).isEqualTo("busy");
    assertThat(reason.path("subject").asText()).isEqualTo("host:ada");
    assertThat(reason.path("id").asText()).isEqualTo("work");
    assertThat(reason.path("forbids").path("from").asText()).isNotEmpty();
    assertThat(reason.path("text").asText()).contains("busy");
    JsonNode verdict = answer.json().path("pools").path(0).path("members").path(0);
    assertThat(verdict.path("unit").asText()).isEqualTo("host:ada");
    assertThat(verdict.path("free").asBoolean(true)).isFalse();
    assertThat(verdict.path("reasons").path(0)).isEqualTo(reason);
    assertThat(answer.json().has("assignment")).isFalse();
  }

  @Test
  void whoWouldServeIsToldWithTheRankingAndItsFigures() {
    Answer answer =
        asked(EXPLAIN, question(ROUND_ROBIN, BUSY, "\"start\": \"2027-03-14T07:00:00Z\""));

    assertThat(answer.json().path("bookable").asBoolean()).isTrue();
    JsonNode ranking = answer.json().path("assignment").path(0);
    assertThat(ranking.path("pool").asText()).isEqualTo("team");
    assertThat(ranking.path("choice").path("least-loaded").asText()).isEqualTo("week");
    assertThat(ranking.path("ranked").toString())
        .isEqualTo(
            "[{\"unit\":\"host:ada\",\"figure\":0.0,\"preferred\":false,\"chosen\":true},"
                + "{\"unit\":\"host:ben\",\"figure\":1.0,\"preferred\":false,\"chosen\":false}]");
  }

  @Test
  void aDayIsExplainedStartByStart() {
    Answer answer = asked(EXPLAIN, question(TYPE, BUSY, "\"date\": \"2027-03-14\""));

    assertThat(answer.json().path("open").asInt()).isEqualTo(2);
    assertThat(answer.json().path("starts")).hasSize(3);
    assertThat(answer.json().path("causes").path(0).path("starts").asInt()).isEqualTo(1);
    assertThat(answer.json().path("causes").path(0).path("reason").path("rule").asText())
        .isEqualTo("busy");
  }

  @Test
  void theSameQuestionHasTheSameAnswer() {
    for (String path : List.of(SLOTS, EXPLAIN)) {
      Set<String> answers = new TreeSet<>();
      for (int i = 0; i < 5; i++) {
        answers.add(asked(path, question(ROUND_ROBIN, BUSY, "\"date\": \"2027-03-14\"")).text());
      }
      assertThat(answers).hasSize(1);
    }
  }

  /** A body and how it is to be refused. */
  record Hostile(String name, String body, int status, String code, String pointer) {
    Hostile at(String place) {
      return new Hostile(name, body, status, code, place);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static Hostile invalid(String pointer, String type, String facts, String rest) {
    String body = question(type, facts, rest);
    String name = pointer + " of " + body.substring(0, Math.min(60, body.length()));
    return new Hostile(name, body, 422, "invalid_field", pointer);
  }

  private static Hostile malformed(String name, String body) {
    return new Hostile(name, body, 400, "malformed_json", "");
  }

  private static String busy(int count, String period) {
    return "{\"now\": \"2027-03-01T00:00:00Z\", \"busy\": {\"host:ada\": {\"periods\": ["
        + String.join(",", IntStream.range(0, count).mapToObj(i -> period).toList())
        + "]}}}";
  }

  private static String hosts(int count, String more) {
    return "{\"id\": \"intro\", \"duration\": \"PT1H\", \"hosts\": ["
        + IntStream.range(0, count)
            .mapToObj(i -> ADA.replace("\"ada\"", "\"h" + i + "\""))
            .collect(Collectors.joining(","))
        + "]"
        + more
        + "}";
  }

  static Stream<Hostile> hostile() {
    String period = "{\"from\":\"2027-03-14T06:00:00Z\",\"to\":\"2027-03-14T07:00:00Z\"}";
    return Stream.of(
        new Hostile("arrays", "[".repeat(100_000), 400, "malformed_json", ANYWHERE),
        new Hostile("objects", "{\"eventType\":".repeat(7_000), 400, "malformed_json", ANYWHERE),
        malformed("nothing", " "),
        malformed("no JSON", "hello"),
        malformed("NUL", "\u0000"),
        malformed("two documents", "{} {}"),
        new Hostile("null", "null", 422, "invalid_field", ""),
        new Hostile("an array", "[]", 422, "invalid_field", ""),
        new Hostile("empty", "{}", 422, "invalid_field", ""),
        new Hostile("version 2", "{\"version\": 2}", 422, "invalid_field", "/version"),
        new Hostile(
            "a huge number", "{\"version\": 1e999999999}", 422, "invalid_field", "/version"),
        malformed("a long number", "{\"version\": " + "9".repeat(10_000) + "}").at("/version"),
        invalid("/eventType", "7", NOW, SPRING),
        invalid("/facts", TYPE, "[]", SPRING),
        invalid("/facts/now", TYPE, "{\"now\": 1773237600}", SPRING),
        invalid("/eventType/duration", TYPE.replace("\"PT1H\"", "\"PT0S\""), NOW, SPRING)
            .at("/eventType"),
        invalid("/eventType/duration", TYPE.replace("\"PT1H\"", "\"-PT1H\""), NOW, SPRING),
        invalid("/eventType/hosts/0/id", TYPE.replace("\"ada\"", "\"a\\u0000b\""), NOW, SPRING),
        invalid("/eventType/hosts/0/id", TYPE.replace("\"ada\"", "\"\\ud83d\""), NOW, SPRING),
        invalid(
            "/eventType/hosts/0/schedule/zone",
            TYPE.replace("America/New_York", "Mars/Olympus"),
            NOW,
            SPRING),
        invalid(
            "/facts/stranger",
            TYPE,
            "{\"now\": \"2027-03-01T00:00:00Z\", \"stranger\": 1}",
            SPRING),
        invalid("/to", TYPE, NOW, window("2027-03-14T00:00:00Z", "2027-03-13T00:00:00Z")),
        invalid("/to", TYPE, NOW, window("2027-01-01T00:00:00Z", "3027-01-01T00:00:00Z")),
        invalid("/to", TYPE, NOW, window("2027-01-01T00:00:00Z", "2028-01-03T00:00:00Z")),
        invalid("/to", TYPE, NOW, window("9999-01-01T00:00:00Z", "9999-01-03T00:00:00Z")),
        invalid("/start", TYPE, NOW, "\"start\": \"0000-01-01T00:00:00Z\""),
        invalid("/date", TYPE, NOW, "\"date\": \"9999-12-31\""),
        invalid("", TYPE, NOW, SPRING + ", \"date\": \"2027-03-14\""),
        invalid("/limit", TYPE, NOW, SPRING + ", \"limit\": 0"),
        invalid("/timeZone", TYPE, NOW, SPRING + ", \"timeZone\": \"Europe/Atlantis\""),
        invalid("/eventType", hosts(101, ""), NOW, SPRING),
        invalid(
            "/eventType/resources",
            hosts(1, ", \"resources\": [{\"id\": \"x\", \"quantity\": 1000}]"),
            NOW,
            SPRING),
        invalid("/facts", TYPE, busy(10_001, period), SPRING),
        invalid(
            "/eventType",
            hosts(
                1,
                ", \"limits\": ["
                    + "{\"bookings\":1,\"period\":\"day\"},".repeat(20)
                    + "{\"bookings\":1,\"period\":\"day\"}]"),
            NOW,
            SPRING),
        new Hostile(
            "a million periods",
            question(TYPE, busy(1_000_000, "{}"), SPRING),
            413,
            "content_too_large",
            ANYWHERE),
        invalid(
            "/eventType",
            TYPE.replace(
                "[\"01:00-05:00\"]", "[" + "\"01:00-05:00\",".repeat(24) + "\"06:00-07:00\"]"),
            NOW,
            SPRING),
        invalid(
            "/to",
            hosts(1, ", \"startIncrement\": \"PT1M\"").replace("01:00-05:00", "00:00-24:00"),
            NOW,
            window("2027-01-01T00:00:00Z", "2027-12-31T00:00:00Z")));
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void aHostileBodyIsRefusedByItsPlace(Hostile hostile) {
    Answer answer = firm.api().send("POST", SLOTS, hostile.body());

    assertThat(answer.status()).as("%s", answer).isEqualTo(hostile.status());
    assertThat(answer.code()).isEqualTo(hostile.code());
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.text().length()).isLessThan(2_000);
    assertThat(answer.text()).doesNotContain("fasterxml", "java.");
    if (!hostile.pointer().equals(ANYWHERE)) {
      assertThat(answer.text("pointer")).isEqualTo(hostile.pointer());
      assertThat(answer.text("field")).isNotEmpty();
    }
  }

  @Test
  void aWindowCannotBeExplained() {
    Answer answer = firm.api().send("POST", EXPLAIN, question(TYPE, NOW, SPRING));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text("detail")).contains("'start' or 'date'");
  }

  @Test
  void aDayOfTooManyVerdictsIsRefused() {
    String type = hosts(50, ", \"startIncrement\": \"PT1M\"");

    Answer answer =
        firm.api().send("POST", EXPLAIN, question(type, NOW, "\"date\": \"2027-03-14\""));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text("pointer")).isEqualTo("/date");
  }

  @Test
  void aDayOfTooManyFactsIsRefused() {
    String facts =
        busy(1_000, "{\"from\":\"2027-03-14T06:00:00Z\",\"to\":\"2027-03-15T07:00:00Z\"}");
    String type = hosts(1, ", \"startIncrement\": \"PT1M\"").replace("\"h0\"", "\"ada\"");

    Answer answer =
        firm.api().send("POST", EXPLAIN, question(type, facts, "\"date\": \"2027-03-14\""));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text("pointer")).isEqualTo("/date");
  }

  @Test
  void aProblemIsToldInUtf8() {
    Answer answer =
        firm.api().send("POST", SLOTS, question(TYPE, NOW, "\"Größe 東京\": 1, " + SPRING));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text("pointer")).isEqualTo("/Größe 東京");
  }

  @Test
  void theMostThatMayBeAskedIsAnswered() {
    String busy =
        IntStream.range(0, 100)
            .mapToObj(ComputeIT::hundredPeriods)
            .collect(Collectors.joining(","));
    String facts = "{\"now\": \"2027-01-01T00:00:00Z\", \"busy\": {" + busy + "}}";
    String members =
        IntStream.range(0, 100)
            .mapToObj(i -> "\"host:h" + i + "\"")
            .collect(Collectors.joining(","));
    String pools =
        IntStream.rangeClosed(1, 10)
            .mapToObj(i -> "{\"needed\": " + i + ", \"members\": [" + members + "]}")
            .collect(Collectors.joining(","));
    String type = hosts(100, ", \"startIncrement\": \"PT15M\", \"pools\": [" + pools + "]");
    String year = window("2027-01-01T00:00:00Z", "2027-12-31T00:00:00Z");

    assertThat(starts(asked(SLOTS, question(type, facts, year)))).hasSizeGreaterThan(4_000);

    String onePool =
        hosts(
            100, ", \"startIncrement\": \"PT15M\", \"pools\": [{\"members\": [" + members + "]}]");
    Answer day = asked(EXPLAIN, question(onePool, facts, "\"date\": \"2027-03-15\""));
    assertThat(day.json().path("starts")).hasSize(13);
  }

  /** Each host is busy for a minute in every three days or so, at a time of his own. */
  private static String hundredPeriods(int host) {
    Instant first = Instant.parse("2027-01-01T00:00:00Z").plusSeconds(host * 613L);
    return "\"host:h"
        + host
        + "\": {\"periods\": ["
        + IntStream.range(0, 100)
            .mapToObj(i -> first.plusSeconds(i * 300_000L))
            .map(from -> "{\"from\":\"" + from + "\",\"to\":\"" + from.plusSeconds(60) + "\"}")
            .collect(Collectors.joining(","))
        + "]}";
  }

  @Test
  void theDocumentationShowsWhatIsAnswered() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "api.md"));
    Matcher call =
        Pattern.compile(
                "curl -X POST localhost:8080(/api/v1/compute/\\w+) .*? -d '(.*?)'\\R"
                    + "```\\R\\R"
                    + "```json\\R"
                    + "(.*?)\\R"
                    + "```",
                Pattern.DOTALL)
            .matcher(page);
    String body = "";
    for (int calls = 0; calls < 2; calls++) {
      assertThat(call.find()).isTrue();
      body = call.group(2);
      assertThat(asked(call.group(1), body).json()).isEqualTo(JSON.readTree(call.group(3)));
    }
    Matcher problem =
        Pattern.compile("```json problem\\R(.*?)\\R```", Pattern.DOTALL).matcher(page);
    assertThat(problem.find()).isTrue();
    ObjectNode shown = (ObjectNode) JSON.readTree(problem.group(1));
    String wrong = body.replace("America/New_York", "Mars/Olympus");
    ObjectNode told = (ObjectNode) firm.api().send("POST", SLOTS, wrong).json();
    assertThat(told.remove("requestId").asText()).hasSameSizeAs(shown.remove("requestId").asText());
    assertThat(told).isEqualTo(shown);
  }

  @Test
  void onlyPostIsTaken() {
    assertThat(firm.api().get(SLOTS).status()).isEqualTo(405);
    assertThat(firm.api().send("POST", SLOTS, "{}", "Content-Type", "text/plain").status())
        .isEqualTo(415);
  }
}
