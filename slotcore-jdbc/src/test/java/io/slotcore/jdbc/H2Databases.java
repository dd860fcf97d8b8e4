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
    // Two seconds, the default, are too few for those who wait on a busy machine.
    String settings = ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000";
    pool.setJdbcUrl("jdbc:h2:mem:test" + DATABASES.incrementAndGet() + settings);
    pool.setMaximumPoolSize(20);
    pool.setMinimumIdle(1);
    return pool;
  }
}
