package io.slotcore.ical.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.util.Base64;
import java.util.function.Supplier;

/**
 * Who calls: sent with each call as its Authorization header, and never to another host than that
 * of the call. Immutable.
 */
public final class Credentials {

  private final Supplier<String> header;

  private Credentials(Supplier<String> header) {
    this.header = header;
  }

  /**
   * Returns a name with its password (RFC 7617).
   *
   * @param user the name, without a colon
   * @param password the password
   * @return the credentials
   * @throws IllegalArgumentException if the name has a colon
   */
  public static Credentials basic(String user, String password) {
    if (user.indexOf(':') >= 0) {
      throw new IllegalArgumentException("a user's name must not have a colon (RFC 7617)");
    }
    byte[] pair = (user + ":" + requireNonNull(password, "password")).getBytes(UTF_8);
    String value = "Basic " + Base64.getEncoder().encodeToString(pair);
    return new Credentials(() -> value);
  }

  /**
   * Returns a bearer token (RFC 6750).
   *
   * @param token is asked for the token at each call, so that it can be renewed
   * @return the credentials
   */
  public static Credentials bearer(Supplier<String> token) {
    requireNonNull(token, "token");
    return new Credentials(() -> "Bearer " + token.get());
  }

  /** Returns the value of the header; never one that would begin another line. */
  String header() {
    String value = header.get();
    if (value.chars().anyMatch(c -> c < ' ' || c > '~')) {
      throw new IllegalArgumentException("a token must be printable ASCII");
    }
    return value;
  }

  /** Returns no secret. */
  @Override
  public String toString() {
    return "Credentials[...]";
  }
}
