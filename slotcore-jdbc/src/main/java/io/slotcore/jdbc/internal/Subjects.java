package io.slotcore.jdbc.internal;

import io.slotcore.eventtype.Subject;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Writes subjects as text, and reads them. Ids have no white space, so a space can part them. */
final class Subjects {

  private Subjects() {}

  static String join(List<Subject> subjects) {
    return subjects.stream().map(Subject::toString).collect(Collectors.joining(" "));
  }

  static List<Subject> split(String text) {
    return text.isEmpty()
        ? List.of()
        : Arrays.stream(text.split(" ", -1)).map(Subject::parse).toList();
  }
}
