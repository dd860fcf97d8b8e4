package io.slotcore.jdbc.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One connection for the time of one operation. Used by one thread. */
public final class Session {

  /** Far below what the protocols of drivers let through. */
  private static final int MOST_VALUES = 20_000;

  private static final SqlStatement COMMIT = SqlStatement.of("COMMIT");

  private final Connection connection;
  private final Dialect dialect;
  private final boolean joined;
  private final List<SqlStatement> prologue;
  private boolean begun;

  /**
   * Begins to use a connection.
   *
   * @param prologue runs before the first statement, in the same round trip where there is such a
   *     thing
   * @param joined whether the transaction is the caller's
   */
  Session(Connection connection, Dialect dialect, List<SqlStatement> prologue, boolean joined) {
    this.connection = connection;
    this.dialect = dialect;
    this.joined = joined;
    this.prologue = List.copyOf(prologue);
  }

  /**
   * Returns what the database speaks.
   *
   * @return the dialect
   */
  public Dialect dialect() {
    return dialect;
  }

  boolean isJoined() {
    return joined;
  }

  void run(Batch batch) throws SQLException {
    Batch all = begun ? new Batch() : prologue();
    begun = true;
    all.addAll(batch);
    if (dialect.pipelines()) {
      runTogether(all.parts());
    } else {
      for (Batch.Part<?> part : all.parts()) {
        runTogether(List.of(part));
      }
    }
  }

  private Batch prologue() {
    Batch statements = new Batch();
    statements.addAll(prologue);
    return statements;
  }

  /**
   * Runs statements that are the last of a transaction. Where they travel together, the commit goes
   * with them: the first that fails keeps all after it from being run, the commit included.
   */
  void runLast(Batch batch) throws SQLException {
    if (dialect.pipelines() && !joined) {
      batch.change(COMMIT);
    }
    run(batch);
  }

  /** Runs one statement once for each list of values. */
  void runForEach(String text, List<List<Object>> rows) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(text)) {
      for (List<Object> row : rows) {
        int index = 0;
        for (Object value : row) {
          dialect.bind(statement, ++index, value);
        }
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private void runTogether(List<Batch.Part<?>> parts) throws SQLException {
    List<Batch.Part<?>> some = new ArrayList<>();
    int values = 0;
    for (Batch.Part<?> part : parts) {
      values += part.statement().values().size();
      if (values > MOST_VALUES && !some.isEmpty()) {
        runOnce(some);
        some.clear();
        // Without a transaction each message is one of its own, in which nothing is set yet.
        some.addAll(connection.getAutoCommit() ? prologue().parts() : List.of());
        values = part.statement().values().size();
      }
      some.add(part);
    }
    if (!some.isEmpty()) {
      runOnce(some);
    }
  }

  private void runOnce(List<Batch.Part<?>> parts) throws SQLException {
    String text =
        parts.size() == 1
            ? parts.get(0).statement().text()
            : parts.stream().map(p -> p.statement().text()).collect(Collectors.joining(";\n"));
    try (PreparedStatement statement = connection.prepareStatement(text)) {
      int index = 0;
      for (Batch.Part<?> part : parts) {
        for (Object value : part.statement().values()) {
          dialect.bind(statement, ++index, value);
        }
      }
      statement.execute();
      for (int i = 0; i < parts.size(); i++) {
        if (i > 0) {
          statement.getMoreResults();
        }
        take(statement, parts.get(i));
      }
    }
  }

  private <T> void take(PreparedStatement statement, Batch.Part<T> part) throws SQLException {
    Row.Mapper<T> mapper = part.mapper();
    if (mapper == null) {
      part.result().changed(statement.getUpdateCount());
      return;
    }
    try (ResultSet rows = statement.getResultSet()) {
      Row row = new Row(rows, dialect);
      List<T> read = new ArrayList<>();
      while (row.next()) {
        read.add(mapper.map(row));
      }
      part.result().rows(read);
    }
  }
}
