package io.slotcore.server.accounts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Hashes passwords with Argon2id (RFC 9106) into PHC strings, which carry their own parameters.
 *
 * <p>Memory and passes are those that the OWASP Password Storage Cheat Sheet recommends.
 * Thread-safe; so many checks run at once as the machine has processors, the others wait, so that
 * logins cannot exhaust the memory.
 */
public final class Passwords {

  /** The longest password that is looked at, in characters. */
  static final int LONGEST = 200;

  private static final Cost COST = new Cost(19_456, 2, 1);
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final Pattern PHC =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})"
              + "\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

  private record Cost(int memoryKib, int passes, int lanes) {}

  private final SecureRandom random = new SecureRandom();
  private final Semaphore places = new Semaphore(Runtime.getRuntime().availableProcessors());
  private final String nobodysHash = hash("the password of a user who does not exist");

  /** Returns the PHC string of a password under a fresh salt. */
  public String hash(String password) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
        .formatted(
            COST.memoryKib(),
            COST.passes(),
            COST.lanes(),
            base64.encodeToString(salt),
            base64.encodeToString(derive(password, salt, COST, HASH_BYTES)));
  }

  /**
   * Returns whether a password is the one that was hashed, comparing in constant time.
   *
   * @throws IllegalArgumentException if the hash is not a PHC string of Argon2id
   */
  public boolean matches(String password, String hash) {
    Matcher phc = PHC.matcher(hash);
    if (!phc.matches()) {
      throw new IllegalArgumentException("not a PHC string of argon2id");
    }
    Cost cost =
        new Cost(
            Integer.parseInt(phc.group(1)),
            Integer.parseInt(phc.group(2)),
            Integer.parseInt(phc.group(3)));
    byte[] salt = Base64.getDecoder().decode(phc.group(4));
    byte[] expected = Base64.getDecoder().decode(phc.group(5));
    return password.length() <= LONGEST
        && MessageDigest.isEqual(expected, derive(password, salt, cost, expected.length));
  }

  /**
   * Takes as long as {@link #matches}, so that an unknown user cannot be told by the time of the
   * answer.
   */
  void pretendToMatch(String password) {
    matches(password, nobodysHash);
  }

  private byte[] derive(String password, byte[] salt, Cost cost, int bytes) {
    Argon2Parameters parameters =
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(cost.memoryKib())
            .withIterations(cost.passes())
            .withParallelism(cost.lanes())
            .withSalt(salt)
            .build();
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(parameters);
    byte[] derived = new byte[bytes];
    // The same password typed on another keyboard may come in another Unicode form.
    String normal = Normalizer.normalize(password, Normalizer.Form.NFKC);
    places.acquireUninterruptibly();
    try {
      generator.generateBytes(normal.getBytes(StandardCharsets.UTF_8), derived);
    } finally {
      places.release();
    }
    return derived;
  }
}
