package io.slotcore.ical.internal.recurrence;

import java.time.LocalDate;
import java.time.temporal.WeekFields;

/**
 * Tells which days a rule means. A part that widens a frequency and one that narrows it are the
 * same condition on a day (RFC 5545, 3.3.10, the table of BYxxx parts); what the rule does not say
 * is taken from the start.
 */
final class DayMatcher {

  private final int months;
  private final SignedNumbers monthDays;
  private final SignedNumbers yearDays;
  private final SignedNumbers weekNumbers;
  private final Weekdays weekdays;
  private final boolean countsInMonth;
  private final WeekFields weeks;

  DayMatcher(RecurrenceRule rule, LocalDate start) {
    boolean saysDay =
        !rule.monthDays.isEmpty() || !rule.yearDays.isEmpty() || !rule.weekdays.isEmpty();
    boolean yearly = rule.frequency == Frequency.YEARLY;
    boolean byWeek = !rule.weekNumbers.isEmpty();
    boolean fromWeekday = !saysDay && (rule.frequency == Frequency.WEEKLY || (yearly && byWeek));
    boolean fromDay = !saysDay && (rule.frequency == Frequency.MONTHLY || (yearly && !byWeek));
    weekdays = fromWeekday ? Weekdays.each(start.getDayOfWeek()) : rule.weekdays;
    monthDays = fromDay ? SignedNumbers.of(start.getDayOfMonth()) : rule.monthDays;
    months = fromDay && yearly && rule.months == 0 ? 1 << start.getMonthValue() : rule.months;
    yearDays = rule.yearDays;
    weekNumbers = rule.weekNumbers;
    countsInMonth = rule.frequency == Frequency.MONTHLY || rule.months != 0;
    weeks = WeekFields.of(rule.weekStart, 4);
  }

  boolean matchesMonth(int month) {
    return months == 0 || (months & 1 << month) != 0;
  }

  boolean matches(LocalDate day) {
    return matchesMonth(day.getMonthValue())
        && matchesMonthDay(day)
        && matchesWeekday(day)
        && matchesYearDay(day)
        && matchesWeek(day);
  }

  private boolean matchesMonthDay(LocalDate day) {
    return monthDays.isEmpty() || monthDays.contains(day.getDayOfMonth(), day.lengthOfMonth());
  }

  private boolean matchesYearDay(LocalDate day) {
    return yearDays.isEmpty() || yearDays.contains(day.getDayOfYear(), day.lengthOfYear());
  }

  private boolean matchesWeekday(LocalDate day) {
    if (weekdays.isEmpty()) {
      return true;
    }
    return countsInMonth
        ? weekdays.contains(day.getDayOfWeek(), day.getDayOfMonth() - 1, day.lengthOfMonth())
        : weekdays.contains(day.getDayOfWeek(), day.getDayOfYear() - 1, day.lengthOfYear());
  }

  private boolean matchesWeek(LocalDate day) {
    return weekNumbers.isEmpty()
        || weekNumbers.contains(
            day.get(weeks.weekOfWeekBasedYear()),
            (int) weeks.weekOfWeekBasedYear().rangeRefinedBy(day).getMaximum());
  }
}
