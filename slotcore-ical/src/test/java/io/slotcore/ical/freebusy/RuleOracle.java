package io.slotcore.ical.freebusy;

import static java.time.temporal.ChronoUnit.DAYS;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Finds the starts of a rule by trying every day, hour, minute or second from the first start on,
 * and asking of each what RFC 5545, 3.3.10 says. Nothing is skipped and nothing is computed ahead.
 */
final class RuleOracle {

  private final RuleCase rule;

  private RuleOracle(RuleCase rule) {
    this.rule = rule;
  }

  /** Returns the starts up to a time, COUNT and BYSETPOS considered, without a start of its own. */
  static List<LocalDateTime> starts(RuleCase rule, LocalDateTime endExclusive) {
    return new RuleOracle(rule).starts(endExclusive);
  }

  private List<LocalDateTime> starts(LocalDateTime end) {
    // BYSETPOS needs whole periods, so a year is tried before and after.
    boolean positions = rule.has("BYSETPOS");
    LocalDateTime from = positions ? firstOfPeriod() : rule.start();
    LocalDateTime to = positions ? end.plusDays(isSubDaily() ? 1 : 372) : end;
    Map<Long, List<LocalDateTime>> periods = new LinkedHashMap<>();
    for (LocalDateTime time : candidates(from, to)) {
      if (matches(time)) {
        periods.computeIfAbsent(period(time), key -> new ArrayList<>()).add(time);
      }
    }
    List<LocalDateTime> starts = new ArrayList<>();
    periods.values().forEach(period -> starts.addAll(positioned(period)));
    starts.removeIf(time -> time.isBefore(rule.start()));
    if (rule.count().isPresent()) {
      boolean isOutside = starts.isEmpty() || !starts.get(0).equals(rule.start());
      int left = Math.max(0, rule.count().get() - (isOutside ? 1 : 0));
      starts.subList(Math.min(left, starts.size()), starts.size()).clear();
    }
    starts.removeIf(time -> !time.isBefore(end));
    return starts;
  }

  private LocalDateTime firstOfPeriod() {
    return switch (rule.frequency()) {
      case "SECONDLY", "MINUTELY", "HOURLY", "DAILY" -> rule.start().truncatedTo(DAYS);
      default -> rule.start().truncatedTo(DAYS).minusDays(372);
    };
  }

  private boolean isSubDaily() {
    return List.of("SECONDLY", "MINUTELY", "HOURLY").contains(rule.frequency());
  }

  private List<LocalDateTime> candidates(LocalDateTime from, LocalDateTime to) {
    List<LocalDateTime> candidates = new ArrayList<>();
    if (isSubDaily()) {
      boolean seconds = rule.frequency().equals("SECONDLY") || rule.has("BYSECOND");
      LocalDateTime first = seconds ? from : from.withSecond(rule.start().getSecond());
      for (LocalDateTime t = first; t.isBefore(to); t = t.plusSeconds(seconds ? 1 : 60)) {
        candidates.add(t);
      }
      return candidates;
    }
    for (LocalDate day = from.toLocalDate();
        !day.isAfter(to.toLocalDate());
        day = day.plusDays(1)) {
      for (int hour : orElse("BYHOUR", rule.start().getHour())) {
        for (int minute : orElse("BYMINUTE", rule.start().getMinute())) {
          for (int second : orElse("BYSECOND", rule.start().getSecond())) {
            candidates.add(day.atTime(hour, minute, second));
          }
        }
      }
    }
    candidates.sort(LocalDateTime::compareTo);
    return candidates;
  }

  private List<Integer> orElse(String part, int otherwise) {
    return rule.has(part) ? rule.numbers(part) : List.of(otherwise);
  }

  private List<LocalDateTime> positioned(List<LocalDateTime> period) {
    if (!rule.has("BYSETPOS")) {
      return period;
    }
    return IntStream.range(0, period.size())
        .filter(i -> contains("BYSETPOS", i + 1, period.size()))
        .mapToObj(period::get)
        .toList();
  }

  private boolean contains(String part, int number, int length) {
    return rule.numbers(part).contains(number) || rule.numbers(part).contains(number - length - 1);
  }

  private boolean matches(LocalDateTime time) {
    return Math.floorMod(period(time) - period(rule.start()), (long) rule.interval()) == 0
        && matchesClock(time)
        && matchesWritten(time.toLocalDate())
        && matchesUnwritten(time.toLocalDate());
  }

