package io.slotcore.server.secrets;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;

/** Signs lists of texts with the key of one purpose (HMAC-SHA256). Thread-safe. */
public final class Signer {

  private final byte[] key;

  Signer(byte[] key) {
    this.key = key;
  }

  /** Returns the signature of the parts in base64 for URLs: 43 characters. */
  public String sign(String... parts) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Secrets.hmac(key, message(List.of(parts))));
  }

  /**
   * Returns whether a signature is that of the parts, in a time that does not tell how much of it
   * is right.
   */
  public boolean isValid(String signature, String... parts) {
    return MessageDigest.isEqual(
        signature.getBytes(StandardCharsets.UTF_8), sign(parts).getBytes(StandardCharsets.UTF_8));
  }

  /** Writes each part behind its length, so that no two lists give the same bytes. */
  static byte[] message(List<String> parts) {
    List<byte[]> encoded =
        parts.stream().map(part -> part.getBytes(StandardCharsets.UTF_8)).toList();
    int size = encoded.stream().mapToInt(part -> Integer.BYTES + part.length).sum();
    ByteBuffer buffer = ByteBuffer.allocate(size);
    encoded.forEach(part -> buffer.putInt(part.length).put(part));
    return buffer.array();
  }

  @Override
  public String toString() {
    return "Signer[hidden]";
  }
}
