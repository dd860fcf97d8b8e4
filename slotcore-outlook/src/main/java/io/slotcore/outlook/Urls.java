package io.slotcore.outlook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes texts so that they can stand in addresses. */
final class Urls {

  private Urls() {}

  /** RFC 3986, section 2.1: for paths as well as for queries, and for forms. */
  static String encode(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }

  /** As above, but for the equals signs, with which many ids of Graph's end (section 3.3). */
  static String segment(String text) {
    return encode(text).replace("%3D", "=");
  }

  static String encode(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(each -> encode(each.getKey()) + "=" + encode(each.getValue()))
        .collect(Collectors.joining("&"));
  }

  /** A text of OData, in which a quote is written twice. */
  static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
