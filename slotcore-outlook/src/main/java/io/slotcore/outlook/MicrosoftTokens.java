package io.slotcore.outlook;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Set;

/**
 * What an owner has granted, to be kept sealed: who has it reads and writes his calendars.
 *
 * @param refreshToken good for a while, some 90 days; each renewal brings another one
 * @param accessToken good until {@code end}
 * @param end when the access token ends
 * @param scopes what was granted, without offline_access
 */
public record MicrosoftTokens(
    String refreshToken, String accessToken, Instant end, Set<String> scopes) {

  /**
   * Copies the scopes.
   *
   * @param refreshToken good for a while
   * @param accessToken good until {@code end}
   * @param end when the access token ends
   * @param scopes what was granted
   */
  public MicrosoftTokens {
    requireNonNull(refreshToken, "refreshToken");
    requireNonNull(accessToken, "accessToken");
    requireNonNull(end, "end");
    scopes = Set.copyOf(scopes);
  }

  /** Returns when the access token ends; both tokens stay out of logs. */
  @Override
  public String toString() {
    return "MicrosoftTokens[hidden, until " + end + "]";
  }
}
