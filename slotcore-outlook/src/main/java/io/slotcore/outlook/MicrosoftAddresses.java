package io.slotcore.outlook;

import static java.util.Objects.requireNonNull;

import java.net.URI;

/**
 * Where Microsoft is. Others than the {@linkplain #standard usual addresses} are those of national
 * clouds (https://learn.microsoft.com/en-us/graph/deployments), or for tests.
 *
 * @param root of Graph's version 1.0; it ends with a slash
 * @param login to which tenant and {@code /oauth2/v2.0/authorize} are added; it ends with a slash
 */
public record MicrosoftAddresses(URI root, URI login) {

  /**
   * Checks that both end with a slash.
   *
   * @param root of Graph's version 1.0
   * @param login of the identity platform
   * @throws IllegalArgumentException if one does not end with a slash
   */
  public MicrosoftAddresses {
    requireNonNull(root, "root");
    requireNonNull(login, "login");
    if (!root.toString().endsWith("/") || !login.toString().endsWith("/")) {
      throw new IllegalArgumentException(
          "root (" + root + ") and login (" + login + ") have to end with a slash");
    }
  }

  /**
   * Returns the addresses of Microsoft's public cloud.
   *
   * @return the addresses
   */
  public static MicrosoftAddresses standard() {
    return new MicrosoftAddresses(
        URI.create("https://graph.microsoft.com/v1.0/"),
        URI.create("https://login.microsoftonline.com/"));
  }
}
