package io.slotcore.server.calendars;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slotcore.gcal.GoogleAccount;
import io.slotcore.gcal.GoogleApp;
import io.slotcore.gcal.GoogleTokens;
import io.slotcore.server.secrets.Sealer;
import io.slotcore.server.secrets.Secrets;
import io.slotcore.spi.CalendarException;
import io.slotcore.spi.CalendarException.Problem;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/** Connects and opens accounts at Google; their tokens are kept encrypted. Thread-safe. */
public final class GoogleConnections {

  private final GoogleApp app;
  private final Sealer sealer;
  private final CalendarStore store;
  private final ObjectMapper json = new ObjectMapper();

  /** Takes the application, the server's secret, where accounts are kept, and the clock. */
  public GoogleConnections(
      GoogleOptions options, Secrets secrets, CalendarStore store, InstantSource clock) {
    app =
        GoogleApp.builder(options.clientId(), options.clientSecret(), clock)
            .addresses(options.addresses())
            .build();
    sealer = secrets.sealer("google");
    this.store = store;
  }

  /** The tokens as they are kept, encrypted. */
  private record Kept(String refresh, String access, long end, List<String> scopes) {}

  URI consent(URI redirect, String state, String verifier) {
    return app.consent(redirect, state, verifier);
  }

  GoogleTokens connect(String code, String verifier, URI redirect) {
    return app.connect(code, verifier, redirect);
  }

  String seal(String tenantId, UUID account, GoogleTokens tokens) {
    Kept kept =
        new Kept(
            tokens.refreshToken(),
            tokens.accessToken(),
            tokens.end().toEpochMilli(),
            List.copyOf(tokens.scopes()));
    try {
      return sealer.seal(json.writeValueAsString(kept), tenantId, account.toString());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts and a number are always JSON", e);
    }
  }

  private GoogleTokens tokens(Account account) {
    String text =
        sealer
            .open(account.sealed(), account.tenantId(), account.id().toString())
            .orElseThrow(RemoteCalendars::sealedUnderAnotherKey);
    try {
      Kept kept = json.readValue(text, Kept.class);
      return new GoogleTokens(
          kept.refresh(),
          kept.access(),
          Instant.ofEpochMilli(kept.end()),
          Set.copyOf(kept.scopes()));
    } catch (JsonProcessingException e) {
      // Without its text, which is secret.
      throw new CalendarException(Problem.DENIED, "its tokens cannot be read", null);
    }
  }

  /** Returns an account that is to be connected. Nothing is asked yet. */
  GoogleAccount open(GoogleTokens tokens) {
    return app.account(tokens, renewed -> {}, uid -> false);
  }

  /**
   * Returns a connected account; tokens that are renewed are kept. Nothing is asked yet.
   *
   * @param own tells by the UID which events SlotCore has written itself
   */
  GoogleAccount open(Account account, Predicate<String> own) {
    return app.account(
        tokens(account),
        renewed -> store.reseal(account, seal(account.tenantId(), account.id(), renewed)),
        own);
  }

  /** Gives the consent back, so that the tokens are good for nothing any more. */
  void revoke(Account account) {
    app.revoke(tokens(account));
  }
}
