package io.slotcore.jdbc.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lends connections: those of a pool, or the one on which the caller's transaction runs. */
public interface Connections {

  /** Says what nobody else is told. */
  Logger LOG = LoggerFactory.getLogger(Connections.class);

  /**
   * Lends a connection for the time of one operation.
   *
   * @param work uses it; what it throws passes unchanged
   * @param <T> what comes out
   * @return what the work returned
   */
  <T> T lend(Function<Connection, T> work);

  /**
   * Lends the connections of a data source.
   *
   * @param dataSource hands out connections that nobody else is using
   * @return closes each after its operation
   */
  static Connections of(DataSource dataSource) {
    return new Connections() {
      @Override
      public <T> T lend(Function<Connection, T> work) {
        Connection connection;
        try {
          connection = dataSource.getConnection();
        } catch (SQLException failure) {
          throw new SqlTransaction.FailureException(failure);
        }
        try {
          return work.apply(connection);
        } finally {
          close(connection);
        }
      }

      /** What was done is done, whatever becomes of the connection. */
      private void close(Connection connection) {
        try {
          connection.close();
        } catch (SQLException failure) {
          LOG.warn("a connection could not be closed: SQLSTATE {}", failure.getSQLState());
        }
      }
    };
  }
}
