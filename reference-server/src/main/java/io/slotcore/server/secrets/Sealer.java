package io.slotcore.server.secrets;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts texts that are kept in the database (AES-256-GCM, NIST SP 800-38D), with the key of one
 * purpose. Thread-safe.
 *
 * <p>What comes out is base64 of a version byte, a random nonce of 12 bytes and the ciphertext with
 * its tag. The version tells which key and form was used, so that both can be changed later.
 */
public final class Sealer {

  private static final byte VERSION = 1;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final SecretKeySpec key;

  Sealer(byte[] key) {
    this.key = new SecretKeySpec(key, "AES");
  }

  /**
   * Encrypts a text.
   *
   * @param place where it is kept, for instance tenant and id: it can be opened for that place only
   */
  public String seal(String text, String... place) {
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    try {
      byte[] sealed =
          cipher(Cipher.ENCRYPT_MODE, nonce, place).doFinal(text.getBytes(StandardCharsets.UTF_8));
      byte[] all = new byte[1 + NONCE_BYTES + sealed.length];
      all[0] = VERSION;
      System.arraycopy(nonce, 0, all, 1, NONCE_BYTES);
      System.arraycopy(sealed, 0, all, 1 + NONCE_BYTES, sealed.length);
      return Base64.getEncoder().encodeToString(all);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES-GCM", e);
    }
  }

  /**
   * Decrypts a text.
   *
   * @return empty if it was sealed under another key or for another place, or was changed
   */
  public Optional<String> open(String sealed, String... place) {
    try {
      byte[] all = Base64.getDecoder().decode(sealed);
      if (all.length <= 1 + NONCE_BYTES || all[0] != VERSION) {
        return Optional.empty();
      }
      byte[] nonce = Arrays.copyOfRange(all, 1, 1 + NONCE_BYTES);
      byte[] text =
          cipher(Cipher.DECRYPT_MODE, nonce, place)
              .doFinal(all, 1 + NONCE_BYTES, all.length - 1 - NONCE_BYTES);
      return Optional.of(new String(text, StandardCharsets.UTF_8));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Cipher cipher(int mode, byte[] nonce, String... place) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(new byte[] {VERSION});
    cipher.updateAAD(Signer.message(List.of(place)));
    return cipher;
  }

  @Override
  public String toString() {
    return "Sealer[hidden]";
  }
}
