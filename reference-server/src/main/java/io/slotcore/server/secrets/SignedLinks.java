package io.slotcore.server.secrets;

import java.util.Locale;

/**
 * The rights that a booker gets by a link: a signature over tenant, booking and purpose.
 *
 * <p>A signature is the same each time it is made, so that a replayed request can give the same
 * links. It stays valid as long as the server's secret does. Thread-safe.
 */
public final class SignedLinks {

  /** What a link allows. */
  public enum Purpose {
    /** To see the booking. */
    VIEW,
    /** To see, move and cancel the booking. */
    MANAGE,
    /** To use, extend and release a hold. */
    HOLD
  }

  private final Signer signer;

  private SignedLinks(Signer signer) {
    this.signer = signer;
  }

  /** Returns the links under the server's secret. */
  public static SignedLinks of(Secrets secrets) {
    return new SignedLinks(secrets.signer("links"));
  }

  /** Returns the signature to put into a link; it needs no escaping. */
  public String sign(String tenantId, String subjectId, Purpose purpose) {
    return signer.sign(tenantId, subjectId, name(purpose));
  }

  /** Returns whether a signature allows exactly this purpose on exactly this subject. */
  public boolean isValid(String signature, String tenantId, String subjectId, Purpose purpose) {
    return signer.isValid(signature, tenantId, subjectId, name(purpose));
  }

  private static String name(Purpose purpose) {
    return purpose.name().toLowerCase(Locale.ROOT);
  }
}
