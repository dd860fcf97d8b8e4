package io.slotcore.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotcore.server.Browser;
import io.slotcore.server.TestServer;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormTokensTest {

  private static TestServer server;

  private final Browser browser = new Browser(server::uri);

  @BeforeAll
  static void start() {
    Routes routes =
        r -> {
          // The error page is a page with a form as soon as somebody is signed in; a login page
          // always is.
          r.get("/form", FormTokensTest::form);
          r.post("/form", context -> context.result("done"));
          r.post("/api/call", context -> context.result("done"));
        };
    server = TestServer.with(cookies -> List.of(routes));
  }

  private static void form(io.javalin.http.Context context) {
    context.render(
        "login.jte",
        Map.of(
            "form",
            new io.slotcore.server.accounts.LoginForm("", "/", java.util.Optional.empty())));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void aFormOfThisSiteIsTaken() {
    assertThat(browser.submit("/form", "/form", Map.of("a", "b")).body()).isEqualTo("done");
  }

  @Test
  void theTokenStaysTheSameForAVisitorSoThatSeveralTabsWork() {
    String first = browser.get("/form").body();

    assertThat(browser.get("/form").body()).isEqualTo(first);
  }

  @Test
  void aFormWithoutATokenIsRefused() {
    browser.get("/form");

    HttpResponse<String> answer = browser.post("/form", Map.of("a", "b"));

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("too old");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "\u0000"})
  void aForgedTokenIsRefused(String token) {
    browser.get("/form");

    assertThat(browser.post("/form", Map.of("_form", token)).statusCode()).isEqualTo(403);
  }

  @Test
  void anotherVisitorsTokenIsRefused() {
    String other =
        new Browser(server::uri)
            .get("/form")
            .body()
            .replaceAll("(?s).*_form\" value=\"([^\"]+).*", "$1");
    browser.get("/form");

    assertThat(browser.post("/form", Map.of("_form", other)).statusCode()).isEqualTo(403);
  }

  @Test
  void aTokenWithoutItsCookieIsRefused() {
    String token = browser.get("/form").body().replaceAll("(?s).*_form\" value=\"([^\"]+).*", "$1");

    assertThat(new Browser(server::uri).post("/form", Map.of("_form", token)).statusCode())
        .isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://evil.example", "null", "http://127.0.0.1:1", "::", ""})
  void aRequestFromAnotherOriginIsRefusedEvenWithTheToken(String origin) {
    String token = browser.get("/form").body().replaceAll("(?s).*_form\" value=\"([^\"]+).*", "$1");
    HttpResponse<String> answer = browser.post("/form", Map.of("_form", token), "Origin", origin);

    assertThat(answer.statusCode()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cross-site", "same-site"})
  void aRequestThatTheBrowserCallsCrossSiteIsRefused(String site) {
    String token = browser.get("/form").body().replaceAll("(?s).*_form\" value=\"([^\"]+).*", "$1");

    assertThat(browser.post("/form", Map.of("_form", token), "Sec-Fetch-Site", site).statusCode())
        .isEqualTo(403);
  }

  @Test
  void ourOwnOriginIsTaken() {
    String token = browser.get("/form").body().replaceAll("(?s).*_form\" value=\"([^\"]+).*", "$1");
    String origin = "http://127.0.0.1:" + server.port();

    assertThat(
            browser
                .post(
                    "/form",
                    Map.of("_form", token),
                    "Origin",
                    origin,
                    "Sec-Fetch-Site",
                    "same-origin")
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void anApiCallWithoutCookiesNeedsNoToken() {
    assertThat(call(new Browser(server::uri)).statusCode()).isEqualTo(200);
  }

  @Test
  void anApiCallWithCookiesFromAnotherSiteIsRefused() {
    browser.get("/form");

    assertThat(call(browser).statusCode()).isEqualTo(403);
  }

  private static HttpResponse<String> call(Browser from) {
    return from.send(
        from.request(
                "/api/call", "Content-Type", "application/json", "Sec-Fetch-Site", "cross-site")
            .POST(HttpRequest.BodyPublishers.ofString("{}")));
  }

  @Test
  void theVisitorsCookieIsOutOfReachOfScriptsAndOtherSites() {
    assertThat(browser.get("/form").headers().firstValue("Set-Cookie"))
        .hasValueSatisfying(
            cookie ->
                assertThat(cookie)
                    .contains("HttpOnly")
                    .contains("SameSite=Lax")
                    .contains("Path=/"));
  }

  @Test
  void onAnEncryptedSiteTheCookieIsSecureAndBoundToTheHost() {
    try (TestServer https =
        TestServer.withHttps(cookies -> List.of(r -> r.get("/form", FormTokensTest::form)))) {
      assertThat(new Browser(https::uri).get("/form").headers().firstValue("Set-Cookie"))
          .hasValueSatisfying(
              cookie -> assertThat(cookie).startsWith("__Host-").contains("Secure"));
    }
  }
}
