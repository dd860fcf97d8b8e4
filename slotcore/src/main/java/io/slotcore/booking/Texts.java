package io.slotcore.booking;

import static java.util.Objects.requireNonNull;

/** The rule for text that callers hand in to be kept: what every database can give back. */
final class Texts {

  private Texts() {}

  static String check(String name, String text, int maxLength) {
    requireNonNull(text, name);
    if (text.length() > maxLength) {
      throw new IllegalArgumentException(
          name + " (" + text.length() + " characters) must be at most " + maxLength);
    }
    if (text.indexOf('\0') >= 0 || text.codePoints().anyMatch(Texts::isHalfPair)) {
      throw new IllegalArgumentException(name + " must hold neither NUL nor half a surrogate pair");
    }
    return text;
  }

  private static boolean isHalfPair(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }
}
