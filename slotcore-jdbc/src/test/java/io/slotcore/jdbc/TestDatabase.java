package io.slotcore.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.Assumptions;

/** All databases that the store runs on, so that a test can run on each of them. */
enum TestDatabase {
  POSTGRES(PostgresServer::newDatabase, () -> true),
  OLDEST_POSTGRES(OldestPostgresServer::newDatabase, OldestPostgresServer::isInstalled),
  POSTGRES_WITH_CELLS(PostgresServer::newDatabase, () -> true),
  MARIADB(MariaDbServer::newDatabase, MariaDbServer::isInstalled),
  H2(H2Databases::newDatabase, () -> true);

  /** How wide the cells are, where there are any. */
  static final Duration CELL = Duration.ofMinutes(5);

  private static final Map<TestDatabase, Map<Class<?>, HikariDataSource>> OF_CLASSES =
      new EnumMap<>(TestDatabase.class);

  private final Supplier<HikariDataSource> newDatabase;
  private final BooleanSupplier installed;

  TestDatabase(Supplier<HikariDataSource> newDatabase, BooleanSupplier installed) {
    this.newDatabase = newDatabase;
    this.installed = installed;
  }

  /** Tells whether claims are cells, rather than spans under a constraint. */
  boolean hasCells() {
    return this == POSTGRES_WITH_CELLS || this == H2;
  }

  /** Returns a pool on a new database with the store's tables; skips the test if it cannot. */
  HikariDataSource newStoreDatabase() {
    Assumptions.assumeTrue(installed.getAsBoolean(), () -> this + " is not installed");
    HikariDataSource database = newDatabase.get();
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

  /** Returns how the database refuses overlaps. */
  OverlapGuard guard() {
    return this == POSTGRES_WITH_CELLS ? OverlapGuard.cells(CELL) : OverlapGuard.standard();
  }
}
