package io.slotcore.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import java.util.concurrent.atomic.AtomicInteger;

/** H2 in memory. */
final class H2Databases {

  private static final AtomicInteger DATABASES = new AtomicInteger();

  private H2Databases() {}

  /** Returns a pool on a new database without tables, which stays until the JVM ends. */
  static HikariDataSource newDatabase() {
    HikariDataSource pool = new HikariDataSource();
    pool.setJdbcUrl("jdbc:h2:mem:test" + DATABASES.incrementAndGet() + ";DB_CLOSE_DELAY=-1");
    pool.setMaximumPoolSize(20);
    pool.setMinimumIdle(1);
    return pool;
  }

  /** Returns a pool on a new database with the store's tables. */
  static HikariDataSource newStoreDatabase() {
    HikariDataSource database = newDatabase();
    SlotcoreSchema.migrate(database);
    return database;
  }
}
