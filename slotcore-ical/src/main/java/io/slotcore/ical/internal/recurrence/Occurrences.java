package io.slotcore.ical.internal.recurrence;

import java.util.function.LongPredicate;

/**
 * Finds the starts that a rule makes of a first start. Times are local, in seconds since
 * 1970-01-01T00:00 of whatever zone.
 *
 * <p>A rule without COUNT is looked at from the window on only, however long ago it started. One
 * with COUNT has to be counted from its start.
 */
public final class Occurrences {

  static final long DAY_SECONDS = 86_400;

  private final RecurrenceRule rule;
  private final long start;
  private final Work work;

  private Occurrences(RecurrenceRule rule, long start, Work work) {
    this.rule = rule;
    this.start = start;
    this.work = work;
  }

  /**
   * Returns the starts of a rule.
   *
   * @param rule the rule; its UNTIL is left to the caller, who knows the zone
   * @param start the first start of the series, which counts even if the rule does not make it
   * @param work told of each step
   */
  public static Occurrences of(RecurrenceRule rule, long start, Work work) {
    return new Occurrences(rule, start, work);
  }

  /**
   * Gives all starts in a span that the rule makes, in order. The first start is among them only if
   * the rule makes it.
   *
   * @param fromInclusive the first local second
   * @param toExclusive the local second after the last
   * @param sink takes a start and says whether it wants more
   */
  public void forEach(long fromInclusive, long toExclusive, LongPredicate sink) {
    Counter counter = new Counter(rule, start, fromInclusive, toExclusive, sink);
    if (rule.frequency.isShorterThanDay()) {
      new UnitWalk(rule, start, work).run(fromInclusive, toExclusive, counter);
    } else {
      new PeriodWalk(rule, start, work).run(fromInclusive, toExclusive, counter);
    }
  }
}
