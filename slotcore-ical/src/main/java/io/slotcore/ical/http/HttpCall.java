package io.slotcore.ical.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A request to an address that a user gave. Immutable. */
public final class HttpCall {

  private static final Set<String> OUR_OWN =
      Set.of(
          "accept-encoding",
          "authorization",
          "connection",
          "content-length",
          "cookie",
          "host",
          "transfer-encoding");

  private final String method;
  private final URI address;
  private final Map<String, String> headers;
  private final byte @Nullable [] body;
  private final @Nullable Credentials credentials;

  private HttpCall(
      String method,
      URI address,
      Map<String, String> headers,
      byte @Nullable [] body,
      @Nullable Credentials credentials) {
    this.method = method;
    this.address = address;
    this.headers = headers;
    this.body = body;
    this.credentials = credentials;
  }

  /**
   * Returns a call without a body.
   *
   * @param method such as GET or PROPFIND
   * @param address where to; it is checked when the call is sent
   * @return the call
   * @throws IllegalArgumentException if the method is not a word
   */
  public static HttpCall of(String method, URI address) {
    if (!method.matches("[A-Z]{1,20}")) {
      throw new IllegalArgumentException("method (" + method + ") must be a word");
    }
    return new HttpCall(method, requireNonNull(address, "address"), Map.of(), null, null);
  }

  /**
   * Returns a copy with one more header, or with another value of it.
   *
   * @param name of the header
   * @param value without control characters
   * @return the copy
   * @throws IllegalArgumentException if name or value could be read as something else, or the
   *     header is one that the client writes itself
   */
  public HttpCall withHeader(String name, String value) {
    if (!name.matches("[A-Za-z0-9-]{1,64}") || OUR_OWN.contains(name.toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException("header " + name + " must not be set");
    }
    if (value.chars().anyMatch(c -> c < ' ' || c > '~')) {
      throw new IllegalArgumentException("value of header " + name + " must be printable ASCII");
    }
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new HttpCall(method, address, more, body, credentials);
  }

  /**
   * Returns a copy with a body.
   *
   * @param contentType of the body
   * @param text is sent in UTF-8
   * @return the copy
   */
  public HttpCall withBody(String contentType, String text) {
    HttpCall typed = withHeader("Content-Type", contentType);
    return new HttpCall(method, address, typed.headers, text.getBytes(UTF_8), credentials);
  }

  /**
   * Returns a copy that says who calls.
   *
   * @param caller whom the server of the address knows
   * @return the copy
   */
  public HttpCall withCredentials(Credentials caller) {
    return new HttpCall(method, address, headers, body, requireNonNull(caller, "caller"));
  }

  /** Returns the call as it goes on after a redirect. Another server is not told who calls. */
  HttpCall redirectedTo(URI target, boolean asGet) {
    boolean same = origin(target).equals(origin(address));
    return new HttpCall(
        asGet ? "GET" : method, target, headers, asGet ? null : body, same ? credentials : null);
  }

  static String origin(URI address) {
    String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    int port = address.getPort() >= 0 ? address.getPort() : scheme.equals("https") ? 443 : 80;
    return scheme + "://" + String.valueOf(address.getHost()).toLowerCase(Locale.ROOT) + ":" + port;
  }

  String method() {
    return method;
  }

  URI address() {
    return address;
  }

  Map<String, String> headers() {
    return headers;
  }

  byte @Nullable [] body() {
    return body;
  }

  Optional<Credentials> credentials() {
    return Optional.ofNullable(credentials);
  }

  /** Returns method and host; the rest of an address may be a secret. */
  @Override
  public String toString() {
    return method + " " + origin(address);
  }
}
