package io.slotcore.ical.internal.event;

import java.util.Locale;

/** Words whose case does not matter. */
final class Words {

  private Words() {}

  static String upperCase(String word) {
    return word.toUpperCase(Locale.ROOT);
  }
}
