package io.slotcore.outlook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.slotcore.fakes.FakeGraph;
import io.slotcore.fakes.FakeRequest;
import io.slotcore.fakes.Fault;
import io.slotcore.spi.CalendarException;
import io.slotcore.spi.CalendarException.Problem;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MicrosoftAppTest {

  private final OutlookWorld world = new OutlookWorld();

  @AfterEach
  void close() {
    world.close();
  }

  private URI consent(String verifier) {
    return world.app.consent(OutlookWorld.REDIRECT, "a state & more", verifier);
  }

  private CalendarException failureOf(Runnable call) {
    return catchThrowableOfType(CalendarException.class, call::run);
  }

  @Test
  void theConsentBearsStateAndChallengeButNotTheVerifier() {
    String verifier = MicrosoftApp.newVerifier();

    URI consent = consent(verifier);

    assertThat(consent.getPath()).isEqualTo("/common/oauth2/v2.0/authorize");
    assertThat(OutlookWorld.parameter(consent, "state")).isEqualTo("a state & more");
    assertThat(OutlookWorld.parameter(consent, "code_challenge_method")).isEqualTo("S256");
    assertThat(OutlookWorld.parameter(consent, "scope"))
        .isEqualTo("offline_access Calendars.ReadWrite OnlineMeetings.ReadWrite");
    assertThat(consent.toString()).doesNotContain(verifier);
    assertThat(verifier).hasSizeBetween(43, 128).isNotEqualTo(MicrosoftApp.newVerifier());
  }

  @Test
  void theBrowserBringsTheStateBack() {
    URI back = world.graph.agree(consent(MicrosoftApp.newVerifier()), OutlookWorld.ADA);

    assertThat(OutlookWorld.parameter(back, "state")).isEqualTo("a state & more");
  }

  @Test
  void aTenantOfItsOwnHasAnAddressOfItsOwn() {
    MicrosoftApp app = world.app().tenant("example.onmicrosoft.com").withoutMeetings().build();

    URI consent = app.consent(OutlookWorld.REDIRECT, "state", MicrosoftApp.newVerifier());

    assertThat(consent.getPath()).startsWith("/example.onmicrosoft.com/oauth2/");
    assertThat(OutlookWorld.parameter(consent, "scope"))
        .isEqualTo("offline_access Calendars.ReadWrite");
  }

  @Test
  void aCodeWithAnotherVerifierIsDenied() {
    URI back = world.graph.agree(consent(MicrosoftApp.newVerifier()), OutlookWorld.ADA);
    String code = OutlookWorld.parameter(back, "code");

    CalendarException failure =
        failureOf(() -> world.app.connect(code, MicrosoftApp.newVerifier(), OutlookWorld.REDIRECT));

    assertThat(failure.problem()).isEqualTo(Problem.DENIED);
    assertThat(failure).hasMessageContaining("AADSTS501481").hasMessageNotContaining(code);
  }

  @Test
  void aCodeCountsOnce() {
    String verifier = MicrosoftApp.newVerifier();
    URI back = world.graph.agree(consent(verifier), OutlookWorld.ADA);
    String code = OutlookWorld.parameter(back, "code");
    world.app.connect(code, verifier, OutlookWorld.REDIRECT);

    assertThat(failureOf(() -> world.app.connect(code, verifier, OutlookWorld.REDIRECT)).problem())
        .isEqualTo(Problem.DENIED);
  }

  @Test
  void whoWithholdsTheCalendarsIsNotConnected() {
    assertThat(failureOf(() -> world.connect(MicrosoftApp.CALENDARS)).problem())
        .isEqualTo(Problem.DENIED);
  }

  @Test
  void whoWithholdsTheMeetingsHasCalendarsOnly() {
    MicrosoftTokens tokens = world.connect(MicrosoftApp.MEETINGS);

    assertThat(tokens.scopes()).isEqualTo(Set.of(MicrosoftApp.CALENDARS));
    assertThat(world.account(tokens).calendars())
        .singleElement()
        .matches(info -> info.primary() && info.writable() && !info.meetings());
  }

  @Test
  void whoHasCalendarsOnlyIsRenewedWithCalendarsOnly() {
    MicrosoftTokens tokens = world.connect(MicrosoftApp.MEETINGS);
    world.clock.advance(Duration.ofHours(2));

    world.account(tokens).calendars();

    assertThat(world.renewed)
        .singleElement()
        .matches(renewed -> renewed.scopes().equals(Set.of(MicrosoftApp.CALENDARS)));
  }

  @Test
  void whereAnAdministratorIsNeededTheBrowserComesBackWithoutACode() {
    world.graph.requireAdminConsent();

    URI back = world.graph.agree(consent(MicrosoftApp.newVerifier()), OutlookWorld.ADA);

    assertThat(OutlookWorld.parameter(back, "error")).isEqualTo("access_denied");
    assertThat(OutlookWorld.parameter(back, "error_description")).startsWith("AADSTS90094");
    assertThat(OutlookWorld.parameter(back, "code")).isEqualTo("null");
  }

  @Test
  void calendarsOfAllPagesAreListed() {
    world.graph.addCalendar(OutlookWorld.ADA, "Second", OutlookWorld.BERLIN);
    world.graph.addCalendar(OutlookWorld.ADA, "Third", OutlookWorld.BERLIN);
    world
        .graph
        .addCalendar("bob@example.com", "Read only", OutlookWorld.BERLIN)
        .share(OutlookWorld.ADA, "read");
    world.graph.pageAtMost(1);

    assertThat(world.account.calendars())
        .extracting(info -> info.name() + info.primary() + info.writable() + info.meetings())
        .containsExactly(
            "Calendartruetruetrue",
            "Secondfalsetruetrue",
            "Thirdfalsetruetrue",
            "Read onlyfalsefalsefalse");
  }

  @Test
  void anAccessTokenThatEndsIsRenewedAndTheNewRefreshTokenIsTold() {
    world.clock.advance(Duration.ofMinutes(59));

    world.account.calendars();

    assertThat(world.renewed).hasSize(1);
    MicrosoftTokens renewed = world.renewed.get(0);
    assertThat(renewed.refreshToken()).isNotEqualTo(world.tokens.refreshToken());
    assertThat(renewed.end()).isAfter(world.clock.instant().plus(Duration.ofMinutes(50)));
    world.account(renewed).calendars();
  }

  @Test
  void anAccessTokenThatDoesNotCountAnyMoreIsRenewedOnce() {
    world.graph.endAccessTokens();

    world.account.calendars();
    world.account.calendars();

    assertThat(world.renewed).hasSize(1);
  }

  @Test
  void anAccountThatWasWithdrawnIsDeniedAndNotAskedAgainAndAgain() {
    world.graph.revokeAccess(OutlookWorld.ADA);

    CalendarException failure = failureOf(world.account::calendars);

    assertThat(failure.problem()).isEqualTo(Problem.DENIED);
    assertThat(failure).hasMessageContaining("invalid_grant AADSTS50173");
    assertThat(world.pauses).isEmpty();
    assertThat(world.graph.http().requests()).hasSize(2);
  }

  @Test
  void aWrongSecretIsDenied() {
    MicrosoftApp app =
        MicrosoftApp.builder(FakeGraph.CLIENT_ID, "wrong", world.clock)
            .addresses(new MicrosoftAddresses(world.graph.root(), world.graph.login()))
            .build();
    String verifier = MicrosoftApp.newVerifier();
    URI back = world.graph.agree(consent(verifier), OutlookWorld.ADA);

    CalendarException failure =
        failureOf(
            () ->
                app.connect(OutlookWorld.parameter(back, "code"), verifier, OutlookWorld.REDIRECT));

    assertThat(failure.problem()).isEqualTo(Problem.DENIED);
    assertThat(failure).hasMessageContaining("invalid_client AADSTS7000215");
  }

  @Test
  void aSignInThatIsDownCanBeRetried() {
    world.clock.advance(Duration.ofHours(2));
    world
        .graph
        .http()
        .fail(Integer.MAX_VALUE, request -> request.path().endsWith("/token"), Fault.status(503));

    assertThat(failureOf(world.account::calendars).isRetryable()).isTrue();
    assertThat(world.renewed).isEmpty();
  }

  @Test
  void nothingSaysASecret() {
    MicrosoftTokens tokens = world.tokens;

    assertThat(List.of(tokens.toString(), world.app.toString()))
        .noneMatch(text -> text.contains(tokens.refreshToken()))
        .noneMatch(text -> text.contains(tokens.accessToken()))
        .noneMatch(text -> text.contains(FakeGraph.CLIENT_SECRET));
    world.account.calendars();
    assertThat(world.graph.http().requests())
        .extracting(FakeRequest::query)
        .noneMatch(query -> query.contains(tokens.accessToken()));
  }

  @Test
  void addressesHaveToEndWithASlash() {
    URI root = URI.create("https://graph.microsoft.com/v1.0");

    assertThatThrownBy(() -> new MicrosoftAddresses(root, root))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
