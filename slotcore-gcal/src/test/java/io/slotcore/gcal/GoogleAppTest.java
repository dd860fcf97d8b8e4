package io.slotcore.gcal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.slotcore.fakes.FakeGoogle;
import io.slotcore.fakes.FakeRequest;
import io.slotcore.fakes.Fault;
import io.slotcore.spi.CalendarException;
import io.slotcore.spi.CalendarException.Problem;
import io.slotcore.spi.CalendarInfo;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Connecting, renewing, disconnecting, and what an account has. */
class GoogleAppTest {

  private final GoogleWorld world = new GoogleWorld();
  private final String verifier = GoogleApp.newVerifier();
  private final URI consent = world.app.consent(GoogleWorld.REDIRECT, "a state & more", verifier);

  @AfterEach
  void close() {
    world.close();
  }

  private CalendarException denied(Runnable call) {
    CalendarException failure = catchThrowableOfType(CalendarException.class, call::run);
    assertThat(failure.problem()).isEqualTo(Problem.DENIED);
    return failure;
  }

  @Test
  void consentIsAskedForOfflineWithStateAndChallenge() {
    Map<String, String> query =
        new FakeRequest("GET", "/", consent.getRawQuery(), Map.of(), "").parameters();

    assertThat(query)
        .containsEntry("access_type", "offline")
        .containsEntry("prompt", "consent")
        .containsEntry("state", "a state & more")
        .containsEntry("code_challenge_method", "S256")
        .containsEntry("scope", String.join(" ", GoogleApp.SCOPES));
    assertThat(query.get("code_challenge")).hasSize(43).isNotEqualTo(verifier);
    assertThat(consent.toString()).doesNotContain(verifier, FakeGoogle.CLIENT_SECRET);
    URI back = world.google.agree(consent, GoogleWorld.ADA);
    assertThat(back.toString()).startsWith(GoogleWorld.REDIRECT + "?state=a+state+%26+more&code=");
  }

