package io.slotcore.jdbc.internal;

import io.slotcore.spi.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
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

  static List<SqlStatement> tenantSetting(Dialect dialect, @Nullable String tenant) {
    List<SqlStatement> settings = new ArrayList<>();
    if (tenant != null) {
      dialect.tenantSetting(tenant).ifPresent(text -> settings.add(SqlStatement.of(text, tenant)));
    }
    return settings;
  }
}
