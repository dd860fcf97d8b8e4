package io.slotcore.jdbc.internal;

import io.slotcore.spi.ConcurrentChangeException;
import io.slotcore.spi.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs work on connections that it is lent, in transactions that it begins and ends itself. */
public final class OwnTransactions extends Transactions {

  private static final Logger LOG = LoggerFactory.getLogger(OwnTransactions.class);
  private static final int ATTEMPTS = 8;
  private static final long FIRST_PAUSE_NANOS = 2_000_000;

  /** SQLSTATE active_sql_transaction: the level is set too late for another default. */
  private static final String TOO_LATE = "25001";

  private final Connections connections;
  private volatile boolean anotherLevelIsTheDefault;

  /**
   * Makes a runner.
   *
   * @param connections lends connections that are in no transaction
   */
  public OwnTransactions(Connections connections) {
    this.connections = connections;
  }

  @Override
  <T> T read(String operation, String tenant, Work<T> work) {
    return translating(operation, connection -> reading(connection, tenant, work));
  }

  /** A pool may hand out connections that begin a transaction by themselves. */
  private <T> T reading(Connection connection, String tenant, Work<T> work) throws SQLException {
    Dialect dialect = dialect(connection);
    Session session = new Session(connection, dialect, tenantSetting(dialect, tenant), false);
    if (connection.getAutoCommit()) {
      return work.apply(session);
    }
    try {
      T result = work.apply(session);
      connection.rollback();
      return result;
    } catch (Throwable failure) {
      rollBack(connection, failure);
      throw failure;
    }
  }

  /** Runs the work again after a collision, a few times. */
  @Override
  <T> T inTransaction(String operation, @Nullable String tenant, Work<T> work) {
    for (int attempt = 1; ; attempt++) {
      boolean levelApart = anotherLevelIsTheDefault;
      try {
        return translating(operation, connection -> once(connection, levelApart, tenant, work));
      } catch (ConcurrentChangeException collision) {
        if (attempt == ATTEMPTS) {
          throw collision;
        }
        LOG.debug("{} collided in attempt {}: {}", operation, attempt, collision.getMessage());
        pause(attempt, collision);
      } catch (StoreException failure) {
        if (levelApart || !isTooLate(failure)) {
          throw failure;
        }
        anotherLevelIsTheDefault = true;
      }
    }
  }

  private <T> T once(
      Connection connection, boolean levelApart, @Nullable String tenant, Work<T> work)
      throws SQLException {
    Dialect dialect = dialect(connection);
    OptionalInt isolation =
        dialect.isolationEndsWithTransaction()
            ? OptionalInt.empty()
            : OptionalInt.of(connection.getTransactionIsolation());
    boolean autoCommit = connection.getAutoCommit();
    if (autoCommit) {
      connection.setAutoCommit(false);
    }
    try {
      T result =
          work.apply(new Session(connection, dialect, begin(dialect, levelApart, tenant), false));
      connection.commit();
      return result;
    } catch (Throwable failure) {
      rollBack(connection, failure);
      throw failure;
    } finally {
      restore(connection, autoCommit, isolation);
    }
  }

  private static boolean isTooLate(StoreException failure) {
    return SqlErrors.cause(failure)
        .filter(cause -> TOO_LATE.equals(cause.getSQLState()))
        .isPresent();
  }

  private static List<SqlStatement> begin(
      Dialect dialect, boolean levelApart, @Nullable String tenant) {
    if (tenant != null && !levelApart) {
      Optional<String> both = dialect.tenantSettingAtReadCommitted();
      if (both.isPresent()) {
        return List.of(SqlStatement.of(both.get(), tenant));
      }
    }
    List<SqlStatement> begin = new ArrayList<>();
    begin.add(SqlStatement.of(dialect.readCommitted()));
    begin.addAll(tenantSetting(dialect, tenant));
    return begin;
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
  private static void restore(Connection connection, boolean autoCommit, OptionalInt isolation) {
    try {
      if (isolation.isPresent()) {
        connection.setTransactionIsolation(isolation.getAsInt());
      }
      connection.setAutoCommit(autoCommit);
    } catch (SQLException broken) {
      LOG.debug("the connection cannot be used again: SQLSTATE {}", broken.getSQLState());
    }
  }

  /** Refusals and other exceptions of the work itself pass unchanged. */
  private <T> T translating(String operation, OnConnection<T> work) {
    return lend(
        connections,
        operation,
        connection -> {
          try {
            return work.apply(connection);
          } catch (SQLException failure) {
            throw SqlErrors.translate(operation, failure);
          } catch (SqlTransaction.FailureException failure) {
            throw SqlErrors.translate(operation, failure.failure());
          }
        });
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
