package io.slotcore.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slotcore.server.Browser;
import io.slotcore.server.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswersTest {

  private static TestServer server;

  private final Browser browser = new Browser(server::uri);

  record Input(String name, int count) {}

  @BeforeAll
  static void start() {
    Routes routes =
        r -> {
          r.get("/page", context -> context.html("<!doctype html><title>page</title>ä"));
          r.get("/fails", AnswersTest::fail);
          r.get("/api/fails", AnswersTest::fail);
          r.get("/overflows", context -> overflow());
          r.get("/private", context -> Requests.requireSignedIn(context));
          r.get("/api/private", context -> Requests.requireSignedIn(context));
          r.post("/api/input", context -> context.json(context.bodyAsClass(Input.class)));
          r.get("/api/field", context -> refuse());
        };
    server = TestServer.with(cookies -> List.of(routes));
  }

  private static void fail(io.javalin.http.Context context) {
    throw new IllegalStateException("internal: jdbc:postgresql://secret");
  }

  private static void overflow() {
    throw new StackOverflowError("internal");
  }

  private static void refuse() {
    throw new ProblemException(
        Problem.ofField("timeZone", "is not an IANA zone")
            .withReasons(List.of(Map.of("code", "outside_hours"))));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/page, 200",
    "/nowhere, 404",
    "/api/nowhere, 404",
    "/fails, 500",
    "/api/fails, 500",
    "/overflows, 500",
    "/assets/slotcore.css, 200",
    "/assets/none.css, 404",
    "/private, 302",
    "/api/private, 401",
    "/%2e%2e/etc/passwd, 400",
    "/a%2Fb, 404",
    "/%ZZ, 400",
  })
  void everyAnswerBearsTheSecurityHeaders(String path, int status) throws IOException {
    String answer = raw("GET " + path + " HTTP/1.1\r\nHost: localhost");

    assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
    assertHeaders(answer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /page HTTP/1.1",
        "GET /page HTTP/1.1|Host: a b",
        "PUT /page HTTP/1.1|Host: localhost|Content-Length: 0",
        "POST /page HTTP/1.1|Host: localhost|Content-Length: 99999999",
        "HEAD /page HTTP/1.1|Host: localhost",
        "OPTIONS /page HTTP/1.1|Host: localhost",
        "TRACE /page HTTP/1.1|Host: localhost",
      })
  void hostileAndUnusualRequestsAreAnsweredWithTheHeadersToo(String request) throws IOException {
    assertHeaders(raw(request.replace("|", "\r\n")));
  }

  private static void assertHeaders(String answer) {
    assertThat(answer)
        .contains("Content-Security-Policy: default-src 'none'; script-src 'self'")
        .contains("frame-ancestors 'none'")
        .contains("X-Content-Type-Options: nosniff")
        .contains("Referrer-Policy: same-origin")
        .contains("Permissions-Policy: ")
        .contains("Cross-Origin-Opener-Policy: same-origin")
        .contains("Cross-Origin-Resource-Policy: same-origin")
        .contains("Cache-Control: ")
        .doesNotContain("Strict-Transport-Security")
        .doesNotContainIgnoringCase("jetty")
        .doesNotContain("at io.slotcore")
        .doesNotContain("jdbc:");
  }

  private static String raw(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(10_000);
      String whole = request + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(whole.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void anEncryptedSiteAsksForEncryptionForAYear() {
    try (TestServer https = TestServer.withHttps(cookies -> List.of())) {
      assertThat(
              new Browser(https::uri)
                  .get("/nowhere")
                  .headers()
                  .firstValue("Strict-Transport-Security"))
          .hasValueSatisfying(value -> assertThat(value).startsWith("max-age=31536000"));
    }
  }

  @Test
  void aPageIsUtf8AndIsNotKept() {
    HttpResponse<String> answer = browser.get("/page");

    assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(answer.body()).contains("ä");
  }

  @Test
  void aBrowserGetsAPageAndAProgramAProblem() throws IOException {
    assertThat(browser.get("/nowhere").body())
        .contains("<html")
        .contains("no page at this address");

    JsonNode problem = problem(browser.get("/nowhere", "Accept", "application/json"));
    assertThat(problem.get("code").asText()).isEqualTo("not_found");
    assertThat(problem.get("status").asInt()).isEqualTo(404);
    assertThat(problem.get("instance").asText()).isEqualTo("/nowhere");
  }

  @Test
  void theApiAnswersAProblemWhateverIsAccepted() throws IOException {
    HttpResponse<String> answer = browser.get("/api/nowhere");

    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(problem(answer).get("type").asText()).isEqualTo("urn:slotcore:problem:not_found");
  }

  @Test
  void aProblemNamesTheFieldAndTheReasons() throws IOException {
    JsonNode problem = problem(browser.get("/api/field"));

    assertThat(problem.get("code").asText()).isEqualTo("invalid_field");
    assertThat(problem.get("field").asText()).isEqualTo("timeZone");
    assertThat(problem.get("errors").get(0).get("message").asText()).contains("IANA");
    assertThat(problem.get("reasons").get(0).get("code").asText()).isEqualTo("outside_hours");
  }

  @Test
  void aFailureTellsItsRequestIdAndNothingElse() throws IOException {
    HttpResponse<String> page = browser.get("/fails");
    HttpResponse<String> api = browser.get("/api/fails");

    assertThat(page.statusCode()).isEqualTo(500);
    assertThat(page.body())
        .contains(page.headers().firstValue("X-Request-Id").orElseThrow())
        .doesNotContain("internal:");
    assertThat(problem(api).get("requestId").asText())
        .isEqualTo(api.headers().firstValue("X-Request-Id").orElseThrow());
    assertThat(api.body()).doesNotContain("jdbc").doesNotContain("Exception");
  }

  @Test
  void aWrongMethodIsToldWithTheRightOnes() {
    HttpResponse<String> answer =
        browser.send(
            browser
                .request("/api/input", "Content-Type", "application/json")
                .method("DELETE", HttpRequest.BodyPublishers.noBody()));

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).hasValue("POST");
  }

  @Test
  void aWrongContentTypeIsRefused() throws IOException {
    HttpResponse<String> answer = input("text/plain", "{}");

    assertThat(answer.statusCode()).isEqualTo(415);
    assertThat(problem(answer).get("code").asText()).isEqualTo("unsupported_media_type");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"name\": | ''",
        "[] | ''",
        "{\"name\":\"a\",\"count\":1} trailing | ''",
        "{\"name\":\"a\",\"count\":\"many\"} | count",
        "{\"name\":\"a\",\"count\":1,\"unknown\":1} | unknown",
      })
  void wrongJsonIsRefusedAndTheFieldNamed(String body, String field) throws IOException {
    HttpResponse<String> answer = input("application/json", body);

    assertThat(answer.statusCode()).isEqualTo(400);
    JsonNode problem = problem(answer);
    assertThat(problem.get("code").asText()).isEqualTo("malformed_json");
    assertThat(problem.path("field").asText()).isEqualTo(field);
    assertThat(answer.body()).doesNotContain("io.slotcore").doesNotContain("com.fasterxml");
  }

  @Test
  void deeplyNestedJsonIsRefused() {
    String deep = "[".repeat(30_000) + "]".repeat(30_000);

    assertThat(input("application/json", deep).statusCode()).isEqualTo(400);
  }

  @RepeatedTest(20)
  void aLargeBodyIsRefusedWithAndWithoutALength() throws IOException {
    String large = "{\"name\":\"" + "a".repeat(1_000_000) + "\",\"count\":1}";

    HttpResponse<String> told = input("application/json", large);
    HttpResponse<String> chunked =
        browser.send(
            browser
                .request("/api/input", "Content-Type", "application/json")
                .POST(
                    HttpRequest.BodyPublishers.ofInputStream(
                        () ->
                            new java.io.ByteArrayInputStream(
                                large.getBytes(StandardCharsets.UTF_8)))));

    assertThat(told.statusCode()).isEqualTo(413);
    assertThat(problem(told).get("code").asText()).isEqualTo("content_too_large");
    assertThat(chunked.statusCode()).isEqualTo(413);
  }

  private HttpResponse<String> input(String type, String body) {
    return browser.send(
        browser
            .request("/api/input", "Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private static JsonNode problem(HttpResponse<String> answer) throws IOException {
    return new ObjectMapper().readTree(answer.body());
  }

  @Test
  void anAssetIsKeptForAYearUnderItsDigestAndElseAskedForAgain() {
    String url = new Assets().url("slotcore.css");
    HttpResponse<String> exact = browser.get(url);
    HttpResponse<String> bare = browser.get("/assets/slotcore.css");
    String etag = bare.headers().firstValue("ETag").orElseThrow();

    assertThat(exact.headers().firstValue("Cache-Control"))
        .hasValue("public, max-age=31536000, immutable");
    assertThat(bare.headers().firstValue("Cache-Control")).hasValue("no-cache");
    assertThat(bare.headers().firstValue("Content-Type")).hasValue("text/css;charset=utf-8");
    assertThat(browser.get("/assets/slotcore.css", "If-None-Match", etag).statusCode())
        .isEqualTo(304);
  }

  @Test
  void aVisitorOfAPrivatePageIsSentToTheLoginAndBack() {
    assertThat(browser.get("/private?a=b").headers().firstValue("Location"))
        .hasValueSatisfying(
            location -> assertThat(location).endsWith("/login?next=%2Fprivate%3Fa%3Db"));
  }
}
