package io.slotcore.jdbc.internal;

import static java.util.Objects.requireNonNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the columns of a row, one after the other. */
final class Row {

  /** Makes a value of a row. */
  interface Mapper<T> {
    T map(Row row) throws SQLException;
  }

  private final ResultSet rows;
  private final Dialect dialect;
  private int column;

  Row(ResultSet rows, Dialect dialect) {
    this.rows = rows;
    this.dialect = dialect;
  }

  boolean next() throws SQLException {
    column = 0;
    return rows.next();
  }

  void skip(int columns) {
    column += columns;
  }

  @Nullable String textOrNull() throws SQLException {
    return rows.getString(++column);
  }

  String text() throws SQLException {
    return requireNonNull(textOrNull(), "text");
  }

  int number() throws SQLException {
    return rows.getInt(++column);
  }

  long longNumber() throws SQLException {
    return rows.getLong(++column);
  }

  @Nullable UUID idOrNull() throws SQLException {
    return dialect.id(rows, ++column);
  }

  UUID id() throws SQLException {
    return requireNonNull(idOrNull(), "id");
  }

  @Nullable Instant instantOrNull() throws SQLException {
    return dialect.instant(rows, ++column);
  }

  Instant instant() throws SQLException {
    return requireNonNull(instantOrNull(), "instant");
  }

  /** A time from which on something counts no more; the end of all time if there is none. */
  Instant until() throws SQLException {
    Instant until = instantOrNull();
    return until == null ? Instant.MAX : until;
  }
}
