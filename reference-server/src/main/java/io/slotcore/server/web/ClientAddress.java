package io.slotcore.server.web;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the address of the client behind the proxies that are ours.
 *
 * <p>Each proxy appends the address that it sees to {@code X-Forwarded-For}; what stands left of
 * our own proxies' entries was written by the client and is not believed. Thread-safe.
 */
public final class ClientAddress {

  private final int trustedProxies;

  /** Takes how many proxies stand in front; 0 believes no header. */
  public ClientAddress(int trustedProxies) {
    this.trustedProxies = trustedProxies;
  }

  /** Returns the client's address as text. */
  public String of(Context context) {
    String forwarded = context.header("X-Forwarded-For");
    if (trustedProxies == 0 || forwarded == null) {
      return context.ip();
    }
    List<String> hops = new ArrayList<>();
    for (String hop : forwarded.split(",", -1)) {
      hops.add(hop.strip());
    }
    return hops.get(Math.max(0, hops.size() - trustedProxies));
  }
}
