package io.slotcore.ical.internal.recurrence;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has been read of a rule so far. */
final class RuleParts {

  Frequency frequency = Frequency.YEARLY;
  int interval = 1;
  long count = RecurrenceRule.UNCOUNTED;
  @Nullable Until until;
  long seconds;
  long minutes;
  int hours;
  int months;
  SignedNumbers monthDays = SignedNumbers.NONE;
  SignedNumbers yearDays = SignedNumbers.NONE;
  SignedNumbers weekNumbers = SignedNumbers.NONE;
  Weekdays weekdays = Weekdays.NONE;
  final List<Integer> setPositions = new ArrayList<>();
  DayOfWeek weekStart = DayOfWeek.MONDAY;
  final List<String> ignored = new ArrayList<>();

  /**
   * Leaves out what RFC 5545 forbids. A rule without it has more occurrences, never fewer, so no
   * taken time is lost.
   */
  void leaveOutForbidden() {
    boolean yearly = frequency == Frequency.YEARLY;
    if (!monthDays.isEmpty() && frequency == Frequency.WEEKLY) {
      ignored.add("BYMONTHDAY");
      monthDays = SignedNumbers.NONE;
    }
    if (!yearDays.isEmpty() && !yearly && !frequency.isShorterThanDay()) {
      ignored.add("BYYEARDAY");
      yearDays = SignedNumbers.NONE;
    }
    if (!weekNumbers.isEmpty() && !yearly) {
      ignored.add("BYWEEKNO");
      weekNumbers = SignedNumbers.NONE;
    }
    boolean ordinals = frequency == Frequency.MONTHLY || (yearly && weekNumbers.isEmpty());
    if (weekdays.hasOrdinals() && !ordinals) {
      ignored.add("the numbers in BYDAY");
      weekdays = weekdays.withoutOrdinals();
    }
  }
}
