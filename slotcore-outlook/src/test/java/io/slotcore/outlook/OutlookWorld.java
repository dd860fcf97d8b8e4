package io.slotcore.outlook;

import io.slotcore.fakes.FakeGraph;
import io.slotcore.fakes.FakeGraphCalendar;
import io.slotcore.fakes.FakeRequest;
import io.slotcore.testkit.TestClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** A fake of Graph with an account that is connected; nobody waits between tries. */
final class OutlookWorld implements AutoCloseable {

  static final String ADA = "ada@example.com";
  static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  static final URI REDIRECT = URI.create("https://slotcore.example.com/microsoft/callback");
  static final Predicate<String> OWN = uid -> uid.endsWith("@own.slotcore.test");

  final TestClock clock = TestClock.at(Instant.parse("2026-11-20T09:00:00Z"));
  final FakeGraph graph = FakeGraph.start(clock);
  final FakeGraphCalendar ada = graph.addAccount(ADA, BERLIN);
  final List<Duration> pauses = new ArrayList<>();
  final List<MicrosoftTokens> renewed = new ArrayList<>();
  final MicrosoftApp app = app().build();
  final MicrosoftTokens tokens;
  final MicrosoftAccount account;
  final OutlookCalendar calendar;

  OutlookWorld() {
    graph.allowRedirect(REDIRECT);
    tokens = connect();
    account = account(tokens);
    calendar = account.calendar(ada.id(), BERLIN);
    graph.http().forgetRequests();
  }

  MicrosoftApp.Builder app() {
    return MicrosoftApp.builder(FakeGraph.CLIENT_ID, FakeGraph.CLIENT_SECRET, clock)
        .addresses(new MicrosoftAddresses(graph.root(), graph.login()))
        .pause(pauses::add);
  }

  MicrosoftTokens connect(String... withheld) {
    String verifier = MicrosoftApp.newVerifier();
    URI back = graph.agree(app.consent(REDIRECT, "state", verifier), ADA, withheld);
    return app.connect(parameter(back, "code"), verifier, REDIRECT);
  }

  static String parameter(URI address, String name) {
    return String.valueOf(
        new FakeRequest("GET", "/", address.getRawQuery(), Map.of(), "").parameters().get(name));
  }

  MicrosoftAccount account(MicrosoftTokens tokens) {
    return app.account(tokens, renewed::add, OWN);
  }

  static boolean changes(FakeRequest request) {
    return !request.method().equals("GET");
  }

  @Override
  public void close() {
    graph.close();
  }
}
