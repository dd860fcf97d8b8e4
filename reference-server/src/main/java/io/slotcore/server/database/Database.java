package io.slotcore.server.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import io.slotcore.server.data.DataFolder;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/**
 * The server's one database: a pool of connections, migrated, on an embedded or a given PostgreSQL.
 *
 * <p>Thread-safe.
 */
public final class Database implements AutoCloseable {

  /**
   * Connections that one node takes at most; the embedded server allows a few more, for operators.
   */
  static final int POOL_SIZE = 32;

  private static final Duration HEALTH_TIMEOUT = Duration.ofSeconds(2);

  static {
    System.setProperty("org.jooq.no-logo", "true");
    System.setProperty("org.jooq.no-tips", "true");
  }

  private final HikariDataSource dataSource;
  private final DSLContext sql;
  private final Optional<EmbeddedPostgres> embedded;

  private Database(HikariDataSource dataSource, Optional<EmbeddedPostgres> embedded) {
    this.dataSource = dataSource;
    this.sql = DSL.using(dataSource, SQLDialect.POSTGRES);
    this.embedded = embedded;
  }

  /**
   * Opens and migrates the database at an address.
   *
   * @throws DatabaseException if it cannot be reached or migrated
   */
  public static Database at(PostgresUrl url) {
    return opened(url, Optional.empty());
  }

  /**
   * Starts a PostgreSQL in the data folder, making its cluster first where there is none, and opens
   * it.
   *
   * @throws DatabaseException if it cannot be started or migrated
   */
  public static Database embedded(DataFolder folder, EmbeddedOptions options) {
    EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, options);
    try {
      return opened(postgres.url(), Optional.of(postgres));
    } catch (DatabaseException e) {
      postgres.close();
      throw e;
    }
  }

  private static Database opened(PostgresUrl url, Optional<EmbeddedPostgres> embedded) {
    HikariDataSource pool = pool(url);
    try {
      Migrations.run(pool);
      return new Database(pool, embedded);
    } catch (DatabaseException e) {
      pool.close();
      throw e;
    }
  }

  private static HikariDataSource pool(PostgresUrl url) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("slotcore");
    config.setJdbcUrl(url.jdbcUrl());
    url.user().ifPresent(config::setUsername);
    url.password().ifPresent(config::setPassword);
    config.setMaximumPoolSize(POOL_SIZE);
    config.setMinimumIdle(2);
    config.setConnectionTimeout(Duration.ofSeconds(5).toMillis());
    config.addDataSourceProperty("ApplicationName", "slotcore");
    // A name or an address must not reach a log through the server's error detail.
    config.addDataSourceProperty("logServerErrorDetail", "false");
    try {
      return new HikariDataSource(config);
    } catch (HikariPool.PoolInitializationException e) {
      throw new DatabaseException(
          "no connection to the database at %s: %s; check DATABASE_URL"
              .formatted(url, e.getCause() == null ? e : e.getCause().getMessage()),
          e);
    }
  }

  /** Returns the pool, for whoever manages transactions by himself. */
  public DataSource dataSource() {
    return dataSource;
  }

  /**
   * Returns jOOQ on the pool.
   *
   * <p>In plain SQL an instant is bound as {@code CAST(? AS timestamptz)}: jOOQ binds it as text
   * there.
   */
  public DSLContext sql() {
    return sql;
  }

  /** Returns whether the database answers within two seconds. */
  public boolean isReachable() {
    try (Connection connection = dataSource.getConnection()) {
      return connection.isValid((int) HEALTH_TIMEOUT.toSeconds());
    } catch (SQLException e) {
      return false;
    }
  }

  /** Closes the pool, and stops the embedded PostgreSQL if there is one. */
  @Override
  public void close() {
    dataSource.close();
    embedded.ifPresent(EmbeddedPostgres::close);
  }
}
