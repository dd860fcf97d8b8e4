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
 * The server's one database, migrated, on an embedded or a given PostgreSQL: a pool of connections
 * for the web and one for jobs, each in its role.
 *
 * <p>Thread-safe.
 */
public final class Database implements AutoCloseable {

  /**
   * Connections that one node takes at most; the embedded server allows a few more, for operators.
   */
  static final int POOL_SIZE = 32;

  /** Connections that the jobs of one node take at most besides. */
  static final int JOBS_POOL_SIZE = 8;

  private static final int OWNER_POOL_SIZE = 3;

  private static final Duration HEALTH_TIMEOUT = Duration.ofSeconds(2);

  static {
    System.setProperty("org.jooq.no-logo", "true");
    System.setProperty("org.jooq.no-tips", "true");
  }

  private final HikariDataSource dataSource;
  private final HikariDataSource jobs;
  private final DSLContext sql;
  private final Optional<EmbeddedPostgres> embedded;

  private Database(
      HikariDataSource dataSource, HikariDataSource jobs, Optional<EmbeddedPostgres> embedded) {
    this.dataSource = dataSource;
    this.jobs = jobs;
    this.sql = DSL.using(dataSource, SQLDialect.POSTGRES);
    this.embedded = embedded;
  }

  /**
   * Opens and migrates the database at an address.
   *
   * @param url connects as the owner of the tables
   * @throws DatabaseException if it cannot be reached or migrated
   */
  public static Database at(PostgresUrl url, RowLevelSecurity wall) {
    return opened(url, wall, Optional.empty());
  }

  /**
   * Starts a PostgreSQL in the data folder, making its cluster first where there is none, and opens
   * it.
   *
   * @throws DatabaseException if it cannot be started or migrated
   */
  public static Database embedded(
      DataFolder folder, EmbeddedOptions options, RowLevelSecurity wall) {
    EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, options);
    try {
      return opened(postgres.url(), wall, Optional.of(postgres));
    } catch (DatabaseException e) {
      postgres.close();
      throw e;
    }
  }

  private static Database opened(
      PostgresUrl url, RowLevelSecurity wall, Optional<EmbeddedPostgres> embedded) {
    try (HikariDataSource owner = new HikariDataSource(config(url, "owner", OWNER_POOL_SIZE))) {
      Migrations.run(owner);
      wall.putUp(owner);
    } catch (HikariPool.PoolInitializationException e) {
      throw new DatabaseException(
          "no connection to the database at %s: %s; check DATABASE_URL"
              .formatted(url, e.getCause() == null ? e : e.getCause().getMessage()),
          e);
    }
    HikariDataSource pool = pool(config(url, "slotcore", POOL_SIZE), wall.applicationRole());
    try {
      HikariDataSource jobs = pool(config(url, "jobs", JOBS_POOL_SIZE), wall.jobsRole());
      return new Database(pool, jobs, embedded);
    } catch (DatabaseException e) {
      pool.close();
      throw e;
    }
  }

  private static HikariConfig config(PostgresUrl url, String name, int size) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(name);
    config.setJdbcUrl(url.jdbcUrl());
    url.user().ifPresent(config::setUsername);
    url.password().ifPresent(config::setPassword);
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(Duration.ofSeconds(5).toMillis());
    config.addDataSourceProperty("ApplicationName", "slotcore");
    // A name or an address must not reach a log through the server's error detail.
    config.addDataSourceProperty("logServerErrorDetail", "false");
    return config;
  }

  /** The owner was let in before; what can fail now is taking the role. */
  private static HikariDataSource pool(HikariConfig config, Optional<String> role) {
    role.map("SET ROLE "::concat).ifPresent(config::setConnectionInitSql);
    try {
      return new HikariDataSource(config);
    } catch (HikariPool.PoolInitializationException e) {
      if (role.isPresent()) {
        throw RowLevelSecurity.notPermitted(e);
      }
      throw new DatabaseException("no connection to the database: " + e.getMessage(), e);
    }
  }

  /** Returns the pool of the jobs, who see the outbox of all tenants. */
  public DataSource jobs() {
    return jobs;
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

  /** Closes the pools, and stops the embedded PostgreSQL if there is one. */
  @Override
  public void close() {
    jobs.close();
    dataSource.close();
    embedded.ifPresent(EmbeddedPostgres::close);
  }
}
