package io.slotcore.internal;

import io.slotcore.eventtype.EventType;
import io.slotcore.schedule.Schedule;
import io.slotcore.slot.BookingId;
import io.slotcore.slot.Facts;
import io.slotcore.slot.Rule;
import io.slotcore.slot.SlotQuery;
import java.time.Instant;
import java.util.IdentityHashMap;

/** A query with its facts, and what several stages need of both. Used by one thread. */
final class Question {

  private final SlotQuery query;
  private final Facts facts;
  private final long duration;
  private final Sessions sessions;
  private final IdentityHashMap<Schedule, OpenHours> hours = new IdentityHashMap<>();

  /** The starts that are looked at, in epoch seconds. */
  private final long from;

  private final long to;

  Question(SlotQuery query, Facts facts, long from, long to) {
    this.query = query;
    this.facts = facts;
    this.from = from;
    this.to = to;
    duration = query.duration().toSeconds();
    sessions = Sessions.of(query, facts);
  }

  SlotQuery query() {
    return query;
  }

  EventType eventType() {
    return query.eventType();
  }

  Facts facts() {
    return facts;
  }

  long from() {
    return from;
  }

  long to() {
    return to;
  }

  long duration() {
    return duration;
  }

  Sessions sessions() {
    return sessions;
  }

  /** Returns the open time of everything that could run from one of the starts on. */
  OpenHours hours(Schedule schedule) {
    return hours.computeIfAbsent(schedule, s -> OpenHours.of(s, from, to + duration));
  }

  boolean asks(Rule rule) {
    return !query.waived().contains(rule);
  }

  /** Tells whether a booking neither blocks nor counts. */
  boolean isGone(BookingId booking, Instant activeUntil) {
    return !facts.now().isBefore(activeUntil)
        || query.ignored().contains(booking)
        || sessions.hasEnded(booking);
  }
}
