package io.slotcore.server.web;

import io.javalin.config.RoutesConfig;

/** The addresses of one feature. */
@FunctionalInterface
public interface Routes {

  /** Adds the feature's handlers; called once, before the server listens. */
  void addTo(RoutesConfig routes);
}
