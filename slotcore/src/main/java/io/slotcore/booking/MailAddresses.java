package io.slotcore.booking;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The one rule for mail addresses: what can be written to, and named in an invitation.
 *
 * <p>That is an {@code addr-spec} of two dot-atoms (RFC 5322, 3.4.1), with letters beyond ASCII
 * (RFC 6531), and with a domain of letters, digits and hyphens. It is syntax, not existence; quoted
 * local parts, comments and address literals are refused.
 */
public final class MailAddresses {

  /** RFC 5321, 4.5.3.1.3: a path has 256 octets, two of which are the angle brackets. */
  public static final int MAX_OCTETS = 254;

  private static final String SPECIALS = "()<>[]:;\\,\"";
  private static final String LABEL =
      "[\\p{L}\\p{N}\\p{M}](?:[\\p{L}\\p{N}\\p{M}-]*[\\p{L}\\p{N}\\p{M}])?";
  private static final Pattern DOMAIN = Pattern.compile(LABEL + "(?:\\." + LABEL + ")*");

  private MailAddresses() {}

  /**
   * Tells whether a text is an address.
   *
   * @param address any text
   * @return true if {@link #check} would let it pass
   */
  public static boolean isValid(String address) {
    try {
      check("address", address);
      return true;
    } catch (IllegalArgumentException illegal) {
      return false;
    }
  }

  /**
   * Checks an address.
   *
   * @param name what the address is, for the message
   * @param address the address as {@code local@domain}
   * @return the address
   * @throws IllegalArgumentException if it is not one; the message quotes no character that could
   *     break the lines of a log
   */
  public static String check(String name, String address) {
    address
        .codePoints()
        .filter(MailAddresses::isForbidden)
        .findFirst()
        .ifPresent(c -> refuse(name, c));
    int at = address.indexOf('@');
    if (at < 1 || at != address.lastIndexOf('@') || at == address.length() - 1) {
      throw illegal(name, address, "must have one @, between a local part and a domain");
    }
    int octets = address.getBytes(UTF_8).length;
    if (octets > MAX_OCTETS) {
      throw illegal(name, octets + " octets", "must not be longer than " + MAX_OCTETS + " octets");
    }
    String domain = address.substring(at + 1);
    if (hasEmptyPart(address.substring(0, at)) || hasEmptyPart(domain)) {
      throw illegal(name, address, "must have something on both sides of each dot");
    }
    if (!DOMAIN.matcher(domain).matches()) {
      throw illegal(name, address, "must have a domain of letters, digits and inner hyphens");
    }
    return address;
  }

  private static IllegalArgumentException illegal(String name, String value, String rule) {
    return new IllegalArgumentException(name + " (" + value + ") " + rule);
  }

  private static void refuse(String name, int forbidden) {
    throw new IllegalArgumentException(
        String.format(Locale.ROOT, "%s must not have the character U+%04X", name, forbidden));
  }

  private static boolean isForbidden(int c) {
    return SPECIALS.indexOf(c) >= 0
        || Character.isISOControl(c)
        || Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.getType(c) == Character.FORMAT
        || Character.getType(c) == Character.SURROGATE;
  }

  private static boolean hasEmptyPart(String dotted) {
    return dotted.startsWith(".") || dotted.endsWith(".") || dotted.contains("..");
  }
}
