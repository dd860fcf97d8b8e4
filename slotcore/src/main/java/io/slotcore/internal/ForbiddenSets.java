package io.slotcore.internal;

import io.slotcore.eventtype.BookingLimit;
import io.slotcore.eventtype.EventType;
import io.slotcore.eventtype.Subject;
import io.slotcore.freebusy.BusyPeriod;
import io.slotcore.freebusy.FreeBusyType;
import io.slotcore.slot.Claim;
import io.slotcore.slot.CountedBooking;
import io.slotcore.slot.Facts;
import io.slotcore.slot.Rule;
import io.slotcore.slot.SlotQuery;
import io.slotcore.time.Interval;
import io.slotcore.time.LocalDays;
import java.time.LocalDate;
import java.util.TreeMap;

/**
 * Turns every rule but hours and grid into the starts that it forbids. This is the only place that
 * knows how: listing takes the union of what it says, explaining looks for one start in it.
 */
final class ForbiddenSets {

  /** Takes one forbidden span of starts after the other. */
  interface Sink {

    /**
     * Takes the starts t with {@code from <= t < to}, in epoch seconds.
     *
     * @param rule the kind of rule
     * @param subject whose rule it is
     * @param origin the claim, busy period, limited day or event type behind it
     */
    void forbid(Rule rule, Subject subject, Object origin, long from, long to);
  }

  /** A date on which a limit is reached. */
  record FullDay(LocalDate date, BookingLimit limit) {}

  private final SlotQuery query;
  private final EventType eventType;
  private final Facts facts;
  private final Sink sink;

  private ForbiddenSets(SlotQuery query, Facts facts, Sink sink) {
    this.query = query;
    this.facts = facts;
    this.sink = sink;
    eventType = query.eventType();
  }

  static void collect(SlotQuery query, Facts facts, Sink sink) {
    ForbiddenSets sets = new ForbiddenSets(query, facts, sink);
    Subject host = query.eventType().host().subject();
    sets.claims(host);
    sets.busy(host);
    if (!query.waived().contains(Rule.NOTICE)) {
      sets.notice();
    }
    if (!query.waived().contains(Rule.WINDOW)) {
      sets.window();
    }
    if (!query.waived().contains(Rule.LIMIT)) {
      query.eventType().limits().forEach(sets::limit);
    }
  }

  private void claims(Subject host) {
    for (Claim claim : facts.claims(host)) {
      if (claim.isActive(facts.now()) && !query.ignored().contains(claim.booking())) {
        taken(Rule.CLAIM, host, claim, claim.interval());
      }
    }
  }

  private void busy(Subject host) {
    for (BusyPeriod period : facts.busy(host).periods()) {
      if (period.type() != FreeBusyType.FREE && !period.interval().isEmpty()) {
        taken(Rule.BUSY, host, period, period.interval());
      }
    }
  }

  /** Taken time {@code [s, e)} forbids {@code s - duration - after < t < e + before}. */
  private void taken(Rule rule, Subject host, Object origin, Interval taken) {
    long reach = eventType.duration().toSeconds() + eventType.buffers().after().toSeconds();
    long from = Seconds.floor(taken.start()) - reach + 1;
    long to = Seconds.ceiling(taken.end()) + eventType.buffers().before().toSeconds();
    sink.forbid(rule, host, origin, from, to);
  }

  private void notice() {
    long first = Seconds.ceiling(facts.now().plus(eventType.minimumNotice()));
    sink.forbid(Rule.NOTICE, eventType.subject(), eventType, Long.MIN_VALUE, first);
  }

  private void window() {
    long end =
        Seconds.ceiling(
            eventType.window().endsBefore(facts.now(), new LocalDays(eventType.zone())));
    sink.forbid(Rule.WINDOW, eventType.subject(), eventType, end, Long.MAX_VALUE);
  }

  private void limit(BookingLimit limit) {
    LocalDays days = new LocalDays(eventType.zone());
    TreeMap<LocalDate, Integer> counts = new TreeMap<>();
    for (CountedBooking booking : facts.counted(eventType.subject())) {
      if (booking.isActive(facts.now()) && !query.ignored().contains(booking.id())) {
        counts.merge(days.dayOf(booking.start()), 1, Integer::sum);
      }
    }
    counts.forEach(
        (date, count) -> {
          if (count >= limit.bookings()) {
            Interval day = days.intervalOf(date);
            sink.forbid(
                Rule.LIMIT,
                eventType.subject(),
                new FullDay(date, limit),
                day.start().getEpochSecond(),
                day.end().getEpochSecond());
          }
        });
  }
}
