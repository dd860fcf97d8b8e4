package io.slotcore.gcal;

import com.google.api.client.auth.oauth2.RefreshTokenRequest;
import com.google.api.client.auth.oauth2.TokenResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** Keeps the tokens of an account good. Thread-safe. */
final class TokenHolder {

  private static final String OPERATION = "renewing the access";
  private static final Duration EARLY = Duration.ofMinutes(1);

  private final GoogleApp app;
  private final Consumer<GoogleTokens> renewed;
  private GoogleTokens tokens;

  TokenHolder(GoogleApp app, GoogleTokens tokens, Consumer<GoogleTokens> renewed) {
    this.app = app;
    this.tokens = tokens;
    this.renewed = renewed;
  }

  /** Returns an access token that is good for a while, as far as one knows. */
  synchronized String access() {
    Instant soon = app.http().clock().instant().plus(EARLY);
    return tokens.end().isAfter(soon) ? tokens.accessToken() : renew(tokens.accessToken());
  }

  /** Puts another access token in the place of one that is not good, unless that was done. */
  synchronized String renew(String used) {
    if (tokens.accessToken().equals(used)) {
      RefreshTokenRequest request =
          new RefreshTokenRequest(
              app.http().transport(), GoogleHttp.JSON, app.tokenUrl(), tokens.refreshToken());
      request.setRequestInitializer(app.http()).setClientAuthentication(app.credentials());
      TokenResponse answer =
          app.http()
              .call(GoogleHttp.Kind.READ, OPERATION, request::executeUnparsed, TokenResponse.class);
      tokens = app.tokens(OPERATION, answer, tokens.refreshToken());
      renewed.accept(tokens);
    }
    return tokens.accessToken();
  }
}
