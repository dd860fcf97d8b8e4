package io.slotcore.benchmarks.bookings;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** A PostgreSQL that loses nothing, on the machine of the benchmark. */
final class Server implements AutoCloseable {

  private final EmbeddedPostgres postgres;
  private final Path folder;

  Server() throws IOException, SQLException {
    postgres =
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("full_page_writes", "on")
            .setServerConfig("shared_buffers", "512MB")
            .setServerConfig("max_wal_size", "4GB")
            .start();
    folder = dataFolder().toRealPath();
  }

  private Path dataFolder() throws SQLException {
    try (Connection connection = owner().getConnection();
        Statement sql = connection.createStatement();
        ResultSet rows = sql.executeQuery("SHOW data_directory")) {
      rows.next();
      return Path.of(rows.getString(1));
    }
  }

  /** Returns the data folder, in which its processes run. */
  Path folder() {
    return folder;
  }

  DataSource owner() {
    return postgres.getPostgresDatabase();
  }

  void analyze() throws SQLException {
    try (Connection connection = owner().getConnection();
        Statement sql = connection.createStatement()) {
      sql.execute("ANALYZE");
    }
  }

  /** Returns a pool with a connection for each client, behind row-level security. */
  HikariDataSource pool() {
    HikariConfig pool = new HikariConfig();
    pool.setJdbcUrl(postgres.getJdbcUrl("postgres", "postgres"));
    pool.setMaximumPoolSize(Load.CLIENTS);
    pool.setConnectionInitSql("SET ROLE slotcore_app");
    pool.addDataSourceProperty("prepareThreshold", "1");
    return new HikariDataSource(pool);
  }

  @Override
  public void close() throws IOException {
    postgres.close();
  }
}
