package io.slotcore.ical.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * The internet addresses that begin with the same bits (CIDR, RFC 4632). Immutable.
 *
 * <p>An IPv4 range contains IPv4 addresses only, and an IPv6 range IPv6 addresses only.
 */
public final class AddressRange {

  private final byte[] address;
  private final int bits;

  private AddressRange(byte[] address, int bits) {
    this.address = address;
    this.bits = bits;
  }

  /**
   * Reads a range in the usual notation, such as {@code 10.1.0.0/16} or {@code fd00::/8}; without a
   * slash it is the one address.
   *
   * @param text address and number of bits
   * @return the range
   * @throws IllegalArgumentException if the text is not of that form; names are not looked up
   */
  public static AddressRange parse(String text) {
    int slash = text.indexOf('/');
    String first = slash < 0 ? text : text.substring(0, slash);
    byte[] address = literal(first).getAddress();
    int all = 8 * address.length;
    try {
      int bits = slash < 0 ? all : Integer.parseInt(text.substring(slash + 1));
      if (bits >= 0 && bits <= all) {
        return new AddressRange(address, bits);
      }
    } catch (NumberFormatException notANumber) {
      // Told below.
    }
    throw new IllegalArgumentException("'" + text + "' is not of the form address/bits");
  }

  static List<AddressRange> parseAll(String... texts) {
    return Arrays.stream(texts).map(AddressRange::parse).toList();
  }

  /** Returns the address that a text without a name in it stands for. */
  private static InetAddress literal(String text) {
    if (!HostNames.isLiteral(text)) {
      throw new IllegalArgumentException("'" + text + "' is not an internet address");
    }
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException malformed) {
      throw new IllegalArgumentException("'" + text + "' is not an internet address", malformed);
    }
  }

  /**
   * Tells whether an address is in the range.
   *
   * @param other the address
   * @return true if it is of the same kind and begins with the same bits
   */
  public boolean contains(InetAddress other) {
    byte[] octets = other.getAddress();
    if (octets.length != address.length) {
      return false;
    }
    int whole = bits / 8;
    if (Arrays.mismatch(octets, 0, whole, address, 0, whole) >= 0) {
      return false;
    }
    int rest = bits % 8;
    return rest == 0 || (octets[whole] ^ address[whole]) >> (8 - rest) == 0;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AddressRange that
        && bits == that.bits
        && Arrays.equals(address, that.address);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(address) + bits;
  }

  /** Returns what {@link #parse} reads. */
  @Override
  public String toString() {
    try {
      return InetAddress.getByAddress(address).getHostAddress() + "/" + bits;
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
