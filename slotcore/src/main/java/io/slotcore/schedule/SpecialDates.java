package io.slotcore.schedule;

import io.slotcore.time.DayRanges;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/** The dates of overrides and holidays in the shape that the engine reads: sorted, each once. */
final class SpecialDates {

  private final long[] days;
  private final DayRanges[] ranges;
  private final String[] ids;

  /** An override speaks before a holiday of the same date (rule T5). */
  SpecialDates(String schedule, List<DateOverride> overrides, List<Holiday> holidays) {
    TreeMap<LocalDate, DateOverride> byDate = new TreeMap<>();
    for (DateOverride override : overrides) {
      for (LocalDate date : override.dates()) {
        DateOverride other = byDate.put(date, override);
        if (other != null) {
          throw new IllegalArgumentException(
              String.format(
                  "schedule '%s': overrides '%s' and '%s' both name %s; one date has one override",
                  schedule, other.id(), override.id(), date));
        }
      }
    }
    for (Holiday holiday : holidays) {
      byDate.putIfAbsent(holiday.date(), DateOverride.closed(holiday.id(), holiday.date()));
    }
    days = byDate.keySet().stream().mapToLong(LocalDate::toEpochDay).toArray();
    ranges = byDate.values().stream().map(o -> DayRanges.of(o.ranges())).toArray(DayRanges[]::new);
    ids = byDate.values().stream().map(DateOverride::id).toArray(String[]::new);
  }

  /** Returns the index of a date, negative if the date is not special. */
  int indexOf(long epochDay) {
    return Arrays.binarySearch(days, epochDay);
  }

  /** Overwrites those of consecutive dates that are special. */
  void putInto(DayRanges[] dates, long firstEpochDay) {
    int index = indexOf(firstEpochDay);
    for (int i = index < 0 ? -index - 1 : index; i < days.length; i++) {
      long date = days[i] - firstEpochDay;
      if (date >= dates.length) {
        return;
      }
      dates[(int) date] = ranges[i];
    }
  }

  DayRanges ranges(int index) {
    return ranges[index];
  }

  String id(int index) {
    return ids[index];
  }
}
