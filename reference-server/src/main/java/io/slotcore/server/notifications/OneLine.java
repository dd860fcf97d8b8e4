package io.slotcore.server.notifications;

import java.util.regex.Pattern;

/** Makes text fit for a header line, in which a line break would begin another header. */
final class OneLine {

  // Controls (C0, DEL, C1), line and paragraph separators, and the marks that turn the reading
  // direction.
  private static final Pattern UNFIT =
      Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]+");

  private OneLine() {}

  static String of(String text) {
    return UNFIT.matcher(text).replaceAll(" ").strip();
  }
}
