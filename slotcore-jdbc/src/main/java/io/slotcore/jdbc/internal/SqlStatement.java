package io.slotcore.jdbc.internal;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One statement.
 *
 * @param text with a question mark for each value
 * @param values texts, numbers, instants and UUIDs
 */
record SqlStatement(String text, List<@Nullable Object> values) {

  static SqlStatement of(String text, @Nullable Object... values) {
    return new SqlStatement(text, Collections.unmodifiableList(Arrays.asList(values)));
  }
}
