package io.slotcore.ical.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Looks names up at the moment of connecting and refuses what must not be connected to. What it
 * returns is what the connection is opened to: nothing is looked up again in between.
 */
final class GuardedResolver implements DnsResolver {

  /** How many addresses of one name are tried at the most. */
  static final int MAX_TRIED = 2;

  // IANA IPv4 Special-Purpose Address Registry, RFC 6890 and its updates; multicast, RFC 5771.
  private static final List<AddressRange> FORBIDDEN_V4 =
      AddressRange.parseAll(
          "0.0.0.0/8",
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.88.99.0/24",
          "192.168.0.0/16",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/3");

  // Global unicast is all that is allowed at first: loopback, link-local, unique-local, multicast,
  // IPv4-mapped and NAT64 addresses lie outside of it.
  private static final AddressRange GLOBAL_V6 = AddressRange.parse("2000::/3");

  // IANA IPv6 Special-Purpose Address Registry: Teredo and others, documentation, 6to4.
  private static final List<AddressRange> FORBIDDEN_V6 =
      AddressRange.parseAll("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

  private final NameLookup lookup;
  private final List<AddressRange> allowed;

  GuardedResolver(NameLookup lookup, List<AddressRange> allowed) {
    this.lookup = lookup;
    this.allowed = List.copyOf(allowed);
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] addresses =
        HostNames.isLiteral(host)
            ? new InetAddress[] {InetAddress.getByName(host)}
            : lookup.lookup(host);
    if (addresses.length == 0) {
      throw new UnknownHostException(host);
    }
    for (InetAddress address : addresses) {
      // One is enough: a name of a public service has no private address beside its own.
      if (!isAllowed(address)) {
        throw new AddressRefusedException(host);
      }
    }
    return few(addresses);
  }

  /**
   * Returns the first address and one more, of the other kind if there is one: each that does not
   * answer takes its time, and a name may have hundreds.
   */
  private static InetAddress[] few(InetAddress[] addresses) {
    InetAddress first = addresses[0];
    List<InetAddress> others = Arrays.asList(addresses).subList(1, addresses.length);
    return Stream.concat(
            Stream.of(first),
            others.stream()
                .filter(other -> other.getClass() != first.getClass())
                .findFirst()
                .or(() -> others.stream().findFirst())
                .stream())
        .toArray(InetAddress[]::new);
  }

  private boolean isAllowed(InetAddress address) {
    return isPublic(address) || allowed.stream().anyMatch(range -> range.contains(address));
  }

  static boolean isPublic(InetAddress address) {
    if (address.getAddress().length == 4) {
      return FORBIDDEN_V4.stream().noneMatch(range -> range.contains(address));
    }
    return GLOBAL_V6.contains(address)
        && FORBIDDEN_V6.stream().noneMatch(range -> range.contains(address));
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }

  /** Which address it is stays untold: whoever gave the name is not to map the inner network. */
  static final class AddressRefusedException extends UnknownHostException {

    private static final long serialVersionUID = 1L;

    AddressRefusedException(String host) {
      super("host " + host + " is at an address that must not be opened");
    }
  }
}
