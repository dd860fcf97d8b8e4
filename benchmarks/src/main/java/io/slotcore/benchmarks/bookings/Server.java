package io.slotcore.benchmarks.bookings;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import javax.sql.DataSource;

/** A PostgreSQL that loses nothing, on the machine of the benchmark. */
final class Server implements AutoCloseable {

  private final EmbeddedPostgres postgres;

  Server() throws IOException {
    postgres =
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("full_page_writes", "on")
            .setServerConfig("shared_buffers", "512MB")
            .setServerConfig("max_wal_size", "4GB")
            .start();
  }

  DataSource owner() {
    return postgres.getPostgresDatabase();
  }

  /** Returns a pool with a connection for each client. */
  HikariDataSource pool() {
    HikariConfig pool = new HikariConfig();
    pool.setJdbcUrl(postgres.getJdbcUrl("postgres", "postgres"));
    pool.setMaximumPoolSize(Load.CLIENTS);
    pool.addDataSourceProperty("prepareThreshold", "1");
    return new HikariDataSource(pool);
  }

  @Override
  public void close() throws IOException {
    postgres.close();
  }
}
