package io.slotcore.internal;

import io.slotcore.schedule.Schedule;
import io.slotcore.time.Interval;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Why hours forbid a start: the date on which the first instant lies that is not open, and the
 * starts around it that are forbidden because of that date.
 *
 * @param date of the first instant from the start on that is not open
 * @param from the first such start in epoch seconds
 * @param to the first second after the last one
 */
record ShutHours(LocalDate date, long from, long to) {

  /** Returns what forbids a start; null if all the time from it to its end is open. */
  static @Nullable ShutHours at(long start, Schedule schedule, Question question) {
    OpenHours hours = question.hours(schedule);
    long end = question.to() + question.duration();
    long[] forbidden = hours.closedStarts(question.duration(), question.from(), question.to());
    int index = Spans.firstEndingAfter(forbidden, start);
    if (index == forbidden.length || forbidden[index] > start) {
      return null;
    }
    long[] shut = hours.closedStarts(1, question.from(), end);
    int next = Spans.firstEndingAfter(shut, start);
    long cause = next == shut.length ? end : Math.max(start, shut[next]);
    LocalDate date = schedule.days().dayOf(Instant.ofEpochSecond(cause));
    Interval day = schedule.days().intervalOf(date);
    return new ShutHours(
        date,
        Math.max(forbidden[index], firstShutFrom(day.start().getEpochSecond(), shut)),
        Math.min(forbidden[index + 1], firstShutFrom(day.end().getEpochSecond(), shut)));
  }

  /** Returns the first start whose time runs into shut hours at or after an instant. */
  private static long firstShutFrom(long instant, long[] shut) {
    int index = Spans.firstEndingAfter(shut, instant);
    boolean isShut = index < shut.length && shut[index] < instant;
    // All starts of one open run end with it; the run begins where the shut time before it ends.
    return isShut ? instant : index == 0 ? Long.MIN_VALUE : shut[index - 1];
  }
}
