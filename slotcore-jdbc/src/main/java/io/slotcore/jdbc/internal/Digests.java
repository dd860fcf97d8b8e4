package io.slotcore.jdbc.internal;

import io.slotcore.spi.IdempotencyKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Shortens idempotency keys to what fits into every database's index. */
final class Digests {

  private Digests() {}

  /** None of the parts has white space, so that a line break parts them for certain. */
  static String of(IdempotencyKey key) {
    String text = String.join("\n", key.principal(), key.operation(), key.key());
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
