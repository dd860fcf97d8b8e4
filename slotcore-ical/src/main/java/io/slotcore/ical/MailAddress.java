package io.slotcore.ical;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;

/** Writes mail addresses as mailto URIs (RFC 6068). */
final class MailAddress {

  private static final String LITERAL_IN_URI = "-._~!$'*+@";

  private MailAddress() {}

  /** Percent-encodes what RFC 6068, section 2 does not allow literally in a mailto URI. */
  static String toUri(String address) {
    StringBuilder uri = new StringBuilder("mailto:");
    for (byte octet : address.getBytes(UTF_8)) {
      if (isLiteral(octet)) {
        uri.append((char) octet);
      } else {
        uri.append(String.format(Locale.ROOT, "%%%02X", octet));
      }
    }
    return uri.toString();
  }

  private static boolean isLiteral(byte octet) {
    return isAsciiAlphanumeric(octet) || LITERAL_IN_URI.indexOf(octet) >= 0;
  }

  private static boolean isAsciiAlphanumeric(byte octet) {
    return (octet >= 'a' && octet <= 'z')
        || (octet >= 'A' && octet <= 'Z')
        || (octet >= '0' && octet <= '9');
  }
}