  private boolean matchesClock(LocalDateTime time) {
    int rank =
        List.of("SECONDLY", "MINUTELY", "HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY")
            .indexOf(rule.frequency());
    return matchesClock("BYSECOND", time.getSecond(), rank > 0, rule.start().getSecond())
        && matchesClock("BYMINUTE", time.getMinute(), rank > 1, rule.start().getMinute())
        && matchesClock("BYHOUR", time.getHour(), rank > 2, rule.start().getHour());
  }

  private boolean matchesClock(String part, int number, boolean isFixed, int ofStart) {
    return rule.has(part) ? rule.numbers(part).contains(number) : !isFixed || number == ofStart;
  }

  private boolean matchesWritten(LocalDate day) {
    return (!rule.has("BYMONTH") || rule.numbers("BYMONTH").contains(day.getMonthValue()))
        && (!rule.has("BYMONTHDAY")
            || contains("BYMONTHDAY", day.getDayOfMonth(), day.lengthOfMonth()))
        && (!rule.has("BYYEARDAY") || contains("BYYEARDAY", day.getDayOfYear(), day.lengthOfYear()))
        && (!rule.has("BYWEEKNO") || contains("BYWEEKNO", week(day), weeksOfYear(day)))
        && (rule.days().isEmpty() || rule.days().stream().anyMatch(one -> matchesDay(one, day)));
  }

  private boolean matchesDay(RuleCase.Day wanted, LocalDate day) {
    if (day.getDayOfWeek() != wanted.weekday()) {
      return false;
    }
    if (wanted.ordinal() == 0) {
      return true;
    }
    boolean inMonth = rule.frequency().equals("MONTHLY") || rule.has("BYMONTH");
    LocalDate first = inMonth ? day.withDayOfMonth(1) : day.withDayOfYear(1);
    LocalDate next = inMonth ? first.plusMonths(1) : first.plusYears(1);
    List<LocalDate> same =
        first.datesUntil(next).filter(d -> d.getDayOfWeek() == wanted.weekday()).toList();
    int index = wanted.ordinal() > 0 ? wanted.ordinal() - 1 : same.size() + wanted.ordinal();
    return index >= 0 && index < same.size() && same.get(index).equals(day);
  }

  /** What the rule does not say comes from the start. */
  private boolean matchesUnwritten(LocalDate day) {
    LocalDate start = rule.start().toLocalDate();
    boolean saysDay = rule.has("BYMONTHDAY") || rule.has("BYYEARDAY") || !rule.days().isEmpty();
    boolean sameWeekday = day.getDayOfWeek() == start.getDayOfWeek();
    boolean sameDay = day.getDayOfMonth() == start.getDayOfMonth();
    boolean sameMonth = rule.has("BYMONTH") || day.getMonth() == start.getMonth();
    return saysDay
        || switch (rule.frequency()) {
          case "WEEKLY" -> sameWeekday;
          case "MONTHLY" -> sameDay;
          case "YEARLY" -> rule.has("BYWEEKNO") ? sameWeekday : sameDay && sameMonth;
          default -> true;
        };
  }

  private long period(LocalDateTime time) {
    LocalDate day = time.toLocalDate();
    long second = time.toEpochSecond(ZoneOffset.UTC);
    return switch (rule.frequency()) {
      case "SECONDLY" -> second;
      case "MINUTELY" -> Math.floorDiv(second, 60L);
      case "HOURLY" -> Math.floorDiv(second, 3_600L);
      case "DAILY" -> day.toEpochDay();
      case "WEEKLY" -> DAYS.between(startOfWeek(LocalDate.EPOCH), startOfWeek(day)) / 7;
      case "MONTHLY" -> day.getYear() * 12L + day.getMonthValue();
      default -> rule.has("BYWEEKNO") ? yearOfWeek(day) : day.getYear();
    };
  }

  private LocalDate startOfWeek(LocalDate day) {
    LocalDate start = day;
    while (start.getDayOfWeek() != rule.weekStart()) {
      start = start.minusDays(1);
    }
    return start;
  }

  /** A week belongs to the year that has at least four of its days, so to that of its fourth. */
  private int yearOfWeek(LocalDate day) {
    return startOfWeek(day).plusDays(3).getYear();
  }

  private int week(LocalDate day) {
    return (startOfWeek(day).plusDays(3).getDayOfYear() - 1) / 7 + 1;
  }

  /** 28 December always lies in the last week. */
  private int weeksOfYear(LocalDate day) {
    return week(LocalDate.of(yearOfWeek(day), 12, 28));
  }

  /** Weekdays in the order of the constants. */
  static List<DayOfWeek> weekdays() {
    return List.of(DayOfWeek.values());
  }
}
