package io.slotcore.ical;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneOffsetTransitionRule;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Optional;

/**
 * Two clock changes a year that RFC 5545 can express as "the n-th or the last weekday of a month".
 *
 * <p>Other forms that the RFC has, such as a list of days of the month, are not used: Outlook takes
 * one weekday or one day of the month only (MS-OXCICAL, 2.1.3.1.1.19.2.2).
 */
final class YearlyRules {

  private static final int UNIX_YEAR = 1970;
  // Any date in the middle of a month will do to see by how many days a rule's date is shifted.
  private static final LocalDate ANY_DATE = LocalDate.of(2001, Month.MAY, 15);

  private YearlyRules() {}

  /**
   * Returns a STANDARD and a DAYLIGHT observance that hold in the given year and in all that
   * follow; nothing if the zone does not follow two expressible rules since the year before.
   */
  static List<Observance> in(ZoneRules rules, int year) {
    List<ZoneOffsetTransitionRule> changes = rules.getTransitionRules();
    int first = firstYear(rules);
    if (changes.size() != 2 || year <= first) {
      return List.of();
    }
    List<Observance> parts =
        changes.stream().flatMap(change -> observance(change, first).stream()).toList();
    return parts.size() == 2 ? parts : List.of();
  }

  /** The first whole year of the rules: the same for all events, for clients that keep zones. */
  private static int firstYear(ZoneRules rules) {
    List<ZoneOffsetTransition> listed = rules.getTransitions();
    return listed.isEmpty()
        ? UNIX_YEAR
        : Math.max(UNIX_YEAR, listed.get(listed.size() - 1).getDateTimeAfter().getYear() + 1);
  }

  private static Optional<Observance> observance(ZoneOffsetTransitionRule rule, int year) {
    ZoneOffset from = rule.getOffsetBefore();
    ZoneOffset to = rule.getOffsetAfter();
    // The greater offset is DAYLIGHT, whether or not the zone data call Irish winter time "daylight
    // saving" with a negative amount: clients expect summer time there.
    String component =
        to.getTotalSeconds() > from.getTotalSeconds() ? Observance.DAYLIGHT : Observance.STANDARD;
    LocalDateTime onset = rule.createTransition(year).getDateTimeBefore();
    return recurrence(rule).map(text -> new Observance(component, onset, from, to, text));
  }

  private static Optional<String> recurrence(ZoneOffsetTransitionRule rule) {
    DayOfWeek ruleDay = rule.getDayOfWeek();
    if (ruleDay == null) {
      return Optional.empty();
    }
    int shift = dayShift(rule);
    int ordinal = ordinal(rule.getMonth(), rule.getDayOfMonthIndicator(), shift);
    if (ordinal == 0) {
      return Optional.empty();
    }
    String day = ruleDay.plus(shift).name().substring(0, 2);
    return Optional.of(
        "FREQ=YEARLY;BYMONTH=" + rule.getMonth().getValue() + ";BYDAY=" + ordinal + day);
  }

  /**
   * By how many days the wall clock's date is off the rule's: 01:00 UTC is on the eve in Nuuk, and
   * 24:00 is on the morrow.
   */
  private static int dayShift(ZoneOffsetTransitionRule rule) {
    LocalDateTime nominal =
        rule.isMidnightEndOfDay()
            ? ANY_DATE.plusDays(1).atStartOfDay()
            : ANY_DATE.atTime(rule.getLocalTime());
    LocalDateTime wall =
        rule.getTimeDefinition()
            .createDateTime(nominal, rule.getStandardOffset(), rule.getOffsetBefore());
    return wall.toLocalDate().getDayOfYear() - ANY_DATE.getDayOfYear();
  }

  /**
   * Which of its weekdays in the month a rule means: 1 to 4, -1 for the last, 0 if that differs
   * from year to year. An indicator of d is the first such weekday in the seven days from d on, -1
   * the last of the month.
   */
  private static int ordinal(Month month, int indicator, int shift) {
    int firstDay = indicator + shift;
    if (indicator < 0) {
      return firstDay == -1 ? -1 : 0;
    }
    if (firstDay % 7 == 1 && firstDay <= 22) {
      return firstDay / 7 + 1;
    }
    boolean lastWeek = firstDay + 6 == month.maxLength();
    return lastWeek && month != Month.FEBRUARY ? -1 : 0;
  }
}
