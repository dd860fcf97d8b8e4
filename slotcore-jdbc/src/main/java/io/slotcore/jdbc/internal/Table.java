package io.slotcore.jdbc.internal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table into which the store writes. */
final class Table {

  private static final int MOST_ROWS = 200;

  private final String insert;
  private final String row;

  Table(String name, List<String> columns) {
    insert = "INSERT INTO " + name + " (" + String.join(", ", columns) + ")\nVALUES ";
    row = SqlText.marks(columns.size());
  }

  /** Says in as few statements as drivers take that rows are to be inserted. */
  List<SqlStatement> insert(List<List<@Nullable Object>> rows) {
    List<SqlStatement> statements = new ArrayList<>();
    for (int from = 0; from < rows.size(); from += MOST_ROWS) {
      List<List<@Nullable Object>> some =
          rows.subList(from, Math.min(from + MOST_ROWS, rows.size()));
      List<@Nullable Object> values = new ArrayList<>();
      some.forEach(values::addAll);
      statements.add(new SqlStatement(insert + (row + ", ").repeat(some.size() - 1) + row, values));
    }
    return statements;
  }
}
