package io.slotcore.ical.remote;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/**
 * Looks at the first bytes of a text: whether it is a calendar, and if not, what it seems to be.
 */
final class CalendarBeginning {

  private static final int LOOKED_AT = 1024;
  private static final String BEGIN = "BEGIN:VCALENDAR";

  private CalendarBeginning() {}

  /** Returns the text from its beginning, if it is a calendar. */
  static InputStream check(String operation, InputStream text) throws IOException {
    InputStream whole = new BufferedInputStream(text, LOOKED_AT);
    whole.mark(LOOKED_AT);
    byte[] first = whole.readNBytes(LOOKED_AT);
    whole.reset();
    String beginning = decode(first).stripLeading().toUpperCase(Locale.ROOT);
    if (!beginning.startsWith(BEGIN)) {
      throw Failures.unreadable(operation, "this is " + name(beginning) + ", not a calendar");
    }
    return whole;
  }

  /** Enough to know ASCII again in UTF-8 and UTF-16, with the mark of its byte order or without. */
  private static String decode(byte[] first) {
    boolean wide = first.length > 1 && (first[0] & 0xFE) == 0xFE && (first[1] & 0xFE) == 0xFE;
    String text = new String(first, wide ? UTF_16 : ISO_8859_1);
    return text.startsWith("\u00EF\u00BB\u00BF") ? text.substring(3) : text;
  }

  private static String name(String beginning) {
    if (beginning.isEmpty()) {
      return "nothing";
    }
    if (beginning.startsWith("BEGIN:VCARD")) {
      return "an address book";
    }
    if (beginning.startsWith("<!DOCTYPE HTML") || beginning.startsWith("<HTML")) {
      return "a web page";
    }
    return beginning.startsWith("<") ? "XML" : "something else";
  }
}
