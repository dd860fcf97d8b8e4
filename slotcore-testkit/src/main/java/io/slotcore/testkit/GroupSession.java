package io.slotcore.testkit;

import io.slotcore.eventtype.EventType;
import io.slotcore.eventtype.Pool;
import io.slotcore.eventtype.Subject;
import io.slotcore.eventtype.Unit;
import io.slotcore.slot.BookingId;
import io.slotcore.slot.Claim;
import io.slotcore.slot.CountedBooking;
import io.slotcore.slot.Facts;
import io.slotcore.slot.TakenSeats;
import io.slotcore.time.Interval;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A session of a group as generated worlds hold it.
 *
 * @param number tells the sessions of a world apart
 * @param start when it starts
 * @param duration which of the event type's durations, counted around
 * @param served with which unit each pool begins to serve it, counted around
 * @param guests who has taken places
 * @param ignored whether the query ignores the session
 */
record GroupSession(
    int number, Instant start, int duration, int served, List<Guest> guests, boolean ignored) {

  /**
   * The places of one guest.
   *
   * @param places how many
   * @param expiry when they expire
   * @param ignored whether the query ignores them
   * @param asks whether the guest is the booker who asks
   */
  record Guest(int places, Taken.Expiry expiry, boolean ignored, boolean asks) {}

  GroupSession numbered(int newNumber) {
    return new GroupSession(newNumber, start, duration, served, guests, ignored);
  }

  BookingId id() {
    return new BookingId(new UUID(1, number));
  }

  private BookingId seat(int index) {
    return new BookingId(new UUID(2, number * 100L + index));
  }

  /** What of the session the query ignores. */
  List<BookingId> ignoredIds() {
    List<BookingId> ids = new ArrayList<>(ignored ? List.of(id()) : List.of());
    for (int i = 0; i < guests.size(); i++) {
      if (guests.get(i).ignored()) {
        ids.add(seat(i));
      }
    }
    return ids;
  }

  Duration durationOf(EventType type) {
    return type.durations().get(duration % type.durations().size());
  }

  void addTo(Facts.Builder facts, EventType type, Instant now) {
    Duration length = durationOf(type);
    // A session lasts as long as the last of its seats.
    Instant until = Instant.MIN;
    for (int i = 0; i < guests.size(); i++) {
      Guest guest = guests.get(i);
      Instant seatUntil = guest.expiry().seenFrom(now);
      until = seatUntil.isAfter(until) ? seatUntil : until;
      facts.seats(
          type.subject(),
          List.of(new TakenSeats(id(), seat(i), start, length, guest.places(), seatUntil)));
      Subject booker = Subject.booker(guest.asks() ? WorldArbitraries.BOOKER : "other");
      facts.counted(booker, List.of(new CountedBooking(seat(i), start, length, seatUntil)));
    }
    List<CountedBooking> counted = List.of(new CountedBooking(id(), start, length, until));
    facts.counted(type.subject(), counted);
    Interval claimed =
        Interval.of(
            start.minus(type.buffers().before()), start.plus(length).plus(type.buffers().after()));
    for (Unit unit : servedBy(type)) {
      facts.claims(List.of(new Claim(unit, claimed, id(), until)));
      facts.counted(unit.subject(), counted);
    }
  }

  /** As many units of each pool as it needs, as far as no other pool has taken them. */
  private Set<Unit> servedBy(EventType type) {
    Set<Unit> units = new LinkedHashSet<>();
    for (Pool pool : type.pools()) {
      List<Unit> all = Units.of(pool);
      for (int i = 0; i < pool.needed(); i++) {
        units.add(all.get((served + i) % all.size()));
      }
    }
    return units;
  }
}
