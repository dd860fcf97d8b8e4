package io.slotcore.ical.internal.recurrence;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.time.temporal.WeekFields;

/**
 * Walks over days, weeks, months or years. The years of a rule with BYWEEKNO are those to which
 * weeks belong, so that a week that begins in December is not cut.
 */
final class PeriodWalk {

  private static final long LAST_YEAR = 99_999;

  private final RecurrenceRule rule;
  private final Work work;
  private final DayMatcher matcher;
  private final WeekFields weeks;
  private final LocalDate startDay;
  private final LocalDate base;
  private final int[] times;
  // The days of the period that is looked at: at most those of a year of weeks.
  private final long[] days = new long[372];
  private int dayCount;

  PeriodWalk(RecurrenceRule rule, long start, Work work) {
    this.rule = rule;
    this.work = work;
    startDay = LocalDate.ofEpochDay(Math.floorDiv(start, Occurrences.DAY_SECONDS));
    matcher = new DayMatcher(rule, startDay);
    weeks = WeekFields.of(rule.weekStart, 4);
    times = TimesOfDay.withinDay(rule, start);
    base =
        switch (rule.frequency) {
          case DAILY -> startDay;
          case WEEKLY -> startDay.with(TemporalAdjusters.previousOrSame(rule.weekStart));
          case MONTHLY -> startDay.withDayOfMonth(1);
          default -> startOfYear(yearOf(startDay));
        };
  }

  void run(long fromInclusive, long toExclusive, Counter counter) {
    LocalDate from = LocalDate.ofEpochDay(Math.floorDiv(fromInclusive, Occurrences.DAY_SECONDS));
    LocalDate end = LocalDate.ofEpochDay(-Math.floorDiv(-toExclusive, Occurrences.DAY_SECONDS));
    long index = 0;
    if (!rule.isCounted() || rule.isPlain()) {
      index = Math.max(0, Math.floorDiv(periodsUntil(from), (long) rule.interval));
      counter.skip(index);
    }
    long last = periodsUntil(end);
    while (index * rule.interval <= last) {
      work.step();
      collect(index * rule.interval, end);
      if (!emit(counter)) {
        return;
      }
      index++;
    }
  }

  /** Counts the periods from the first to that of a day, whatever the interval. */
  private long periodsUntil(LocalDate day) {
    return switch (rule.frequency) {
      case DAILY -> ChronoUnit.DAYS.between(base, day);
      case WEEKLY -> Math.floorDiv(ChronoUnit.DAYS.between(base, day), 7L);
      case MONTHLY -> monthsSinceEpoch(day) - monthsSinceEpoch(base);
      default -> (long) yearOf(day) - yearOf(startDay);
    };
  }

  private static long monthsSinceEpoch(LocalDate day) {
    return day.getYear() * 12L + day.getMonthValue();
  }

  private void collect(long period, LocalDate end) {
    dayCount = 0;
    switch (rule.frequency) {
      case DAILY -> collectDays(base.plusDays(period), 1, end);
      case WEEKLY -> collectDays(base.plusWeeks(period), 7, end);
      case MONTHLY -> collectMonth(base.plusMonths(period), end);
      default -> collectYear(yearOf(startDay) + period, end);
    }
  }

  private void collectYear(long year, LocalDate end) {
    if (year > LAST_YEAR) {
      return;
    }
    LocalDate first = startOfYear((int) year);
    LocalDate next = startOfYear((int) year + 1);
    if (!rule.weekNumbers.isEmpty()) {
      collectDays(first, (int) ChronoUnit.DAYS.between(first, next), end);
      return;
    }
    for (LocalDate month = first; month.isBefore(next); month = month.plusMonths(1)) {
      collectMonth(month, end);
    }
  }

  private void collectMonth(LocalDate first, LocalDate end) {
    if (matcher.matchesMonth(first.getMonthValue())) {
      collectDays(first, first.lengthOfMonth(), end);
    }
  }

  /** Collects days; those after the end only if BYSETPOS may count from them. */
  private void collectDays(LocalDate first, int length, LocalDate end) {
    LocalDate day = first;
    for (int i = 0; i < length; i++) {
      if (rule.setPositions.isEmpty() && !day.isBefore(end)) {
        return;
      }
      work.step();
      if (matcher.matches(day)) {
        days[dayCount++] = day.toEpochDay();
      }
      day = day.plusDays(1);
    }
  }

  private boolean emit(Counter counter) {
    if (!rule.setPositions.isEmpty()) {
      return emitPositions(counter);
    }
    for (int i = 0; i < dayCount; i++) {
      for (int time : times) {
        if (!counter.take(days[i] * Occurrences.DAY_SECONDS + time)) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean emitPositions(Counter counter) {
    long size = (long) dayCount * times.length;
    for (long index : SetPositions.indexes(rule.setPositions, size)) {
      long day = days[(int) (index / times.length)];
      if (!counter.take(day * Occurrences.DAY_SECONDS + times[(int) (index % times.length)])) {
        return false;
      }
    }
    return true;
  }

  private int yearOf(LocalDate day) {
    return rule.weekNumbers.isEmpty() ? day.getYear() : day.get(weeks.weekBasedYear());
  }

  private LocalDate startOfYear(int year) {
    if (rule.weekNumbers.isEmpty()) {
      return LocalDate.of(year, 1, 1);
    }
    // 4 January lies in the first week of every year.
    return LocalDate.of(year, 1, 4).with(TemporalAdjusters.previousOrSame(rule.weekStart));
  }
}
