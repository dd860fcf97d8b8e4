package io.slotcore.jdbc.internal;

import io.slotcore.spi.ConcurrentChangeException;
import io.slotcore.spi.StoreException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns what a driver says into what the port promises.
 *
 * <p>A driver's message can hold the values of a row, and so names and addresses. Where it can, it
 * is replaced by the state and the names of tables and constraints.
 */
final class SqlErrors {

  /** Overlap, duplicate, serialization failure, deadlock: another transaction was faster. */
  private static final Set<String> COLLISIONS = Set.of("23P01", "23505", "40001", "40P01", "90131");

  /**
   * MariaDB's codes: duplicate, deadlock, changed since the snapshot, rolled back by a deadlock.
   */
  private static final Set<Integer> COLLISION_CODES = Set.of(1062, 1213, 1020, 4060);

  /** Lock time-out, cancelled statement, too many connections, a server that stops or starts. */
  private static final Set<String> BUSY =
      Set.of("55P03", "57014", "53300", "57P01", "57P02", "57P03", "57P05", "HYT00", "70100");

  /** MariaDB's codes: lock time-out, statement timed out or interrupted, a server that stops. */
  private static final Set<Integer> BUSY_CODES = Set.of(1205, 1969, 1317, 1040, 1053);

  /** H2's states of a database that was closed or cannot be reached. */
  private static final Set<String> LOST = Set.of("90067", "90098", "90121");

  /** Classes of states whose messages hold no values: they speak of connections and locks. */
  private static final Set<String> WITHOUT_VALUES =
      Set.of("08", "25", "28", "3D", "40", "42", "53", "55", "57", "58");

  /** Syntax errors, on PostgreSQL and on MariaDB: they quote the statement, values and all. */
  private static final String SYNTAX = "42601";

  private static final int SYNTAX_CODE = 1064;

  /** A seat that its session does not have, whoever made the session smaller meanwhile. */
  private static final String SEAT = "slotcore_seat_no";

  private static final Pattern NAME = Pattern.compile("(?i)slotcore_[a-z0-9_]{1,60}");

  private static final Pattern WORDS =
      Pattern.compile(
          "slotcore_(subject|booking|booking_host|claim|cell|session|seat|event|delivery|idempotency)"
              + "(_(pk|fk|status|version|span|buffers|counts|party|seats|series|one_hold|hold_key"
              + "|session_fk|no_overlap|length|unit|grid|size|no|before))?");

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
    Set<String> names = names(String.valueOf(failure.getMessage()));
    SQLException clean = withoutValues(failure, state, names);
    String message =
        operation + " failed with SQLSTATE " + state + " (error " + failure.getErrorCode() + ")";
    if (COLLISIONS.contains(state)
        || COLLISION_CODES.contains(failure.getErrorCode())
        || (state.startsWith("23") && names.contains(SEAT))) {
      return new ConcurrentChangeException(message, clean);
    }
    boolean retryable =
        BUSY.contains(state)
            || BUSY_CODES.contains(failure.getErrorCode())
            || LOST.contains(state)
            || state.startsWith("08")
            || isTransientToTheDriver(failure);
    return new StoreException(message, clean, retryable);
  }

  /**
   * What the server has answered its code and state tell: MariaDB's driver takes every state that
   * it does not know for transient.
   */
  private static boolean isTransientToTheDriver(SQLException failure) {
    return failure instanceof SQLRecoverableException
        || (failure instanceof SQLTransientException && failure.getErrorCode() == 0);
  }

  private static String state(SQLException failure) {
    for (SQLException e = failure; e != null; e = e.getNextException()) {
      if (e.getSQLState() != null) {
        return e.getSQLState();
      }
    }
    return "unknown";
  }

  /** Returns which of the schema's own names a message tells. */
  private static Set<String> names(String message) {
    Set<String> names = new LinkedHashSet<>();
    Matcher name = NAME.matcher(message);
    while (name.find()) {
      String found = name.group().toLowerCase(Locale.ROOT).replaceAll("_index_[0-9a-z]+$", "");
      if (WORDS.matcher(found).matches()) {
        names.add(found);
      }
    }
    return names;
  }

  private static SQLException withoutValues(SQLException failure, String state, Set<String> names) {
    boolean quotes = state.equals(SYNTAX) || failure.getErrorCode() == SYNTAX_CODE;
    if (!quotes && state.length() == 5 && WITHOUT_VALUES.contains(state.substring(0, 2))) {
      return failure;
    }
    SQLException clean =
        new SQLException(
            "SQLSTATE " + state + (names.isEmpty() ? "" : " at " + String.join(" ", names)),
            failure.getSQLState(),
            failure.getErrorCode());
    clean.setStackTrace(failure.getStackTrace());
    return clean;
  }
}
