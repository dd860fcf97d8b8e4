package io.slotcore.ical.internal.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;

/** Parameters of a content line (RFC 5545, 3.2). */
final class Parameters {

  private Parameters() {}

  /** Returns where the value's colon is; the length if there is none. */
  static int colon(byte[] line, int nameEnd, int length) {
    int end = unquoted(line, nameEnd, length, ':');
    // A quote that is never closed is read as if it was none.
    return end < length ? end : indexOf(line, nameEnd, length, ':');
  }

  /**
   * Finds a parameter.
   *
   * @param from where its semicolon is
   * @param colon where the value's colon is
   */
  static Optional<String> find(byte[] line, int from, int colon, String name) {
    int start = from + 1;
    while (start < colon) {
      int end = unquoted(line, start, colon, ';');
      int equals = indexOf(line, start, end, '=');
      if (equals - start == name.length() && Ascii.equalsIgnoreCase(line, start, name)) {
        int valueStart = Math.min(equals + 1, end);
        return Optional.of(decoded(new String(line, valueStart, end - valueStart, UTF_8)));
      }
      start = end + 1;
    }
    return Optional.empty();
  }

  private static int unquoted(byte[] line, int from, int to, char wanted) {
    boolean isQuoted = false;
    for (int i = from; i < to; i++) {
      if (line[i] == '"') {
        isQuoted = !isQuoted;
      } else if (!isQuoted && line[i] == wanted) {
        return i;
      }
    }
    return to;
  }

  private static int indexOf(byte[] line, int from, int to, char wanted) {
    int i = from;
    while (i < to && line[i] != wanted) {
      i++;
    }
    return i;
  }

  private static String decoded(String value) {
    String bare = value.replace("\"", "").strip();
    if (bare.indexOf('^') < 0) {
      return bare;
    }
    StringBuilder decoded = new StringBuilder();
    int i = 0;
    while (i < bare.length()) {
      char next = bare.charAt(i) == '^' && i + 1 < bare.length() ? bare.charAt(i + 1) : ' ';
      int escaped = "n'^".indexOf(next);
      // RFC 6868: a caret before anything else stands for itself.
      decoded.append(escaped < 0 ? bare.charAt(i) : "\n\"^".charAt(escaped));
      i += escaped < 0 ? 1 : 2;
    }
    return decoded.toString();
  }
}
