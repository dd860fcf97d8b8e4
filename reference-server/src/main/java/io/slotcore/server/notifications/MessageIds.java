package io.slotcore.server.notifications;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Makes the {@code Message-ID} of a mail from its idempotency id. */
final class MessageIds {

  private final String host;

  /** Takes the host name right of the @, which is the sender's. */
  MessageIds(String host) {
    this.host = host;
  }

  String of(Mail mail) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(mail.tenantId().getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
      digest.update(mail.idempotencyId().getBytes(StandardCharsets.UTF_8));
      return "<%s@%s>".formatted(HexFormat.of().formatHex(digest.digest(), 0, 16), host);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
