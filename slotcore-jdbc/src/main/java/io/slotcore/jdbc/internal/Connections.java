package io.slotcore.jdbc.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import javax.sql.DataSource;

/** Lends connections: those of a pool, or the one on which the caller's transaction runs. */
public interface Connections {

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
        try (Connection connection = dataSource.getConnection()) {
          return work.apply(connection);
        } catch (SQLException failure) {
          throw new SqlTransaction.FailureException(failure);
        }
      }
    };
  }
}
