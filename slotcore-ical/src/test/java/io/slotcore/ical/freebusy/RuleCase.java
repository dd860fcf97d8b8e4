package io.slotcore.ical.freebusy;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A recurrence rule with its start, to be asked about by several implementations.
 *
 * @param frequency FREQ
 * @param interval INTERVAL
 * @param count COUNT, if it is there
 * @param numbers the BYxxx parts of numbers, by name; without those that are not there
 * @param days BYDAY
 * @param weekStart WKST
 * @param start the first start
 */
record RuleCase(
    String frequency,
    int interval,
    Optional<Integer> count,
    Map<String, List<Integer>> numbers,
    List<Day> days,
    DayOfWeek weekStart,
    LocalDateTime start) {

  /** A weekday, each of them if the ordinal is zero. */
  record Day(int ordinal, DayOfWeek weekday) {

    @Override
    public String toString() {
      return (ordinal == 0 ? "" : ordinal) + word(weekday);
    }
  }

  RuleCase {
    numbers = new TreeMap<>(numbers);
  }

  List<Integer> numbers(String part) {
    return numbers.getOrDefault(part, List.of());
  }

  boolean has(String part) {
    return numbers.containsKey(part);
  }

  RuleCase uncounted() {
    return new RuleCase(frequency, interval, Optional.empty(), numbers, days, weekStart, start);
  }

  /** Returns the value of an RRULE. */
  String text() {
    List<String> parts = new ArrayList<>(List.of("FREQ=" + frequency));
    if (interval > 1) {
      parts.add("INTERVAL=" + interval);
    }
    count.ifPresent(number -> parts.add("COUNT=" + number));
    numbers.forEach((name, values) -> parts.add(name + "=" + joined(values)));
    if (!days.isEmpty()) {
      parts.add("BYDAY=" + joined(days));
    }
    parts.add("WKST=" + word(weekStart));
    return String.join(";", parts);
  }

  private static String joined(List<?> values) {
    return values.stream().map(Object::toString).collect(Collectors.joining(","));
  }

  private static String word(DayOfWeek weekday) {
    return weekday.name().substring(0, 2).toUpperCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return start + " " + text();
  }
}
