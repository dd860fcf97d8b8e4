package io.slotcore.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** All databases that the store runs on, so that a test can run on each of them. */
enum TestDatabase {
  POSTGRES,
  OLDEST_POSTGRES,
  POSTGRES_WITH_CELLS,
  MARIADB,
  H2;

  /** How wide the cells are, where there are any. */
  static final Duration CELL = Duration.ofMinutes(5);

  private static final Map<TestDatabase, Map<Class<?>, HikariDataSource>> OF_CLASSES =
      new EnumMap<>(TestDatabase.class);

  /** Tells whether claims are cells, rather than spans under a constraint. */
  boolean hasCells() {
    return this == POSTGRES_WITH_CELLS || this == H2;
  }

  boolean isPostgres() {
    return this != MARIADB && this != H2;
  }

  /** Returns how the database refuses overlaps. */
  OverlapGuard guard() {
    return this == POSTGRES_WITH_CELLS ? OverlapGuard.cells(CELL) : OverlapGuard.standard();
  }

  private boolean isInstalled() {
    return switch (this) {
      case OLDEST_POSTGRES -> OldestPostgresServer.isInstalled();
      case MARIADB -> MariaDbServer.isInstalled();
      case POSTGRES, POSTGRES_WITH_CELLS, H2 -> true;
    };
  }

  /** Returns a pool on a new database without tables; skips the test if there is no such server. */
  HikariDataSource newDatabase() {
    Assumptions.assumeTrue(isInstalled(), () -> this + " is not installed");
    return switch (this) {
      case OLDEST_POSTGRES -> OldestPostgresServer.newDatabase();
      case MARIADB -> MariaDbServer.newDatabase();
      case POSTGRES, POSTGRES_WITH_CELLS -> PostgresServer.newDatabase();
      case H2 -> H2Databases.newDatabase();
    };
  }

  /** Returns a pool on a new database with the store's tables. */
  HikariDataSource newStoreDatabase() {
    HikariDataSource database = newDatabase();
    SlotcoreSchema.migrate(database, guard());
    return database;
  }

  /** Returns a database for tests of one class that look at nothing but tenants of their own. */
  HikariDataSource of(Class<?> tests) {
    synchronized (OF_CLASSES) {
      return OF_CLASSES
          .computeIfAbsent(this, kind -> new HashMap<>())
          .computeIfAbsent(tests, any -> newStoreDatabase());
    }
  }
}
