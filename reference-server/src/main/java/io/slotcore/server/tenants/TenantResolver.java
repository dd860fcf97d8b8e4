package io.slotcore.server.tenants;

import java.util.Optional;

/** Finds the tenant of a request by its host name, never by anything in its body. Thread-safe. */
@FunctionalInterface
public interface TenantResolver {

  /**
   * Returns the tenant whose site has this host name.
   *
   * @param host the request's {@code Host}, possibly with a port, in any case
   */
  Optional<Tenant> resolve(String host);

  /** Returns a resolver for a server with one tenant, which is reached under any name. */
  static TenantResolver single(Tenant tenant) {
    Optional<Tenant> found = Optional.of(tenant);
    return host -> found;
  }
}
