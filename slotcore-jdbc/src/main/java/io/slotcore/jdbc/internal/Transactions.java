package io.slotcore.jdbc.internal;

import io.slotcore.spi.ConcurrentChangeException;
import io.slotcore.spi.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jooq.Configuration;
import org.jooq.DSLContext;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;
import org.jooq.impl.DefaultConnectionProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs work on connections of a data source, in transactions that it begins and ends itself. */
public final class Transactions {

  private static final Logger LOG = LoggerFactory.getLogger(Transactions.class);
  private static final int ATTEMPTS = 8;
  private static final long FIRST_PAUSE_NANOS = 2_000_000;

  private final DataSource dataSource;
  private final Dialect dialect;
  private final Configuration configuration;

  /**
   * Makes a runner.
   *
   * @param dataSource hands out connections that nobody else is using
   * @param dialect the database's
   */
  public Transactions(DataSource dataSource, Dialect dialect) {
    this.dataSource = dataSource;
    this.dialect = dialect;
    // jOOQ's own logging would print bound values, names and addresses among them.
    Settings settings =
        new Settings()
            .withExecuteLogging(false)
            .withFetchWarnings(false)
            .withRenderSchema(false)
            .withRenderQuotedNames(RenderQuotedNames.EXPLICIT_DEFAULT_UNQUOTED);
    this.configuration = new DefaultConfiguration().set(dialect.sql()).set(settings);
  }

  /**
   * Reads without a transaction around it.
   *
   * @param operation names the read in messages
   * @param work reads, and writes nothing
   * @param <T> what comes out
   * @return what the work returned
   */
  public <T> T read(String operation, Function<DSLContext, T> work) {
    return translating(operation, connection -> reading(connection, work));
  }

  /** A pool may hand out connections that begin a transaction by themselves. */
  private <T> T reading(Connection connection, Function<DSLContext, T> work) throws SQLException {
    if (connection.getAutoCommit()) {
      return work.apply(sql(connection));
    }
    try {
      T result = work.apply(sql(connection));
      connection.rollback();
      return result;
    } catch (Throwable failure) {
      rollBack(connection, failure);
      throw failure;
    }
  }

  /**
   * Runs work in one transaction, and runs it again after a collision.
   *
   * @param operation names the work in messages
   * @param work does nothing but use the connection
   * @param <T> what comes out
   * @return what the work returned
   * @throws ConcurrentChangeException if it collided each time
   */
  public <T> T inTransaction(String operation, Function<DSLContext, T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return translating(operation, connection -> once(connection, work));
      } catch (ConcurrentChangeException collision) {
        if (attempt == ATTEMPTS) {
          throw collision;
        }
        LOG.debug("{} collided in attempt {}: {}", operation, attempt, collision.getMessage());
        pause(attempt, collision);
      }
    }
  }

  private <T> T once(Connection connection, Function<DSLContext, T> work) throws SQLException {
    boolean autoCommit = connection.getAutoCommit();
    if (autoCommit) {
      connection.setAutoCommit(false);
    }
    try {
      try (Statement begin = connection.createStatement()) {
        begin.execute(dialect.readCommitted());
      }
      T result = work.apply(sql(connection));
      connection.commit();
      return result;
    } catch (Throwable failure) {
      rollBack(connection, failure);
      throw failure;
    } finally {
      restore(connection, autoCommit);
    }
  }

  /** What cannot be rolled back must not be committed by switching back to auto-commit. */
  private static void rollBack(Connection connection, Throwable failure) {
    try {
      connection.rollback();
    } catch (SQLException alsoFailed) {
      failure.addSuppressed(SqlErrors.translate("rolling back", alsoFailed));
      abort(connection, failure);
    }
  }

  private static void abort(Connection connection, Throwable failure) {
    try {
      connection.abort(Runnable::run);
    } catch (SQLException alsoFailed) {
      failure.addSuppressed(SqlErrors.translate("aborting the connection", alsoFailed));
    }
  }

  /** A connection that is broken says so again; what counts is what broke it. */
  private static void restore(Connection connection, boolean autoCommit) {
    try {
      connection.setAutoCommit(autoCommit);
    } catch (SQLException broken) {
      LOG.debug("the connection cannot be used again: SQLSTATE {}", broken.getSQLState());
    }
  }

  private DSLContext sql(Connection connection) {
    return DSL.using(configuration.derive(new DefaultConnectionProvider(connection)));
  }

  private interface Work<T> {
    T apply(Connection connection) throws SQLException;
  }

  /** Refusals and other exceptions of the work itself pass unchanged. */
  private <T> T translating(String operation, Work<T> work) {
    try (Connection connection = dataSource.getConnection()) {
      return work.apply(connection);
    } catch (SQLException failure) {
      throw SqlErrors.translate(operation, failure);
    } catch (DataAccessException failure) {
      throw SqlErrors.cause(failure)
          .map(cause -> SqlErrors.translate(operation, cause))
          .orElseGet(() -> new StoreException(operation + " failed in jOOQ", failure, false));
    }
  }

  /** Waits a random while, so that those who collided do not meet again. */
  private static void pause(int attempt, ConcurrentChangeException collision) {
    long bound = FIRST_PAUSE_NANOS << Math.min(attempt, 5);
    try {
      TimeUnit.NANOSECONDS.sleep(ThreadLocalRandom.current().nextLong(bound) + 1);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw collision;
    }
  }
}
