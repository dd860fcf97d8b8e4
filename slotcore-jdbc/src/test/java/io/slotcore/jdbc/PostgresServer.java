package io.slotcore.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;

/** One PostgreSQL for all tests of a JVM, and a new database for each class that asks. */
final class PostgresServer {

  private static final AtomicInteger DATABASES = new AtomicInteger();

  private PostgresServer() {}

  /** Started by the first test that needs it; it stops with the JVM. */
  private static final class Running {

    private static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.start();
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
  }

  /** Returns a pool on a new database without tables. */
  static HikariDataSource newDatabase() {
    String name = "test" + DATABASES.incrementAndGet();
    Sql.execute(Running.SERVER.getPostgresDatabase(), "CREATE DATABASE " + name);
    HikariConfig pool = new HikariConfig();
    pool.setDataSource(Running.SERVER.getDatabase("postgres", name));
    pool.setMaximumPoolSize(20);
    pool.setMinimumIdle(1);
    return new HikariDataSource(pool);
  }

  /** Returns a pool on a new database with the store's tables. */
  static HikariDataSource newStoreDatabase() {
    HikariDataSource database = newDatabase();
    SlotcoreSchema.migrate(database);
    return database;
  }
}
