package io.slotcore.jdbc.internal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statements that are run together, in their order; none of them needs the result of another. */
final class Batch {

  /** One statement, how its rows are read, and where its result goes. */
  record Part<T>(SqlStatement statement, Row.@Nullable Mapper<T> mapper, Result<T> result) {}

  private final List<Part<?>> parts = new ArrayList<>();

  /** Adds a statement that returns rows. */
  <T> Result<T> ask(SqlStatement statement, Row.Mapper<T> mapper) {
    Part<T> part = new Part<>(statement, mapper, new Result<>());
    parts.add(part);
    return part.result();
  }

  /** Adds a statement that returns none. */
  Result<Void> change(SqlStatement statement) {
    Part<Void> part = new Part<>(statement, null, new Result<>());
    parts.add(part);
    return part.result();
  }

  void addAll(List<SqlStatement> changes) {
    changes.forEach(this::change);
  }

  void addAll(Batch other) {
    parts.addAll(other.parts);
  }

  List<Part<?>> parts() {
    return parts;
  }
}
