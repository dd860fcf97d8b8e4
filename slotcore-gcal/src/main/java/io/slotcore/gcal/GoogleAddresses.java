package io.slotcore.gcal;

import static java.util.Objects.requireNonNull;

import java.net.URI;

/**
 * Where Google is. Another address than the {@linkplain #standard usual ones} is for tests.
 *
 * @param root of the Calendar API, to which {@code calendar/v3/} is added; it ends with a slash
 * @param authorization where owners are asked to agree
 * @param token where tokens are had
 * @param revocation where tokens are given back
 */
public record GoogleAddresses(URI root, URI authorization, URI token, URI revocation) {

  /**
   * Checks that all are there.
   *
   * @param root of the Calendar API
   * @param authorization where owners are asked to agree
   * @param token where tokens are had
   * @param revocation where tokens are given back
   */
  public GoogleAddresses {
    requireNonNull(root, "root");
    requireNonNull(authorization, "authorization");
    requireNonNull(token, "token");
    requireNonNull(revocation, "revocation");
  }

  /**
   * Returns Google's own addresses (https://accounts.google.com/.well-known/openid-configuration).
   *
   * @return the addresses
   */
  public static GoogleAddresses standard() {
    return new GoogleAddresses(
        URI.create("https://www.googleapis.com/"),
        URI.create("https://accounts.google.com/o/oauth2/v2/auth"),
        URI.create("https://oauth2.googleapis.com/token"),
        URI.create("https://oauth2.googleapis.com/revoke"));
  }
}
