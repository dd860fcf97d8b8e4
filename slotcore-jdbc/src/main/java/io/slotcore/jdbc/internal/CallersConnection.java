package io.slotcore.jdbc.internal;

import java.sql.Connection;
import java.util.function.Function;

/** Lends the connection on which the caller's transaction runs. */
public interface CallersConnection {

  /**
   * Lends it for the time of one operation.
   *
   * @param work uses it; what it throws passes unchanged
   * @param <T> what comes out
   * @return what the work returned
   */
  <T> T lend(Function<Connection, T> work);
}
