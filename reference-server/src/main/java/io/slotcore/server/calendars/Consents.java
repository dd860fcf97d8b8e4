package io.slotcore.server.calendars;

import io.slotcore.server.accounts.User;
import io.slotcore.server.booking.Keyed;
import io.slotcore.server.secrets.Sealer;
import io.slotcore.server.secrets.Secrets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Consents that hosts were sent to a provider to give. Each is good once, for some minutes, and for
 * the host who began it. Thread-safe.
 */
public final class Consents {

  private static final Duration LIFETIME = Duration.ofMinutes(15);

  private final CalendarStore store;
  private final Sealer sealer;
  private final InstantSource clock;

  /** Takes where they are kept, the server's secret, and the clock. */
  public Consents(CalendarStore store, Secrets secrets, InstantSource clock) {
    this.store = store;
    sealer = secrets.sealer("consents");
    this.clock = clock;
  }

  /**
   * Begins a consent.
   *
   * @param verifier that is needed when it comes back
   * @return the state that it has to bring back
   */
  String begin(User host, String provider, String verifier) {
    String state = Secrets.randomToken(32);
    String digest = Keyed.digest(state);
    String encrypted = sealer.seal(verifier, host.tenantId(), digest);
    store.in(
        host.tenantId(),
        own -> {
          own.execute(
              "DELETE FROM server_consents"
                  + " WHERE tenant_id = ? AND expires_at <= CAST(? AS timestamptz)",
              host.tenantId(),
              clock.instant());
          return own.execute(
              """
              INSERT INTO server_consents (tenant_id, state_digest, user_id, provider, sealed,
                                           expires_at)
              VALUES (?, ?, ?, ?, ?, CAST(? AS timestamptz))
              """,
              host.tenantId(),
              digest,
              host.id(),
              provider,
              encrypted,
              clock.instant().plus(LIFETIME));
        });
    return state;
  }

  /**
   * Ends a consent that came back.
   *
   * @return the verifier; empty if this host has begun no such consent, or too long ago
   */
  Optional<String> end(User host, String provider, String state) {
    String digest = Keyed.digest(state);
    return store
        .in(
            host.tenantId(),
            own ->
                own.fetchOptional(
                        """
                        DELETE FROM server_consents
                         WHERE tenant_id = ? AND state_digest = ? AND user_id = ?
                           AND provider = ? AND expires_at > CAST(? AS timestamptz)
                        RETURNING sealed
                        """,
                        host.tenantId(),
                        digest,
                        host.id(),
                        provider,
                        clock.instant())
                    .map(row -> row.get("sealed", String.class)))
        .flatMap(text -> sealer.open(text, host.tenantId(), digest));
  }
}
