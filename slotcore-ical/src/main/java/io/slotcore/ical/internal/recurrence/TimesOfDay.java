package io.slotcore.ical.internal.recurrence;

import java.util.stream.IntStream;

/** The times that BYHOUR, BYMINUTE and BYSECOND make, in order. */
final class TimesOfDay {

  private TimesOfDay() {}

  /** Returns the seconds of the day at which a rule of days or longer has its starts. */
  static int[] withinDay(RecurrenceRule rule, long start) {
    int second = secondOfDay(start);
    return times(
        numbers(rule.hours, second / 3_600),
        numbers(rule.minutes, second / 60 % 60),
        numbers(rule.seconds, second % 60));
  }

  /** Returns the seconds into an hour, minute or second at which it has starts. */
  static int[] withinUnit(RecurrenceRule rule, long start) {
    int second = secondOfDay(start);
    int[] none = {0};
    return switch (rule.frequency) {
      case HOURLY ->
          times(none, numbers(rule.minutes, second / 60 % 60), numbers(rule.seconds, second % 60));
      case MINUTELY -> times(none, none, numbers(rule.seconds, second % 60));
      default -> none;
    };
  }

  private static int secondOfDay(long start) {
    return (int) Math.floorMod(start, Occurrences.DAY_SECONDS);
  }

  private static int[] numbers(long mask, int otherwise) {
    return mask == 0
        ? new int[] {otherwise}
        : IntStream.range(0, 60).filter(bit -> (mask & 1L << bit) != 0).toArray();
  }

  private static int[] times(int[] hours, int[] minutes, int[] seconds) {
    int[] times = new int[hours.length * minutes.length * seconds.length];
    int size = 0;
    for (int hour : hours) {
      for (int minute : minutes) {
        for (int second : seconds) {
          times[size++] = hour * 3_600 + minute * 60 + second;
        }
      }
    }
    return times;
  }
}
