package io.slotcore.benchmarks;

import java.util.Locale;

/** Writes figures with three digits that mean something. */
final class Figures {

  private Figures() {}

  static String time(double micros) {
    if (micros < 1) {
      return plain(micros * 1_000) + " ns";
    }
    return micros < 1_000 ? plain(micros) + " us" : plain(micros / 1_000) + " ms";
  }

  static String bytes(double bytes) {
    if (bytes < 1_000) {
      return plain(bytes) + " B";
    }
    return bytes < 1_000_000 ? plain(bytes / 1_000) + " kB" : plain(bytes / 1_000_000) + " MB";
  }

  /** Returns three digits, or as many as stand before the point; none behind it that are zero. */
  static String plain(double figure) {
    int decimals = figure < 10 ? 2 : figure < 100 ? 1 : 0;
    String text = String.format(Locale.ROOT, "%." + decimals + "f", figure);
    return text.contains(".") ? text.replaceAll("\\.?0+$", "") : text;
  }
}
