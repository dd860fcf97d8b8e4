package io.slotcore.internal;

import io.slotcore.eventtype.BookingLimit;
import io.slotcore.eventtype.Buffers;
import io.slotcore.eventtype.EventType;
import io.slotcore.eventtype.Member;
import io.slotcore.eventtype.Pool;
import io.slotcore.eventtype.Subject;
import io.slotcore.slot.FactsNeeded;
import io.slotcore.slot.SlotQuery;
import io.slotcore.time.CalendarDays;
import io.slotcore.time.Interval;
import io.slotcore.time.LocalDays;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Works out which facts a question needs, from the same rules that later read them. */
public final class Needs {

  /** The longest that a session or one of its buffers can take. */
  private static final Duration LONGEST = Duration.ofDays(31);

  private final SlotQuery query;
  private final EventType eventType;
  private final LocalDays days;
  private final SortedMap<Subject, Interval> taken = new TreeMap<>();
  private final SortedMap<Subject, Interval> counted = new TreeMap<>();
  private final SortedMap<Subject, Interval> seats = new TreeMap<>();

  private Needs(SlotQuery query) {
    this.query = query;
    eventType = query.eventType();
    days = new LocalDays(eventType.zone());
  }

  /**
   * Returns the facts that a question needs.
   *
   * @param query what is asked
   * @return for each subject how far around the window its facts matter
   */
  public static FactsNeeded of(SlotQuery query) {
    Needs needs = new Needs(query);
    needs.members();
    needs.limits(needs.eventType.limits(), needs.eventType.subject(), needs.days);
    query
        .booker()
        .ifPresent(booker -> needs.limits(needs.eventType.bookerLimits(), booker, needs.days));
    // A session that has ended does not count, so its seats matter wherever it counts.
    for (Interval counted : List.copyOf(needs.counted.values())) {
      needs.seats.computeIfPresent(
          needs.eventType.subject(), (subject, sessions) -> sessions.span(counted));
    }
    return new FactsNeeded(needs.taken, needs.taken, needs.counted, needs.seats);
  }

  private void members() {
    Buffers buffers = eventType.buffers();
    Interval window = query.window();
    Interval reach =
        Interval.of(
            window.start().minus(buffers.before()),
            window.end().plus(query.duration()).plus(buffers.after()));
    for (Member member : eventType.members()) {
      taken.put(member.subject(), reach);
      limits(member.limits(), member.subject(), member.defaultSchedule().days());
    }
    if (eventType.seats() > 1) {
      // A session that has ended must not block by its claim, wherever it reaches from.
      Interval sessions =
          Interval.of(reach.start().minus(LONGEST.multipliedBy(2)), reach.end().plus(LONGEST));
      seats.put(eventType.subject(), sessions);
    }
    for (Pool pool : eventType.pools()) {
      Interval looksAt = Chooser.looksAt(pool.choice(), days, window);
      if (!pool.needsAll() && !looksAt.isEmpty()) {
        pool.members().forEach(member -> count(member.subject(), looksAt));
      }
    }
  }

  private void limits(Collection<BookingLimit> limits, Subject subject, CalendarDays calendar) {
    for (BookingLimit limit : limits) {
      count(subject, Periods.around(limit.period(), limit.weekStart(), calendar, query.window()));
    }
  }

  private void count(Subject subject, Interval interval) {
    counted.merge(subject, interval, Interval::span);
  }
}
