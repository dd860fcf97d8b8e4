package io.slotcore.server.secrets;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The server's key material, from which each purpose gets a key of its own.
 *
 * <p>Its text form is base64 of at least 32 bytes; {@code toString} never shows it. Thread-safe.
 */
public final class Secrets {

  private static final int LEAST = 32;
  private static final String ALGORITHM = "HmacSHA256";
  private static final SecureRandom RANDOM = new SecureRandom();

  private final byte[] material;

  private Secrets(byte[] material) {
    this.material = material;
  }

  /**
   * Reads base64, plain or for URLs.
   *
   * @throws IllegalArgumentException if it is not base64 or too short; the message does not quote
   *     it
   */
  public static Secrets parse(String text) {
    String remedy =
        "use base64 of at least 32 random bytes, for instance from `openssl rand -base64 32`";
    byte[] material;
    try {
      material = Base64.getDecoder().decode(text.strip().replace('-', '+').replace('_', '/'));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(remedy);
    }
    if (material.length < LEAST) {
      throw new IllegalArgumentException(remedy);
    }
    return new Secrets(material);
  }

  /** Returns fresh key material in its text form. */
  public static String randomText() {
    return randomToken(LEAST);
  }

  /** Returns so many random bytes in base64 for URLs, without padding. */
  public static String randomToken(int bytes) {
    byte[] random = new byte[bytes];
    RANDOM.nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }

  /**
   * Returns the key of a purpose; keys of different purposes tell nothing about one another.
   *
   * <p>One step of HKDF-Expand (RFC 5869, section 2.3), which suffices as the material is uniformly
   * random.
   */
  public Signer signer(String purpose) {
    return new Signer(key(purpose));
  }

  /** Returns what encrypts for a purpose, under a key as that of {@link #signer}. */
  public Sealer sealer(String purpose) {
    return new Sealer(key(purpose));
  }

  private byte[] key(String purpose) {
    byte[] info = ("slotcore/" + purpose + "\u0001").getBytes(StandardCharsets.UTF_8);
    return hmac(material, info);
  }

  static byte[] hmac(byte[] key, byte[] message) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  @Override
  public String toString() {
    return "Secrets[hidden]";
  }
}
