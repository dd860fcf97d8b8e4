package io.slotcore.ical.internal.recurrence;

import java.time.DayOfWeek;

/** The BYDAY part: weekdays, each of them or the n-th of a month or year. */
final class Weekdays {

  static final Weekdays NONE = new Weekdays();

  private static final int WEEKS = 53;

  private int each;
  // Bit n of a weekday's mask is the n-th from the start or end.
  private final long[] fromStart = new long[8];
  private final long[] fromEnd = new long[8];

  static Weekdays each(DayOfWeek weekday) {
    Weekdays result = new Weekdays();
    result.add(0, weekday);
    return result;
  }

  void add(int ordinal, DayOfWeek weekday) {
    if (Math.abs(ordinal) > WEEKS) {
      throw new IllegalArgumentException("ordinal (" + ordinal + ") must be within 53");
    }
    if (ordinal == 0) {
      each |= 1 << weekday.getValue();
    } else {
      (ordinal > 0 ? fromStart : fromEnd)[weekday.getValue()] |= 1L << Math.abs(ordinal);
    }
  }

  boolean isEmpty() {
    return each == 0 && !hasOrdinals();
  }

  boolean hasOrdinals() {
    for (int weekday = 1; weekday <= 7; weekday++) {
      if ((fromStart[weekday] | fromEnd[weekday]) != 0) {
        return true;
      }
    }
    return false;
  }

  Weekdays withoutOrdinals() {
    Weekdays result = new Weekdays();
    for (DayOfWeek weekday : DayOfWeek.values()) {
      int value = weekday.getValue();
      if ((each & 1 << value) != 0 || (fromStart[value] | fromEnd[value]) != 0) {
        result.add(0, weekday);
      }
    }
    return result;
  }

  /**
   * Whether a day is meant.
   *
   * @param index of the day in its month or year, from zero
   * @param length of that month or year
   */
  boolean contains(DayOfWeek weekday, int index, int length) {
    int value = weekday.getValue();
    return (each & 1 << value) != 0
        || (fromStart[value] & 1L << (index / 7 + 1)) != 0
        || (fromEnd[value] & 1L << ((length - 1 - index) / 7 + 1)) != 0;
  }
}
