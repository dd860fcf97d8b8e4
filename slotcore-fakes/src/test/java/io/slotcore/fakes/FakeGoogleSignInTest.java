package io.slotcore.fakes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FakeGoogleSignInTest {

  // RFC 7636, appendix B.
  private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
  private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

  private final GoogleClient client = new GoogleClient();

  @AfterEach
  void close() {
    client.close();
  }

  private String error(GoogleClient.Answer answer) {
    return answer.status() + " " + answer.json().path("error").asText();
  }

  private String newCode(Map<String, String> more) {
    return GoogleClient.code(client.google.agree(client.consent(more), GoogleClient.ADA));
  }

  @Test
  void aConsentThatIsNotAsItShouldBeIsAnError() {
    for (Map<String, String> wrong :
        java.util.List.of(
            Map.of("client_id", "another"),
            Map.of("redirect_uri", "https://elsewhere.test/"),
            Map.of("response_type", "token"),
            Map.of("scope", "everything"),
            Map.of("redirect", "x"))) {
      URI consent = client.consent(wrong);
      assertThatThrownBy(() -> client.google.agree(consent, GoogleClient.ADA))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void anOwnerAgreesOnAPage() throws Exception {
    URI consent = client.consent(Map.of("state", "s"));
    assertThat(client.page(consent)).contains("<form", GoogleClient.ADA, "calendar.events");

    HttpResponse<String> back =
        client.form(
            consent,
            Map.of(
                "account",
                GoogleClient.ADA,
                "decision",
                "allow",
                GoogleClient.SCOPE + "calendar.events",
                "on"));

    assertThat(back.statusCode()).isEqualTo(302);
    URI location = URI.create(back.headers().firstValue("Location").orElseThrow());
    assertThat(location.toString()).startsWith(GoogleClient.REDIRECT + "?state=s&code=");
    assertThat(client.exchange(GoogleClient.code(location), Map.of()).json().path("scope").asText())
        .isEqualTo(GoogleClient.SCOPE + "calendar.events");
    assertThat(client.form(consent, Map.of("decision", "cancel")).headers().map().get("Location"))
        .containsExactly(GoogleClient.REDIRECT + "?state=s&error=access_denied");
    assertThat(client.google.refuse(consent).getRawQuery())
        .isEqualTo("state=s&error=access_denied");
  }

  @Test
  void aCodeIsGoodOnceForTenMinutesAndWithItsVerifier() throws Exception {
    Map<String, String> pkce = Map.of("code_challenge", CHALLENGE, "code_challenge_method", "S256");
    String code = newCode(pkce);
    assertThat(client.exchange(code, Map.of("code_verifier", VERIFIER)).status()).isEqualTo(200);
    assertThat(error(client.exchange(code, Map.of("code_verifier", VERIFIER))))
        .isEqualTo("400 invalid_grant");
    assertThat(error(client.exchange(newCode(pkce), Map.of()))).isEqualTo("400 invalid_grant");
    assertThat(error(client.exchange(newCode(pkce), Map.of("code_verifier", CHALLENGE))))
        .isEqualTo("400 invalid_grant");
    assertThat(error(client.exchange(newCode(Map.of()), Map.of("redirect_uri", "https://b/"))))
        .isEqualTo("400 redirect_uri_mismatch");
    assertThat(error(client.exchange(newCode(Map.of()), Map.of("client_secret", "wrong"))))
        .isEqualTo("401 invalid_client");
    String late = newCode(Map.of());
    client.now = client.now.plusSeconds(601);
    assertThat(error(client.exchange(late, Map.of()))).isEqualTo("400 invalid_grant");
  }

  @Test
  void aRefreshTokenIsGivenForOfflineUseAndOnceOnlyUnlessTheOwnerIsAskedAgain() throws Exception {
    assertThat(client.exchange(newCode(Map.of("access_type", "online")), Map.of()).json())
        .noneMatch(value -> value.asText().startsWith("1//"));
    client.google.revokeAccess(GoogleClient.ADA);
    assertThat(client.exchange(newCode(Map.of()), Map.of()).json().has("refresh_token")).isTrue();
    assertThat(client.exchange(newCode(Map.of()), Map.of()).json().has("refresh_token")).isFalse();
    assertThat(
            client
                .exchange(newCode(Map.of("prompt", "consent")), Map.of())
                .json()
                .has("refresh_token"))
        .isTrue();
  }

  @Test
  void tokensEndAndAreRevoked() throws Exception {
    String refreshToken =
        client.exchange(newCode(Map.of()), Map.of()).json().path("refresh_token").asText();
    Map<String, String> refresh =
        Map.of("grant_type", "refresh_token", "refresh_token", refreshToken);
    client.token = client.exchange("", refresh).json().path("access_token").asText();
    assertThat(client.list("").status()).isEqualTo(200);
    client.now = client.now.plusSeconds(3600);
    assertThat(client.list("").reason()).isEqualTo("authError");

    client.token = client.exchange("", refresh).json().path("access_token").asText();
    Map<String, String> token = Map.of("token", refreshToken);
    assertThat(client.form(client.google.revocation(), token).statusCode()).isEqualTo(200);
    assertThat(client.form(client.google.revocation(), token).body()).contains("invalid_token");
    assertThat(client.list("").status()).isEqualTo(401);
    assertThat(error(client.exchange("", refresh))).isEqualTo("400 invalid_grant");
  }

  @Test
  void aMethodWantsItsScopes() throws Exception {
    client.signedIn(GoogleClient.SCOPE + "calendar.events.readonly");
    assertThat(client.list("").status()).isEqualTo(200);
    assertThat(client.insert("{}").reason()).isEqualTo("insufficientPermissions");
    assertThat(client.call("GET", "users/me/calendarList", "").status()).isEqualTo(403);
    assertThat(client.call("POST", "freeBusy", "{}").status()).isEqualTo(403);
  }
}
