package io.slotcore.jdbc.internal;

import io.slotcore.spi.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Runs work on connections: in transactions of its own, or in the caller's. */
public abstract class Transactions {

  /**
   * What is to be done.
   *
   * @param <T> what comes out
   */
  public interface Work<T> {

    /**
     * Does it.
     *
     * @param session the connection
     * @return what comes out
     * @throws SQLException if the driver fails
     */
    T apply(Session session) throws SQLException;
  }

  /** Work on a connection, before anybody knows what it speaks. */
  interface OnConnection<T> {
    T apply(Connection connection) throws SQLException;
  }

  private volatile @Nullable Dialect known;

  Transactions() {}

  /**
   * Reads, without a transaction of its own.
   *
   * @param operation names the read in messages
   * @param tenant whose rows
   * @param work reads, and writes nothing
   * @param <T> what comes out
   * @return what the work returned
   * @throws StoreException if the database fails
   */
  abstract <T> T read(String operation, String tenant, Work<T> work);

  /**
   * Runs work in one transaction.
   *
   * @param operation names the work in messages
   * @param tenant whose rows; null for those of all
   * @param work does nothing but use the session
   * @param <T> what comes out
   * @return what the work returned
   * @throws StoreException if the database fails
   */
  abstract <T> T inTransaction(String operation, @Nullable String tenant, Work<T> work);

  /** A database does not change its product, so it is asked once. */
  final Dialect dialect(Connection connection) throws SQLException {
    Dialect dialect = known;
    if (dialect == null) {
      dialect = Dialects.of(connection);
      known = dialect;
    }
    return dialect;
  }

  /** Where no connection could be lent, the lender's exception hides the driver's. */
  static <T> T lend(Connections connections, String operation, Function<Connection, T> work) {
    AtomicBoolean lent = new AtomicBoolean();
    try {
      return connections.lend(
          connection -> {
            lent.set(true);
            return work.apply(connection);
          });
    } catch (RuntimeException failure) {
      Optional<SQLException> cause = SqlErrors.cause(failure);
      if (lent.get() || cause.isEmpty()) {
        throw failure;
      }
      throw SqlErrors.translate(operation, cause.get());
    }
  }

  static List<SqlStatement> tenantSetting(Dialect dialect, @Nullable String tenant) {
    List<SqlStatement> settings = new ArrayList<>();
    if (tenant != null) {
      dialect.tenantSetting(tenant).ifPresent(text -> settings.add(SqlStatement.of(text, tenant)));
    }
    return settings;
  }
}
