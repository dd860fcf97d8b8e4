package io.slotcore.server.accounts;

import io.slotcore.server.secrets.Secrets;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jooq.DSLContext;

/**
 * Who is signed in, in the database, so that every node knows.
 *
 * <p>A session is a random token of 256 bits, of which only the SHA-256 is stored. Thread-safe.
 */
public final class Sessions {

  /** How long a login lasts. */
  static final Duration LIFETIME = Duration.ofDays(14);

  private static final int TOKEN_BYTES = 32;
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");

  private final DSLContext sql;
  private final InstantSource clock;

  /** Takes the database and the clock by which sessions end. */
  public Sessions(DSLContext sql, InstantSource clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /** Begins a session and returns its token; sessions that have ended are cleared away. */
  public String begin(User user) {
    String token = Secrets.randomToken(TOKEN_BYTES);
    Instant now = clock.instant();
    sql.execute("DELETE FROM server_sessions WHERE expires_at <= CAST(? AS timestamptz)", now);
    sql.execute(
        """
        INSERT INTO server_sessions (tenant_id, token_sha256, user_id, created_at, expires_at)
        VALUES (?, ?, ?, CAST(? AS timestamptz), CAST(? AS timestamptz))
        """,
        user.tenantId(),
        digest(token),
        user.id(),
        now,
        now.plus(LIFETIME));
    return token;
  }

  /**
   * Returns the id of the user whose session this is, unless it has ended or is not of this tenant.
   */
  public Optional<UUID> find(String tenantId, String token) {
    if (!TOKEN.matcher(token).matches()) {
      return Optional.empty();
    }
    return sql.fetchOptional(
            """
            SELECT user_id
              FROM server_sessions
             WHERE tenant_id = ?
               AND token_sha256 = ?
               AND expires_at > CAST(? AS timestamptz)
            """,
            tenantId,
            digest(token),
            clock.instant())
        .map(row -> row.get("user_id", UUID.class));
  }

  /** Ends a session; nothing happens if there is none. */
  public void end(String tenantId, String token) {
    sql.execute(
        "DELETE FROM server_sessions WHERE tenant_id = ? AND token_sha256 = ?",
        tenantId,
        digest(token));
  }

  private static byte[] digest(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
