package io.slotcore.ical.internal.recurrence;

import java.time.LocalDate;

/** Walks over hours, minutes or seconds. */
final class UnitWalk {

  private final RecurrenceRule rule;
  private final Work work;
  private final DayMatcher days;
  private final long unit;
  private final long base;
  private final int[] offsets;
  private long knownDay = Long.MIN_VALUE;
  private boolean knownDayMatches;

  UnitWalk(RecurrenceRule rule, long start, Work work) {
    this.rule = rule;
    this.work = work;
    days = new DayMatcher(rule, LocalDate.ofEpochDay(dayOf(start)));
    unit = rule.frequency.seconds();
    base = Math.floorDiv(start, unit);
    offsets = SetPositions.select(TimesOfDay.withinUnit(rule, start), rule.setPositions);
  }

  void run(long fromInclusive, long toExclusive, Counter counter) {
    long index = 0;
    if (!rule.isCounted() || rule.isPlain()) {
      long fromUnit = Math.floorDiv(fromInclusive, unit) - base;
      index = Math.max(0, Math.floorDiv(fromUnit, (long) rule.interval));
      counter.skip(index);
    }
    while (true) {
      work.step();
      long time = (base + index * rule.interval) * unit;
      if (time >= toExclusive) {
        return;
      }
      long next = nextAfterMismatch(time);
      if (next > time) {
        index = Math.max(index + 1, ceilDiv(ceilDiv(next, unit) - base, rule.interval));
        continue;
      }
      for (int offset : offsets) {
        if (!counter.take(time + offset)) {
          return;
        }
      }
      index++;
    }
  }

  /** Returns the given time if it is meant, or the first that may be. */
  private long nextAfterMismatch(long time) {
    long day = dayOf(time);
    if (day != knownDay) {
      knownDay = day;
      knownDayMatches = days.matches(LocalDate.ofEpochDay(day));
    }
    if (!knownDayMatches) {
      return (day + 1) * Occurrences.DAY_SECONDS;
    }
    int second = (int) (time - day * Occurrences.DAY_SECONDS);
    if (rule.hours != 0 && (rule.hours & (1 << (second / 3_600))) == 0) {
      return time - second % 3_600 + 3_600;
    }
    if (unit < 3_600 && rule.minutes != 0 && (rule.minutes & (1L << (second / 60 % 60))) == 0) {
      return time - second % 60 + 60;
    }
    if (unit == 1 && rule.seconds != 0 && (rule.seconds & (1L << (second % 60))) == 0) {
      return time + 1;
    }
    return time;
  }

  private static long ceilDiv(long dividend, long divisor) {
    return -Math.floorDiv(-dividend, divisor);
  }

  private static long dayOf(long time) {
    return Math.floorDiv(time, Occurrences.DAY_SECONDS);
  }
}
