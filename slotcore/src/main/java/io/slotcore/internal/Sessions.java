package io.slotcore.internal;

import io.slotcore.eventtype.Member;
import io.slotcore.eventtype.Unit;
import io.slotcore.slot.BookingId;
import io.slotcore.slot.Claim;
import io.slotcore.slot.Facts;
import io.slotcore.slot.SlotQuery;
import io.slotcore.slot.TakenSeats;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The sessions of a group: those that a query may join, and those that have ended. */
final class Sessions {

  /** A session of the asked event type and duration. */
  record Session(BookingId id, long start, int taken, Set<Unit> units) {}

  private static final Sessions NONE = new Sessions(Map.of(), Set.of());

  private final Map<BookingId, Session> joinable;
  private final Set<BookingId> ended;
  private final long[] starts;

  private Sessions(Map<BookingId, Session> joinable, Set<BookingId> ended) {
    this.joinable = joinable;
    this.ended = ended;
    starts = joinable.values().stream().mapToLong(Session::start).sorted().distinct().toArray();
  }

  static Sessions of(SlotQuery query, Facts facts) {
    List<TakenSeats> seats = facts.seats(query.eventType().subject());
    if (query.eventType().seats() == 1 || seats.isEmpty()) {
      return NONE;
    }
    Map<BookingId, Session> joinable = new HashMap<>();
    Set<BookingId> all = new HashSet<>();
    Set<BookingId> alive = new HashSet<>();
    for (TakenSeats taken : seats) {
      all.add(taken.session());
      if (taken.isActive(facts.now())
          && !query.ignored().contains(taken.seat())
          && !query.ignored().contains(taken.session())) {
        alive.add(taken.session());
        // No start between two seconds can be booked, so a session there cannot be joined.
        if (taken.duration().equals(query.duration())
            && taken.start().equals(taken.start().truncatedTo(ChronoUnit.SECONDS))) {
          joinable.merge(taken.session(), session(taken), Sessions::together);
        }
      }
    }
    for (Member member : query.eventType().members()) {
      for (Claim claim : facts.claims(member.subject())) {
        Session session = joinable.get(claim.booking());
        if (session != null) {
          session.units().add(claim.unit());
        }
      }
    }
    // A session ends with its last seat.
    all.removeAll(alive);
    return new Sessions(joinable, all);
  }

  private static Session session(TakenSeats taken) {
    return new Session(
        taken.session(), taken.start().getEpochSecond(), taken.places(), new HashSet<>());
  }

  private static Session together(Session one, Session other) {
    return new Session(one.id(), one.start(), one.taken() + other.taken(), one.units());
  }

  Collection<Session> joinable() {
    return joinable.values();
  }

  /** Returns the starts of the sessions that may be joined, sorted. */
  long[] starts() {
    return starts;
  }

  /** Returns the start of a session that may be joined, or none. */
  long[] startOf(BookingId booking) {
    Session session = joinable.get(booking);
    return session == null ? Spans.NONE : new long[] {session.start()};
  }

  boolean hasEnded(BookingId booking) {
    return ended.contains(booking);
  }
}
