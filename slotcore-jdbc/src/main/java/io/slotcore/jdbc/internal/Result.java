package io.slotcore.jdbc.internal;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a statement of a {@link Batch} came to, once the batch was run. */
final class Result<T> {

  private @Nullable List<T> rows;
  private int changed = -1;

  void rows(List<T> read) {
    rows = read;
  }

  void changed(int count) {
    changed = count;
  }

  List<T> rows() {
    if (rows == null) {
      throw new IllegalStateException("the statement was not run, or reads nothing");
    }
    return rows;
  }

  Optional<T> first() {
    return rows().stream().findFirst();
  }

  /** Returns how many rows were changed. */
  int changed() {
    return changed;
  }
}
