package io.slotcore.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotcore.server.Browser;
import io.slotcore.server.TestServer;
import io.slotcore.server.database.Database;
import io.slotcore.server.database.TestDatabase;
import io.slotcore.server.secrets.Secrets;
import io.slotcore.server.tenants.Tenant;
import io.slotcore.server.web.ClientAddress;
import io.slotcore.server.web.Requests;
import io.slotcore.server.web.Routes;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoginIT {

  private static final Passwords PASSWORDS = new Passwords();
  private static final Database DATABASE = TestDatabase.shared();
  private static final UserStore USERS = new UserStore(DATABASE.sql());
  private static final SampleAccounts SAMPLE =
      new SampleAccounts(USERS, PASSWORDS, Secrets.parse(Secrets.randomText()));

  private Instant now = Instant.parse("2027-03-12T10:00:00Z");
  private TestServer server;
  private Browser browser;

  @BeforeAll
  static void addPeople() {
    DATABASE.sql().execute("DELETE FROM server_users WHERE tenant_id = ?", Tenant.SAMPLE.id());
    SAMPLE.addIfMissing(InstantSource.system());
  }

  @BeforeEach
  void start() {
    InstantSource clock = () -> now;
    Sessions sessions = new Sessions(DATABASE.sql(), clock);
    LoginRoutes.Accounts accounts = LoginRoutes.Accounts.of(USERS, sessions, PASSWORDS, clock);
    Routes who =
        r -> r.get("/who", context -> context.result(Requests.requireSignedIn(context).username()));
    server =
        TestServer.with(
            cookies ->
                List.<Routes>of(new LoginRoutes(accounts, cookies, new ClientAddress(0)), who));
    browser = new Browser(server::uri);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private HttpResponse<String> signIn(Browser from, String username, String password) {
    return from.submit(
        "/login", "/login", Map.of("username", username, "password", password, "next", "/who"));
  }

  @Test
  void theRightPasswordSignsIn() {
    HttpResponse<String> answer = signIn(browser, SAMPLE.username(), SAMPLE.password());

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location"))
        .hasValueSatisfying(l -> assertThat(l).endsWith("/who"));
    assertThat(answer.headers().firstValue("Set-Cookie"))
        .hasValueSatisfying(
            cookie -> assertThat(cookie).contains("HttpOnly").contains("SameSite=Lax"));
    assertThat(browser.get("/who").body()).isEqualTo("maya-brooks");
  }

  @ParameterizedTest
  @CsvSource({
    "maya-brooks, wrong",
    "nobody-here, wrong",
    "''' OR 1=1 --', x",
    "admin, admin",
    "<script>alert(1)</script>, x",
    "'', ''",
  })
  void anythingElseIsRefusedWithTheSameWords(String username, String password) {
    HttpResponse<String> answer = signIn(browser, username, password);

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body())
        .contains("User name or password is wrong.")
        .doesNotContain("<script>alert");
    assertThat(browser.get("/who").statusCode()).isEqualTo(302);
  }

  @Test
  void aNulCharacterAndAnEndlessPasswordAreOnlyWrong() {
    assertThat(signIn(browser, "maya\u0000brooks", "\u0000").statusCode()).isEqualTo(401);
    assertThat(signIn(browser, SAMPLE.username(), "x".repeat(20_000)).statusCode()).isEqualTo(401);
  }

  @Test
  void missingFieldsAreOnlyWrong() {
    assertThat(browser.submit("/login", "/login", Map.of()).statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example",
        "//evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        "/a\r\nX: y",
        "who"
      })
  void aLoginNeverLeadsToAnotherSite(String next) {
    HttpResponse<String> answer =
        browser.submit(
            "/login",
            "/login",
            Map.of("username", SAMPLE.username(), "password", SAMPLE.password(), "next", next));

    assertThat(answer.headers().firstValue("Location"))
        .hasValueSatisfying(l -> assertThat(l).isIn("/", server.uri("/").toString()));
  }

  @Test
  void guessingIsLimitedAndTheLimitPasses() {
    for (int i = 0; i < LoginThrottle.PER_ACCOUNT_AND_ADDRESS; i++) {
      signIn(browser, SAMPLE.username(), "guess " + i);
    }
    HttpResponse<String> throttled = signIn(browser, SAMPLE.username(), SAMPLE.password());
    assertThat(throttled.statusCode()).isEqualTo(429);
    assertThat(throttled.headers().firstValue("Retry-After")).hasValue("900");

    now = now.plus(LoginThrottle.PERIOD);
    assertThat(signIn(browser, SAMPLE.username(), SAMPLE.password()).statusCode()).isEqualTo(303);
  }

  @Test
  void aSessionEndsWithItsTime() {
    signIn(browser, SAMPLE.username(), SAMPLE.password());
    now = now.plus(Sessions.LIFETIME).minus(Duration.ofSeconds(1));
    assertThat(browser.get("/who").statusCode()).isEqualTo(200);

    now = now.plus(Duration.ofSeconds(1));
    assertThat(browser.get("/who").statusCode()).isEqualTo(302);
  }

  @Test
  void signingOutEndsTheSessionOnTheServerToo() {
    signIn(browser, SAMPLE.username(), SAMPLE.password());
    int before = sessions();

    HttpResponse<String> answer = browser.submit("/nowhere", "/logout", Map.of());

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(sessions()).isEqualTo(before - 1);
    assertThat(browser.get("/who").statusCode()).isEqualTo(302);
  }

  private static int sessions() {
    return DATABASE.sql().fetchSingle("SELECT count(*) FROM server_sessions").get(0, int.class);
  }

  @Test
  void theDatabaseHoldsNoToken() {
    Sessions sessions = new Sessions(DATABASE.sql(), () -> now);
    User maya = USERS.find(Tenant.SAMPLE.id(), SAMPLE.username()).orElseThrow();

    String token = sessions.begin(maya);

    assertThat(sessions.find(Tenant.SAMPLE.id(), token)).contains(maya.id());
    assertThat(sessions.find("another", token)).isEmpty();
    String other = (token.charAt(0) == '_' ? '-' : '_') + token.substring(1);
    assertThat(sessions.find(Tenant.SAMPLE.id(), other)).isEmpty();
    String all =
        DATABASE
            .sql()
            .fetch("SELECT encode(token_sha256, 'escape') FROM server_sessions")
            .toString();
    assertThat(all).doesNotContain(token);
  }

  @Test
  void thePeopleOfTheSampleAreThereAndUseTheGeneratedPassword() {
    SAMPLE.addIfMissing(() -> now);

    assertThat(USERS.all(Tenant.SAMPLE.id()))
        .extracting(user -> user.zone().getId())
        .containsExactlyInAnyOrder("America/New_York", "Europe/Berlin", "Asia/Kathmandu");
    assertThat(SAMPLE.isPasswordUnchanged()).isTrue();
  }
}
