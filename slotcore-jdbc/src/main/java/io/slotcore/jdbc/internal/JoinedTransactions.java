package io.slotcore.jdbc.internal;

import io.slotcore.spi.ConcurrentChangeException;
import io.slotcore.spi.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import org.jspecify.annotations.Nullable;

/**
 * Runs work within the transaction that the caller has begun, and leaves it usable whatever
 * happens, as far as the database lets it.
 */
public final class JoinedTransactions extends Transactions {

  private final Connections callers;

  /**
   * Makes a runner.
   *
   * @param callers lends the connection
   */
  public JoinedTransactions(Connections callers) {
    this.callers = callers;
  }

  @Override
  <T> T read(String operation, String tenant, Work<T> work) {
    return translating(
        operation,
        connection -> {
          Dialect dialect = dialect(connection);
          if (!connection.getAutoCommit()) {
            // A statement that fails would end the caller's transaction.
            return behindSavepoint(connection, dialect, tenant, work);
          }
          return work.apply(new Session(connection, dialect, tenantSetting(dialect, tenant), true));
        });
  }

  /** Runs the work once: only the caller can begin his transaction anew. */
  @Override
  <T> T inTransaction(String operation, @Nullable String tenant, Work<T> work) {
    return translating(
        operation,
        connection -> {
          requireTransaction(connection);
          Dialect dialect = dialect(connection);
          return behindSavepoint(connection, dialect, tenant, work);
        });
  }

  private static <T> T behindSavepoint(
      Connection connection, Dialect dialect, @Nullable String tenant, Work<T> work)
      throws SQLException {
    Session session = new Session(connection, dialect, tenantSetting(dialect, tenant), true);
    Savepoint before = connection.setSavepoint();
    T result;
    try {
      result = work.apply(session);
    } catch (Throwable failure) {
      rollBack(connection, before, failure);
      throw failure;
    }
    connection.releaseSavepoint(before);
    return result;
  }

  private static void requireTransaction(Connection connection) throws SQLException {
    if (connection.getAutoCommit()) {
      throw new IllegalStateException(
          "no transaction is running on the connection; begin one, or build the store with a"
              + " DataSource");
    }
    int isolation = connection.getTransactionIsolation();
    if (isolation != Connection.TRANSACTION_READ_COMMITTED) {
      throw new StoreException(
          "the transaction runs at %s, in which limits could be overrun; begin it at READ COMMITTED, or set that as the default of the connection"
              .formatted(name(isolation)),
          false);
    }
  }

  private static String name(int isolation) {
    return switch (isolation) {
      case Connection.TRANSACTION_READ_UNCOMMITTED -> "READ UNCOMMITTED";
      case Connection.TRANSACTION_REPEATABLE_READ -> "REPEATABLE READ";
      case Connection.TRANSACTION_SERIALIZABLE -> "SERIALIZABLE";
      default -> "an isolation level that JDBC has no name for";
    };
  }

  /** After a deadlock some databases have undone the whole transaction, the savepoint with it. */
  private static void rollBack(Connection connection, Savepoint before, Throwable failure) {
    try {
      connection.rollback(before);
    } catch (SQLException alsoFailed) {
      failure.addSuppressed(SqlErrors.translate("rolling back to the savepoint", alsoFailed));
    }
  }

  private <T> T translating(String operation, OnConnection<T> work) {
    return lend(callers, operation, connection -> translating(operation, work, connection));
  }

  private static <T> T translating(String operation, OnConnection<T> work, Connection connection) {
    try {
      return work.apply(connection);
    } catch (SQLException failure) {
      throw named(SqlErrors.translate(operation, failure), failure);
    } catch (SqlTransaction.FailureException failure) {
      throw named(SqlErrors.translate(operation, failure.failure()), failure);
    } catch (ConcurrentChangeException collision) {
      throw named(collision, collision);
    }
  }

  private static StoreException named(StoreException translated, Throwable original) {
    if (!(translated instanceof ConcurrentChangeException)) {
      return translated;
    }
    boolean undone = original.getSuppressed().length > 0;
    ConcurrentChangeException named =
        new ConcurrentChangeException(
            translated.getMessage()
                + (undone ? "; the database has undone your transaction" : "")
                + "; retry your transaction",
            translated.getCause() == null ? translated : translated.getCause());
    for (Throwable suppressed : original.getSuppressed()) {
      named.addSuppressed(suppressed);
    }
    return named;
  }
}
