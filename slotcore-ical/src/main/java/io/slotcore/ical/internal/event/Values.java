package io.slotcore.ical.internal.event;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values of dates, durations and offsets (RFC 5545, 3.3). */
final class Values {

  static final long DAY_SECONDS = 86_400;

  private static final Pattern DURATION =
      Pattern.compile(
          "([+-]?)P(?:(\\d{1,9})W)?(?:(\\d{1,9})D)?"
              + "(?:T(?:(\\d{1,9})H)?(?:(\\d{1,9})M)?(?:(\\d{1,9})S)?)?");
  private static final Pattern OFFSET = Pattern.compile("([+-])(\\d{2})(\\d{2})(\\d{2})?");

  private Values() {}

  /** Returns the midnight with which a date of the form 20270301 starts. */
  static long date(String value) {
    if (value.length() < 8) {
      throw new DateTimeException(value + " is not a date");
    }
    return LocalDate.of(number(value, 0, 4), number(value, 4, 6), number(value, 6, 8)).toEpochDay()
        * DAY_SECONDS;
  }

  /** Returns the local second of a time of the form 20270301T100000, Z or not. */
  static long dateTime(String value) {
    boolean isTime =
        (value.length() == 15 || (value.length() == 16 && isUtc(value)))
            && Character.toUpperCase(value.charAt(8)) == 'T';
    int hour = isTime ? number(value, 9, 11) : 24;
    int minute = isTime ? number(value, 11, 13) : 60;
    int second = isTime ? number(value, 13, 15) : 61;
    if (hour > 23 || minute > 59 || second > 60) {
      throw new DateTimeException(value + " is not a time");
    }
    // A leap second is counted as the one before it (RFC 5545, 3.3.12).
    return date(value) + hour * 3_600L + minute * 60L + Math.min(second, 59);
  }

  static boolean isUtc(String value) {
    return value.endsWith("Z") || value.endsWith("z");
  }

  /** Returns a duration that is not negative. */
  static Length duration(String value) {
    Matcher parts = DURATION.matcher(value);
    boolean says =
        parts.matches() && Character.isDigit(value.charAt(Math.max(0, value.length() - 2)));
    if (!says || parts.group(1).equals("-")) {
      throw new DateTimeException(value + " is not a duration");
    }
    return new Length(
        7 * number(parts, 2) + number(parts, 3),
        3_600 * number(parts, 4) + 60 * number(parts, 5) + number(parts, 6));
  }

  /** Returns an offset of the form +0530. */
  static ZoneOffset offset(String value) {
    Matcher parts = OFFSET.matcher(value);
    if (!parts.matches()) {
      throw new DateTimeException(value + " is not an offset");
    }
    int seconds = (int) (3_600 * number(parts, 2) + 60 * number(parts, 3) + number(parts, 4));
    return ZoneOffset.ofTotalSeconds(parts.group(1).equals("-") ? -seconds : seconds);
  }

  private static long number(Matcher parts, int group) {
    String digits = parts.group(group);
    return digits == null ? 0 : Long.parseLong(digits);
  }

  private static int number(String value, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      int digit = value.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        throw new DateTimeException(value + " is not a date");
      }
      number = 10 * number + digit;
    }
    return number;
  }
}
