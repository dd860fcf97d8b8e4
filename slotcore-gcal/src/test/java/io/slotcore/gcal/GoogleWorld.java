package io.slotcore.gcal;

import io.slotcore.fakes.FakeGoogle;
import io.slotcore.fakes.FakeGoogleCalendar;
import io.slotcore.fakes.FakeRequest;
import io.slotcore.testkit.TestClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A fake of Google with an account that is connected; nobody waits between tries. */
final class GoogleWorld implements AutoCloseable {

  static final String ADA = "ada@example.com";
  static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  static final URI REDIRECT = URI.create("https://slotcore.example.com/google/callback");
  static final Predicate<String> OWN = uid -> uid.endsWith("@own.slotcore.test");

  final TestClock clock = TestClock.at(Instant.parse("2026-11-20T09:00:00Z"));
  final FakeGoogle google = FakeGoogle.start(clock);
  final FakeGoogleCalendar ada = google.addAccount(ADA, BERLIN);
  final List<Duration> pauses = new ArrayList<>();
  final List<GoogleTokens> renewed = new ArrayList<>();
  final GoogleApp app = app().build();
  final GoogleTokens tokens;
  final GoogleAccount account;

  GoogleWorld() {
    google.allowRedirect(REDIRECT);
    tokens = connect();
    account = account(tokens);
    google.http().forgetRequests();
  }

  GoogleApp.Builder app() {
    return GoogleApp.builder(FakeGoogle.CLIENT_ID, FakeGoogle.CLIENT_SECRET, clock)
        .addresses(addresses())
        .pause(pauses::add);
  }

  GoogleAddresses addresses() {
    return new GoogleAddresses(
        google.root(), google.authorization(), google.token(), google.revocation());
  }

  GoogleTokens connect(String... withheld) {
    String verifier = GoogleApp.newVerifier();
    URI back = google.agree(app.consent(REDIRECT, "state", verifier), ADA, withheld);
    return app.connect(code(back), verifier, REDIRECT);
  }

  static String code(URI back) {
    return new FakeRequest("GET", "/", back.getRawQuery(), java.util.Map.of(), "")
        .parameters()
        .get("code");
  }

  GoogleAccount account(GoogleTokens tokens) {
    return app.account(tokens, renewed::add, OWN);
  }

  static boolean changes(FakeRequest request) {
    return !request.method().equals("GET");
  }

  @Override
  public void close() {
    google.close();
  }
}
