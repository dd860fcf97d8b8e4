package io.slotcore.ical.http;

import java.util.regex.Pattern;

/** Tells names from addresses in the host of a URI. */
final class HostNames {

  private static final Pattern DOTTED_QUAD =
      Pattern.compile("(?:(?:0|[1-9]\\d?|1\\d\\d|2[0-4]\\d|25[0-5])(?:\\.(?!$)|$)){4}");
  private static final Pattern ENDS_IN_A_NUMBER =
      Pattern.compile("(?:.*\\.)?(?:\\d+|0[xX][0-9a-fA-F]*)\\.?");

  private HostNames() {}

  /** Tells whether a host is an address in the one form that everybody reads alike. */
  static boolean isLiteral(String host) {
    return DOTTED_QUAD.matcher(host).matches() || host.indexOf(':') >= 0;
  }

  /**
   * Tells whether a host is a number that some read as one address, others as another or as a name:
   * 127.1, 2130706433, 0177.0.0.1, 0x7f000001. No name ends in a number (RFC 3696 section 2).
   */
  static boolean isAmbiguous(String host) {
    return !isLiteral(host) && ENDS_IN_A_NUMBER.matcher(host).matches();
  }
}
