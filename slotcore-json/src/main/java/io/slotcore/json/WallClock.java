package io.slotcore.json;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * Writes instants as {@link DateTimeFormatter#ISO_OFFSET_DATE_TIME} does. While neither the date
 * nor the offset changes, only the time of day does. Used by one thread.
 */
final class WallClock {

  private static final int SECONDS_PER_DAY = 24 * 60 * 60;

  private final ZoneRules rules;

  /** What is shown at the start of the date, or what the date would start with. */
  private byte[] text = {};

  private int time;

  /** The instants that differ from {@link #text} in the time of day only. */
  private long from;

  private long to;

  /** The epoch second of the midnight from which the time of day is counted. */
  private long midnight;

  /** The instants with the same offset. */
  private long runFrom;

  private long runTo;

  private int offset;
  private byte[] offsetText = {};

  WallClock(ZoneId zone) {
    rules = zone.getRules();
  }

  /** Tells whether an instant differs from what is shown in the time of day only. */
  boolean shows(long second) {
    return from <= second && second < to;
  }

  /** Shows the date and the offset of an instant. */
  void show(long second) {
    if (second < runFrom || second >= runTo) {
      lookUpOffset(second);
    }
    long day = Math.floorDiv(second + offset, (long) SECONDS_PER_DAY);
    midnight = day * SECONDS_PER_DAY - offset;
    // Instants before this one may lie in another run; whoever asks in order does not need them.
    from = second;
    to = Math.min(midnight + SECONDS_PER_DAY, runTo);
    LocalDate date = LocalDate.ofEpochDay(day);
    if (date.getYear() < 0 || date.getYear() > 9_999) {
      String plain =
          DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
              OffsetDateTime.ofInstant(
                  Instant.ofEpochSecond(midnight), ZoneOffset.ofTotalSeconds(offset)));
      text = plain.getBytes(StandardCharsets.US_ASCII);
      time = plain.indexOf('T') + 1;
      return;
    }
    text = new byte[19 + offsetText.length];
    put(text, 0, date.getYear() / 100);
    put(text, 2, date.getYear() % 100);
    text[4] = '-';
    put(text, 5, date.getMonthValue());
    text[7] = '-';
    put(text, 8, date.getDayOfMonth());
    text[10] = 'T';
    time = 11;
    put(text, 11, 0);
    text[13] = ':';
    put(text, 14, 0);
    text[16] = ':';
    put(text, 17, 0);
    System.arraycopy(offsetText, 0, text, 19, offsetText.length);
  }

  private void lookUpOffset(long second) {
    Instant at = Instant.ofEpochSecond(second);
    ZoneOffset found = rules.getOffset(at);
    ZoneOffsetTransition next = rules.isFixedOffset() ? null : rules.nextTransition(at);
    offset = found.getTotalSeconds();
    offsetText = found.getId().getBytes(StandardCharsets.US_ASCII);
    runFrom = second;
    runTo = next == null ? Long.MAX_VALUE : next.toEpochSecond();
  }

  /** Returns what is shown, with a time of day of zero. */
  byte[] text() {
    return text;
  }

  /** Returns where in the text the time of day stands. */
  int time() {
    return time;
  }

  /** Writes the time of day of an instant that is {@linkplain #shows shown} over zeros. */
  void putTime(long second, byte[] out, int at) {
    int ofDay = (int) (second - midnight);
    int minutes = ofDay / 60;
    int hours = minutes / 60;
    put(out, at, hours);
    put(out, at + 3, minutes - hours * 60);
    int seconds = ofDay - minutes * 60;
    if (seconds != 0) {
      put(out, at + 6, seconds);
    }
  }

  private static void put(byte[] out, int at, int twoDigits) {
    int tens = (twoDigits * 103) >> 10;
    out[at] = (byte) ('0' + tens);
    out[at + 1] = (byte) ('0' + twoDigits - tens * 10);
  }
}
