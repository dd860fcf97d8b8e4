package io.slotcore.internal;

import io.slotcore.eventtype.BookingLimit;
import io.slotcore.eventtype.BookingWindow;
import io.slotcore.eventtype.EventType;
import io.slotcore.eventtype.Member;
import io.slotcore.eventtype.Pool;
import io.slotcore.eventtype.Subject;
import io.slotcore.schedule.Closure;
import io.slotcore.slot.Rule;
import io.slotcore.time.Interval;
import io.slotcore.time.LocalDays;
import java.time.LocalDate;

/** The starts that an event type's own rules forbid, whoever serves. */
final class EventTypeRules {

  /** How far ahead business days are counted. */
  private static final int MOST_DATES = 3_660;

  private final Question question;
  private final EventType eventType;
  private final ForbiddenStarts sink;
  private final LocalDays days;

  private EventTypeRules(Question question, ForbiddenStarts sink) {
    this.question = question;
    this.sink = sink;
    eventType = question.eventType();
    days = new LocalDays(eventType.zone());
  }

  static void collect(Question question, ForbiddenStarts sink) {
    EventTypeRules rules = new EventTypeRules(question, sink);
    if (question.asks(Rule.NOTICE)) {
      rules.notice();
    }
    if (question.asks(Rule.WINDOW)) {
      rules.window();
    }
    if (question.asks(Rule.CLOSED)) {
      rules.closures();
    }
    if (question.asks(Rule.LIMIT)) {
      rules.limits();
    }
    if (eventType(question).seats() > 1) {
      rules.seats();
    }
  }

  private static EventType eventType(Question question) {
    return question.eventType();
  }

  private void notice() {
    long notice = eventType.minimumNotice().toSeconds();
    long first = Seconds.ceiling(question.facts().now()) + notice;
    forbid(Rule.NOTICE, eventType, Long.MIN_VALUE, first);
  }

  private void window() {
    BookingWindow window = eventType.window();
    LocalDate today = days.dayOf(Seconds.withinCalendar(question.facts().now()));
    if (window instanceof BookingWindow.Rolling rolling) {
      endAfter(today.plusDays(rolling.days()));
    } else if (window instanceof BookingWindow.BusinessDays business) {
      LocalDate date = today;
      int found = 0;
      while (found < business.days() && date.isBefore(today.plusDays(MOST_DATES))) {
        date = date.plusDays(1);
        found += isBusinessDay(eventType.pools().get(0), date) ? 1 : 0;
      }
      if (found == business.days()) {
        endAfter(date);
      }
    } else if (window instanceof BookingWindow.Dates dates) {
      forbid(Rule.WINDOW, eventType, Long.MIN_VALUE, days.startOf(dates.first()).getEpochSecond());
      endAfter(dates.last());
    }
  }

  private void endAfter(LocalDate last) {
    if (last.equals(LocalDate.MAX)) {
      return;
    }
    long end = days.startOf(last.plusDays(1)).getEpochSecond();
    forbid(Rule.WINDOW, eventType, end, Long.MAX_VALUE);
  }

  private static boolean isBusinessDay(Pool pool, LocalDate date) {
    int open = 0;
    for (Member member : pool.members()) {
      open += member.schedule().rangesOn(date.toEpochDay()).size() > 0 ? member.quantity() : 0;
    }
    return open >= pool.needed();
  }

  private void closures() {
    for (Closure closure : eventType.closures()) {
      Interval closed = closure.interval();
      if (!closed.isEmpty()) {
        long from = Seconds.floor(closed.start()) - question.duration() + 1;
        forbid(Rule.CLOSED, closure, from, Seconds.ceiling(closed.end()));
      }
    }
  }

  private void limits() {
    LimitRule rule = new LimitRule(question, days, sink);
    for (BookingLimit limit : eventType.limits()) {
      rule.collect(limit, eventType.subject(), question.sessions().starts());
    }
    // Each seat counts for its booker, so that joining a session is no exception.
    for (Subject booker : question.query().booker().stream().toList()) {
      for (BookingLimit limit : eventType.bookerLimits()) {
        rule.collect(limit, booker, Spans.NONE);
      }
    }
  }

  private void seats() {
    int party = question.query().party();
    if (party > eventType.seats()) {
      forbid(Rule.SEATS, eventType, Long.MIN_VALUE, Long.MAX_VALUE);
      return;
    }
    for (Sessions.Session session : question.sessions().joinable()) {
      if (eventType.seats() - session.taken() < party) {
        forbid(Rule.SEATS, session, session.start(), session.start() + 1);
      }
    }
  }

  private void forbid(Rule rule, Object origin, long from, long to) {
    sink.forbid(rule, eventType.subject(), origin, from, to);
  }
}
