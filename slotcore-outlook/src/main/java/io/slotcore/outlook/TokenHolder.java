package io.slotcore.outlook;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** Keeps the tokens of an account good. Thread-safe. */
final class TokenHolder {

  private static final Duration EARLY = Duration.ofMinutes(1);

  private final MicrosoftApp app;
  private final Consumer<MicrosoftTokens> renewed;
  private MicrosoftTokens tokens;

  TokenHolder(MicrosoftApp app, MicrosoftTokens tokens, Consumer<MicrosoftTokens> renewed) {
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
      tokens = app.renew("renewing the access", tokens);
      renewed.accept(tokens);
    }
    return tokens.accessToken();
  }

  synchronized boolean hasGranted(String scope) {
    return tokens.scopes().contains(scope);
  }
}