  @Test
  void theChallengeIsThatOfRfc7636() {
    // RFC 7636, appendix B.
    URI known =
        world.app.consent(
            GoogleWorld.REDIRECT, "state", "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");

    assertThat(known.getRawQuery())
        .contains("code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
  }

  @Test
  void verifiersCannotBeGuessed() {
    assertThat(verifier).matches("[A-Za-z0-9_-]{43}").isNotEqualTo(GoogleApp.newVerifier());
  }

  @Test
  void tokensTellWhatWasGrantedAndHideThemselves() {
    assertThat(world.tokens.scopes()).containsExactlyInAnyOrderElementsOf(GoogleApp.SCOPES);
    assertThat(world.tokens.end()).isEqualTo(world.clock.instant().plusSeconds(3599));
    assertThat(world.tokens.toString())
        .doesNotContain(world.tokens.accessToken(), world.tokens.refreshToken());
    assertThat(world.app.toString()).doesNotContain(FakeGoogle.CLIENT_SECRET);
  }

  @Test
  void aCodeIsGoodOnceAndOnlyWithItsVerifierAndAddress() {
    String code = GoogleWorld.code(world.google.agree(consent, GoogleWorld.ADA));
    denied(() -> world.app.connect(code, GoogleApp.newVerifier(), GoogleWorld.REDIRECT));

    String second = GoogleWorld.code(world.google.agree(consent, GoogleWorld.ADA));
    world.app.connect(second, verifier, GoogleWorld.REDIRECT);
    assertThat(denied(() -> world.app.connect(second, verifier, GoogleWorld.REDIRECT)))
        .hasMessageContaining("invalid_grant")
        .hasMessageNotContaining(second);
  }

  @Test
  void whatTheOwnerHasNotGrantedIsNamed() {
    CalendarException failure =
        denied(() -> world.connect("https://www.googleapis.com/auth/calendar.events"));

    assertThat(failure)
        .hasMessageContaining(
            "the owner has not granted [https://www.googleapis.com/auth/calendar.events]");
  }

  @Test
  void anApplicationThatGoogleDoesNotKnowIsDenied() {
    GoogleApp stranger =
        GoogleApp.builder("stranger", "secret", world.clock).addresses(world.addresses()).build();

    assertThat(denied(() -> stranger.connect("code", verifier, GoogleWorld.REDIRECT)))
        .hasMessageContaining("invalid_client");
  }

  @Test
  void aTokenEndpointThatIsDownIsNoDenial() {
    world.clock.advance(Duration.ofHours(2));
    world.google.http().fail(3, Fault.status(503));

    CalendarException failure =
        catchThrowableOfType(CalendarException.class, () -> world.account.calendars());

    assertThat(failure.problem()).isEqualTo(Problem.UNREACHABLE);
    assertThat(world.account.calendars()).hasSize(1);
  }

  @Test
  void aWebPageIsNoToken() {
    world.clock.advance(Duration.ofHours(2));
    world.google.http().fail(1, Fault.webPage());

    assertThatThrownBy(() -> world.account.calendars())
        .isInstanceOfSatisfying(
            CalendarException.class,
            failure -> assertThat(failure.problem()).isEqualTo(Problem.UNREADABLE));
  }

  @Test
  void anAccessTokenIsRenewedBeforeItEndsAndTheCallerIsTold() {
    world.clock.advance(Duration.ofMinutes(59));

    world.account.calendars();
    world.account.calendars();

    assertThat(world.renewed).hasSize(1);
    GoogleTokens renewed = world.renewed.get(0);
    assertThat(renewed.accessToken()).isNotEqualTo(world.tokens.accessToken());
    assertThat(renewed.refreshToken()).isEqualTo(world.tokens.refreshToken());
    assertThat(renewed.end()).isEqualTo(world.clock.instant().plusSeconds(3599));
    assertThat(world.google.http().requests())
        .filteredOn(request -> request.path().equals("/token"))
        .hasSize(1);
    world.account(renewed).calendars();
    assertThat(world.renewed).hasSize(1);
  }

  @Test
  void anAccessTokenThatEndsBeforeItsTimeIsRenewedOnce() {
    world.google.endAccessTokens();

    assertThat(world.account.calendars()).hasSize(1);
    assertThat(world.renewed).hasSize(1);
  }

  @Test
  void anAccountWhoseOwnerHasWithdrawnIsDenied() {
    world.google.revokeAccess(GoogleWorld.ADA);

    assertThat(denied(() -> world.account.calendars())).hasMessageContaining("invalid_grant");
    assertThat(world.renewed).isEmpty();
  }

  @Test
  void anAccountThatIsDeniedThoughItsTokenIsNewIsDenied() {
    world
        .google
        .http()
        .fail(
            9,
            request -> request.path().startsWith("/calendar"),
            FakeGoogle.failure(401, "global", "authError"));

    denied(() -> world.account.calendars());
    assertThat(world.renewed).hasSize(1);
  }

  @Test
  void whatWasGrantedIsGivenBackAndGivingItBackAgainIsNoError() {
    world.app.revoke(world.tokens);
    world.app.revoke(world.tokens);

    denied(() -> world.account.calendars());
  }

  @Test
  void aConnectionThatCannotBeGivenBackSaysSo() {
    world.google.http().fail(3, Fault.status(503));

    assertThatThrownBy(() -> world.app.revoke(world.tokens))
        .isInstanceOfSatisfying(
            CalendarException.class, failure -> assertThat(failure.isRetryable()).isTrue());
  }

  @Test
  void theCalendarsOfAllPagesAreListed() {
    world.google.addCalendar(GoogleWorld.ADA, "team@group", "Team", GoogleWorld.BERLIN);
    world
        .google
        .addCalendar("bob@example.com", "shared@group", "Shared", GoogleWorld.BERLIN)
        .share(GoogleWorld.ADA, "reader");
    world.google.addAccount("eve@example.com", GoogleWorld.BERLIN);
    world
        .google
        .addCalendar(GoogleWorld.ADA, "quiet@group", "Quiet", GoogleWorld.BERLIN)
        .withoutMeetings();
    world.google.pageAtMost(1);

    assertThat(world.account.calendars())
        .containsExactly(
            new CalendarInfo(GoogleWorld.ADA, GoogleWorld.ADA, true, true, true),
            new CalendarInfo("team@group", "Team", false, true, true),
            new CalendarInfo("shared@group", "Shared", false, false, false),
            new CalendarInfo("quiet@group", "Quiet", false, true, false));
  }
}
