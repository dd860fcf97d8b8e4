package io.slotcore.ical.internal.recurrence;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A recurrence rule as it was written (RFC 5545, 3.3.10). Numbers that are bits of a mask are those
 * of the rule; a mask of zero is a part that was not there.
 */
public final class RecurrenceRule {

  /** Stands for a rule without COUNT. */
  static final long UNCOUNTED = Long.MAX_VALUE;

  final Frequency frequency;
  final int interval;
  final long count;
  final @Nullable Until until;
  final long seconds;
  final long minutes;
  final int hours;
  final int months;
  final SignedNumbers monthDays;
  final SignedNumbers yearDays;
  final SignedNumbers weekNumbers;
  final Weekdays weekdays;
  final List<Integer> setPositions;
  final DayOfWeek weekStart;
  private final List<String> ignored;

  RecurrenceRule(RuleParts parts) {
    frequency = parts.frequency;
    interval = parts.interval;
    count = parts.count;
    until = parts.until;
    seconds = parts.seconds;
    minutes = parts.minutes;
    hours = parts.hours;
    months = parts.months;
    monthDays = parts.monthDays;
    yearDays = parts.yearDays;
    weekNumbers = parts.weekNumbers;
    weekdays = parts.weekdays;
    setPositions = List.copyOf(parts.setPositions);
    weekStart = parts.weekStart;
    ignored = List.copyOf(parts.ignored);
  }

  /**
   * Reads a rule.
   *
   * @param text what stands after {@code RRULE:}
   * @throws RuleFormatException naming the part that is wrong
   */
  public static RecurrenceRule parse(String text) throws RuleFormatException {
    return RuleParser.parse(text);
  }

  /** Returns when the series ends, if the rule says so by a time. */
  public Optional<Until> until() {
    return Optional.ofNullable(until);
  }

  /** Returns whether the rule ends by a number of occurrences. */
  public boolean isCounted() {
    return count != UNCOUNTED;
  }

  /** Returns the parts that RFC 5545 forbids with this frequency and that were left out. */
  public List<String> ignored() {
    return ignored;
  }

  /** Whether each period has exactly one occurrence. */
  boolean isPlain() {
    return seconds == 0
        && minutes == 0
        && hours == 0
        && months == 0
        && monthDays.isEmpty()
        && yearDays.isEmpty()
        && weekNumbers.isEmpty()
        && weekdays.isEmpty()
        && setPositions.isEmpty()
        && frequency.compareTo(Frequency.MONTHLY) < 0;
  }
}
