package io.slotcore.server.feeds;

import io.slotcore.server.secrets.Secrets;
import io.slotcore.server.secrets.Signer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The secret part of a feed's address: a random id of 128 bits, and a signature of it under the
 * server's secret.
 *
 * <p>The database has the id alone. So the address can be shown again to its host, and still
 * whoever reads the database, or a copy of it, can open no feed. Thread-safe.
 */
public final class FeedAddresses {

  static final int ID_BYTES = 16;

  // Base64 of 16 and of 32 bytes.
  private static final int ID_LENGTH = 22;
  private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{65}");

  private final Signer signer;

  /** Takes the server's secret, which all nodes share. */
  public FeedAddresses(Secrets secrets) {
    signer = secrets.signer("feeds");
  }

  String secret(String tenantId, Feed feed) {
    return feed.id() + signer.sign(tenantId, feed.id());
  }

  /** Returns the id of the feed that a secret opens; empty for what this server never gave out. */
  Optional<String> id(String tenantId, String secret) {
    if (!SECRET.matcher(secret).matches()) {
      return Optional.empty();
    }
    String id = secret.substring(0, ID_LENGTH);
    return signer.isValid(secret.substring(ID_LENGTH), tenantId, id)
        ? Optional.of(id)
        : Optional.empty();
  }
}
