package io.slotcore.ical;

import java.util.regex.Pattern;

/** Turns any text into what RFC 5545 allows as a TEXT value or as a parameter value. */
final class IcalText {

  // \R includes the vertical tab, U+0085, U+2028 and U+2029: RFC 5545 lets them pass, but a reader
  // that splits lines by Unicode's rules would see a new property after them.
  private static final Pattern LINE_BREAK = Pattern.compile("\\R");
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]");
  private static final Pattern LONE_SURROGATE = Pattern.compile("\\p{Cs}");
  private static final Pattern BREAK_OR_TAB = Pattern.compile("[\\n\\t]");

  private IcalText() {}

  /**
   * Returns the text with every line break as a line feed, without control characters but the tab
   * (RFC 5545, 3.1 and 3.3.11), and with a replacement character for what UTF-8 cannot encode.
   */
  static String clean(String text) {
    String encodable = LONE_SURROGATE.matcher(text).replaceAll("\uFFFD");
    String lines = LINE_BREAK.matcher(encodable).replaceAll("\n");
    return CONTROL.matcher(lines).replaceAll("");
  }

  /** Returns the cleaned text on one line: a space for each line break and tab. */
  static String singleLine(String text) {
    return BREAK_OR_TAB.matcher(clean(text)).replaceAll(" ").strip();
  }

  /** Returns the text as a TEXT value (RFC 5545, 3.3.11). */
  static String escape(String text) {
    return clean(text)
        .replace("\\", "\\\\")
        .replace(";", "\\;")
        .replace(",", "\\,")
        .replace("\n", "\\n");
  }

  /**
   * Returns the text as a quoted parameter value on one line (RFC 5545, 3.2; RFC 6868 for ^ and ").
   *
   * <p>Two things more than the RFCs ask for keep ical4j, and what is built on it, from failing at
   * the rest of the line: quotes are there even if only "=" or ^ stands between them, and a
   * backslash becomes a slash, for it would take one before the closing quote for an escape.
   */
  static String quoted(String text) {
    String oneLine = singleLine(text).replace('\\', '/');
    return '"' + oneLine.replace("^", "^^").replace("\"", "^'") + '"';
  }
}
