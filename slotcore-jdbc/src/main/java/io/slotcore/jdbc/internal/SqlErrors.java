package io.slotcore.jdbc.internal;

import io.slotcore.spi.ConcurrentChangeException;
import io.slotcore.spi.StoreException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns what a driver says into what the port promises.
 *
 * <p>A driver's message can hold the values of a row, and so names and addresses. Where it can, it
 * is replaced by the state and the name of the constraint.
 */
final class SqlErrors {

  /** Overlap, duplicate, serialization failure, deadlock: another transaction was faster. */
  private static final Set<String> COLLISIONS = Set.of("23P01", "23505", "40001", "40P01");

  /** Lock time-out, cancelled statement, too many connections, a server that stops or starts. */
  private static final Set<String> BUSY =
      Set.of("55P03", "57014", "53300", "57P01", "57P02", "57P03");

  /** Classes of states whose messages hold no values: they speak of connections and locks. */
  private static final Set<String> WITHOUT_VALUES =
      Set.of("08", "25", "28", "3D", "40", "42", "53", "55", "57", "58");

  private static final Pattern CONSTRAINT = Pattern.compile("\"(slotcore_[a-z0-9_]{1,60})\"");

  private SqlErrors() {}

  static Optional<SQLException> cause(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof SQLException sql) {
        return Optional.of(sql);
      }
    }
    return Optional.empty();
  }

  static StoreException translate(String operation, SQLException failure) {
    String state = state(failure);
    SQLException clean = withoutValues(failure, state);
    String message = operation + " failed with SQLSTATE " + state;
    if (COLLISIONS.contains(state)) {
      return new ConcurrentChangeException(message, clean);
    }
    boolean retryable =
        BUSY.contains(state)
            || state.startsWith("08")
            || failure instanceof SQLTransientException
            || failure instanceof SQLRecoverableException;
    return new StoreException(message, clean, retryable);
  }

  private static String state(SQLException failure) {
    for (SQLException e = failure; e != null; e = e.getNextException()) {
      if (e.getSQLState() != null) {
        return e.getSQLState();
      }
    }
    return "unknown";
  }

  private static SQLException withoutValues(SQLException failure, String state) {
    if (state.length() == 5 && WITHOUT_VALUES.contains(state.substring(0, 2))) {
      return failure;
    }
    Matcher constraint = CONSTRAINT.matcher(String.valueOf(failure.getMessage()));
    StringBuilder names = new StringBuilder();
    while (constraint.find()) {
      names.append(' ').append(constraint.group(1));
    }
    SQLException clean =
        new SQLException(
            "SQLSTATE " + state + (names.isEmpty() ? "" : " at" + names),
            failure.getSQLState(),
            failure.getErrorCode());
    clean.setStackTrace(failure.getStackTrace());
    return clean;
  }
}
