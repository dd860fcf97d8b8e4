package io.slotcore.fakes;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a fake was asked.
 *
 * @param method GET, POST and so on
 * @param path as it was sent, encoded
 * @param query as it was sent, encoded; empty if there is none
 * @param headers by their names in small letters
 * @param body as text, unpacked; empty if there is none
 */
public record FakeRequest(
    String method, String path, String query, Map<String, String> headers, String body) {

  /**
   * Copies the headers.
   *
   * @param method GET, POST and so on
   * @param path as it was sent, encoded
   * @param query as it was sent, encoded
   * @param headers by their names in small letters
   * @param body as text, unpacked
   */
  public FakeRequest {
    headers = Map.copyOf(headers);
  }

  /**
   * Returns a header.
   *
   * @param name in any case
   * @return empty if it was not sent
   */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  /**
   * Returns the parameters of the query.
   *
   * @return decoded; of a name that was sent twice the last value
   */
  public Map<String, String> parameters() {
    return decode(query);
  }

  /**
   * Returns the fields of a form that was sent.
   *
   * @return decoded; of a name that was sent twice the last value
   */
  public Map<String, String> form() {
    return decode(body);
  }

  private static Map<String, String> decode(String text) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String pair : text.split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        values.put(URLDecoder.decode(name, UTF_8), URLDecoder.decode(value, UTF_8));
      }
    }
    return values;
  }
}
