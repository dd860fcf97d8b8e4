package io.slotcore.ical;

/**
 * Collects content lines, folded at 75 octets and ended by CRLF (RFC 5545, 3.1). All that is
 * written goes through {@link #add}, which refuses control characters: no value can begin a line.
 */
final class ContentLines {

  private static final int MAX_OCTETS = 75;
  private static final String LINE_END = "\r\n";

  private final StringBuilder out = new StringBuilder(2048);

  ContentLines begin(String component) {
    return add("BEGIN", component);
  }

  ContentLines end(String component) {
    return add("END", component);
  }

  /** Adds a property whose value is any text. */
  ContentLines addText(String property, String text) {
    return add(property, IcalText.escape(text));
  }

  /** Adds a property, with its parameters, whose value has the form of its type already. */
  ContentLines add(String property, String value) {
    String line = property + ":" + value;
    if (line.chars().anyMatch(c -> Character.isISOControl(c) && c != '\t')) {
      throw new IllegalArgumentException(
          "value of " + IcalText.singleLine(property) + " must not have control characters");
    }
    fold(line);
    return this;
  }

  private void fold(String line) {
    int octets = 0;
    for (int i = 0, c; i < line.length(); i += Character.charCount(c)) {
      c = line.codePointAt(i);
      if (octets + utf8Length(c) > MAX_OCTETS) {
        out.append(LINE_END).append(' ');
        octets = 1;
      }
      out.appendCodePoint(c);
      octets += utf8Length(c);
    }
    out.append(LINE_END);
  }

  private static int utf8Length(int codePoint) {
    if (codePoint < 0x80) {
      return 1;
    }
    if (codePoint < 0x800) {
      return 2;
    }
    return codePoint < 0x10000 ? 3 : 4;
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
