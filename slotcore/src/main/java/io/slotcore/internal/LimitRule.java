package io.slotcore.internal;

import io.slotcore.eventtype.BookingLimit;
import io.slotcore.eventtype.BookingLimit.Measure;
import io.slotcore.eventtype.Subject;
import io.slotcore.slot.CountedBooking;
import io.slotcore.slot.Rule;
import io.slotcore.time.CalendarDays;
import io.slotcore.time.Interval;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/** The periods in which a limit is reached. */
final class LimitRule {

  /** A period that has no room for the asked booking. */
  record FullPeriod(BookingLimit limit, LocalDate firstDate) {

    /** Tells whether no booking of the asked length ever has room. */
    boolean isAlways() {
      return firstDate.equals(LocalDate.MIN);
    }
  }

  private final Question question;
  private final CalendarDays days;
  private final ForbiddenStarts sink;

  /**
   * Prepares the limits of one calendar.
   *
   * @param days cut the periods
   */
  LimitRule(Question question, CalendarDays days, ForbiddenStarts sink) {
    this.question = question;
    this.days = days;
    this.sink = sink;
  }

  /**
   * Collects what one limit forbids.
   *
   * @param subject whose limit it is
   * @param joinable the starts of sessions that count already, so that joining one adds nothing
   */
  void collect(BookingLimit limit, Subject subject, long[] joinable) {
    long minutes = question.duration() / 60;
    long room = limit.measure() == Measure.MINUTES ? limit.most() - minutes : limit.most() - 1L;
    if (room < 0) {
      FullPeriod always = new FullPeriod(limit, LocalDate.MIN);
      sink.forbidBut(joinable, Rule.LIMIT, subject, always, Long.MIN_VALUE, Long.MAX_VALUE);
      return;
    }
    counts(limit, subject)
        .forEach(
            (firstDate, count) -> {
              if (count > room) {
                Interval period = days.intervalOf(firstDate, limit.period().next(firstDate));
                sink.forbidBut(
                    joinable,
                    Rule.LIMIT,
                    subject,
                    new FullPeriod(limit, firstDate),
                    period.start().getEpochSecond(),
                    period.end().getEpochSecond());
              }
            });
  }

  private Map<LocalDate, Long> counts(BookingLimit limit, Subject subject) {
    Map<LocalDate, Long> counts = new TreeMap<>();
    for (CountedBooking booking : question.facts().counted(subject)) {
      if (!question.isGone(booking.id(), booking.activeUntil())) {
        LocalDate date = days.dayOf(booking.start());
        long amount = limit.measure() == Measure.MINUTES ? booking.duration().toMinutes() : 1;
        counts.merge(limit.period().firstDate(date, limit.weekStart()), amount, Long::sum);
      }
    }
    return counts;
  }
}
