package io.slotcore.time;

import static java.util.Objects.requireNonNull;

import java.time.LocalTime;
import java.time.temporal.ChronoUnit;

/**
 * Half-open wall-clock hours that belong to the date on which they start (rule T2).
 *
 * <p>Where {@code end} is not after {@code start}, the range ends on the next date: {@code
 * 22:00-02:00} is four hours over midnight, {@code 00:00-00:00} a whole day. Midnight as an end is
 * written {@code 24:00}.
 *
 * @param start the first wall-clock time, inclusive, a whole minute
 * @param end the first wall-clock time after the range, exclusive, a whole minute
 */
public record LocalTimeRange(LocalTime start, LocalTime end) {

  private static final int MINUTES_PER_DAY = 24 * 60;

  /**
   * Checks the bounds.
   *
   * @param start the first wall-clock time, inclusive, a whole minute
   * @param end the first wall-clock time after the range, exclusive, a whole minute
   * @throws IllegalArgumentException if a bound is not a whole minute
   */
  public LocalTimeRange {
    wholeMinute("start", start);
    wholeMinute("end", end);
  }

  /**
   * Returns the range between two wall-clock times.
   *
   * @param startInclusive the first wall-clock time
   * @param endExclusive the first wall-clock time after the range; {@link LocalTime#MIDNIGHT} is
   *     24:00
   * @return the range, which ends on the next date if {@code endExclusive} is not after {@code
   *     startInclusive}
   */
  public static LocalTimeRange of(LocalTime startInclusive, LocalTime endExclusive) {
    return new LocalTimeRange(startInclusive, endExclusive);
  }

  /**
   * Reads what {@link #toString()} writes, for instance {@code 09:00-17:00} or {@code 18:00-24:00}.
   *
   * @param text two times of day with a hyphen between them
   * @return the range
   * @throws IllegalArgumentException if the text has no hyphen or a bound is not a whole minute
   * @throws java.time.format.DateTimeParseException if a side is not a time of day
   */
  public static LocalTimeRange parse(CharSequence text) {
    String value = text.toString();
    int hyphen = value.indexOf('-');
    if (hyphen < 0) {
      throw new IllegalArgumentException(
          "'" + value + "' is not of the form start-end, for instance 09:00-17:00");
    }
    String end = value.substring(hyphen + 1);
    return new LocalTimeRange(
        LocalTime.parse(value.substring(0, hyphen)),
        end.equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(end));
  }

  /**
   * Returns the start in minutes after midnight.
   *
   * @return 0 to 1,439
   */
  public int startMinute() {
    return start.toSecondOfDay() / 60;
  }

  /**
   * Returns the end in minutes after the midnight at which the date of the start begins.
   *
   * @return 1 to 2,879; above 1,440 the range ends on the next date
   */
  public int endMinute() {
    int minute = end.toSecondOfDay() / 60;
    return end.isAfter(start) ? minute : minute + MINUTES_PER_DAY;
  }

  private static void wholeMinute(String name, LocalTime time) {
    requireNonNull(time, name);
    if (!time.equals(time.truncatedTo(ChronoUnit.MINUTES))) {
      throw new IllegalArgumentException(name + " (" + time + ") must be a whole minute");
    }
  }

  /**
   * Returns both times with a hyphen between them.
   *
   * @return the text that {@link #parse} reads; an end at midnight is written {@code 24:00}
   */
  @Override
  public String toString() {
    return start + "-" + (end.equals(LocalTime.MIDNIGHT) ? "24:00" : end.toString());
  }
}
