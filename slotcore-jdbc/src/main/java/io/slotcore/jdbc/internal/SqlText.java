package io.slotcore.jdbc.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts a statement together of texts and the values that are bound in them. */
final class SqlText {

  private final StringBuilder text = new StringBuilder();
  private final List<@Nullable Object> values = new ArrayList<>();

  static SqlText of(String part, @Nullable Object... bound) {
    return new SqlText().add(part, bound);
  }

  SqlText add(String part, @Nullable Object... bound) {
    text.append(part);
    values.addAll(Arrays.asList(bound));
    return this;
  }

  /** Adds a list to choose from, which must not be empty. */
  SqlText in(Collection<?> bound) {
    text.append(" IN ").append(marks(bound.size()));
    values.addAll(bound);
    return this;
  }

  boolean isEmpty() {
    return text.isEmpty();
  }

  SqlStatement statement() {
    return new SqlStatement(text.toString(), Collections.unmodifiableList(values));
  }

  /** Returns as many question marks in brackets. */
  static String marks(int count) {
    return "(" + "?, ".repeat(count - 1) + "?)";
  }
}
