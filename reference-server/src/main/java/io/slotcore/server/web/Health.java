package io.slotcore.server.web;

import io.javalin.config.RoutesConfig;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** {@code GET /healthz}: 200 while the database answers, else 503. */
public final class Health implements Routes {

  private final BooleanSupplier database;

  /** Takes the question whether the database answers. */
  public Health(BooleanSupplier database) {
    this.database = database;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get(
        "/healthz",
        context -> {
          boolean healthy = database.getAsBoolean();
          context.status(healthy ? 200 : 503).json(Map.of("database", healthy ? "up" : "down"));
        });
  }
}
