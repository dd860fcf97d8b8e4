package io.slotcore.ical.http;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Finds the addresses of a name; the answer is checked at each call. Thread-safe. */
@FunctionalInterface
public interface NameLookup {

  /**
   * Finds the addresses of a name.
   *
   * @param host a name, never an address
   * @return its addresses, in the order in which they are tried
   * @throws UnknownHostException if there are none
   */
  InetAddress[] lookup(String host) throws UnknownHostException;
}
