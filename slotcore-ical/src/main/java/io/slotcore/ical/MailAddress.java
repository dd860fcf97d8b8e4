package io.slotcore.ical;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;

/** Checks mail addresses and writes them as mailto URIs (RFC 5322, 3.4.1; RFC 6068). */
final class MailAddress {

  // RFC 5321, 4.5.3.1.3: a path has 256 octets, two of which are the angle brackets.
  private static final int MAX_OCTETS = 254;
  private static final String SPECIALS = "()<>[]:;\\,\"";
  private static final String LITERAL_IN_URI = "-._~!$'*+@";

  private MailAddress() {}

  /**
   * The message names the offending character instead of the address: a forged address would break
   * the lines of a log.
   */
  static void check(String address) {
    address.codePoints().filter(MailAddress::isForbidden).findFirst().ifPresent(c -> refuse(c));
    int at = address.indexOf('@');
    if (at < 1 || at != address.lastIndexOf('@') || at == address.length() - 1) {
      throw new IllegalArgumentException(
          "address (" + address + ") must have one @, between a local part and a domain");
    }
    int octets = address.getBytes(UTF_8).length;
    if (octets > MAX_OCTETS) {
      throw new IllegalArgumentException(
          "address (" + octets + " octets) must not be longer than " + MAX_OCTETS + " octets");
    }
  }

  private static void refuse(int forbidden) {
    throw new IllegalArgumentException(
        String.format(Locale.ROOT, "address must not have the character U+%04X", forbidden));
  }

  private static boolean isForbidden(int c) {
    return SPECIALS.indexOf(c) >= 0
        || Character.isISOControl(c)
        || Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.getType(c) == Character.FORMAT
        || Character.getType(c) == Character.SURROGATE;
  }

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
