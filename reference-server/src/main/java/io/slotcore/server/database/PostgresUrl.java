package io.slotcore.server.database;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Where a PostgreSQL database is and who logs in; its text form never shows the password.
 *
 * @param jdbcUrl the address for the JDBC driver, which may itself carry user and password as
 *     parameters
 */
public record PostgresUrl(String jdbcUrl, Optional<String> user, Optional<String> password) {

  private static final String FORMS =
      "use jdbc:postgresql://HOST/DATABASE?user=USER&password=PASSWORD"
          + " or postgres://USER:PASSWORD@HOST/DATABASE";

  /**
   * Reads {@code jdbc:postgresql:} addresses as they are and {@code postgres:} or {@code
   * postgresql:} addresses with their percent-encoded user and password.
   *
   * @throws IllegalArgumentException if the text is neither; the message holds no part of the text,
   *     which may contain a password
   */
  public static PostgresUrl parse(String text) {
    if (text.startsWith("jdbc:postgresql:")) {
      return new PostgresUrl(text, Optional.empty(), Optional.empty());
    }
    URI uri = uri(text);
    boolean known = "postgres".equals(uri.getScheme()) || "postgresql".equals(uri.getScheme());
    String path = uri.getRawPath();
    if (!known || uri.getHost() == null || path == null || path.length() < 2) {
      throw new IllegalArgumentException(FORMS);
    }
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    String[] login =
        uri.getRawUserInfo() == null ? new String[0] : uri.getRawUserInfo().split(":", 2);
    return new PostgresUrl(
        "jdbc:postgresql://" + uri.getHost() + port + path + query,
        login.length > 0 ? Optional.of(decoded(login[0])) : Optional.empty(),
        login.length > 1 ? Optional.of(decoded(login[1])) : Optional.empty());
  }

  static PostgresUrl of(String host, int port, String database, String user, String password) {
    String path = URLEncoder.encode(database, StandardCharsets.UTF_8);
    return new PostgresUrl(
        "jdbc:postgresql://" + host + ":" + port + "/" + path,
        Optional.of(user),
        Optional.of(password));
  }

  private static URI uri(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      // The cause quotes the text, and with it the password.
      throw new IllegalArgumentException(FORMS + "; special characters must be percent-encoded");
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** Shows the address without its parameters, which may hold a password. */
  @Override
  public String toString() {
    int parameters = jdbcUrl.indexOf('?');
    return parameters < 0 ? jdbcUrl : jdbcUrl.substring(0, parameters);
  }
}
