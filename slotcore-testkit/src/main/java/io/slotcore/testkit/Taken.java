package io.slotcore.testkit;

import io.slotcore.eventtype.EventType;
import io.slotcore.eventtype.Subject;
import io.slotcore.eventtype.Unit;
import io.slotcore.slot.BookingId;
import io.slotcore.slot.Claim;
import io.slotcore.slot.CountedBooking;
import io.slotcore.slot.Facts;
import io.slotcore.time.Interval;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * A booking that somebody has made, or a part of one, as generated worlds hold it.
 *
 * @param number tells the bookings of a world apart
 * @param interval when, buffers included
 * @param member which unit of those that the event type can take, counted around
 * @param kind what of it the facts know
 * @param expiry when it expires
 * @param ignored whether the query ignores it
 */
record Taken(int number, Interval interval, int member, Kind kind, Expiry expiry, boolean ignored) {

  /** What of a booking the facts know. */
  enum Kind {
    CLAIM_AND_COUNT(true, true, false),
    /** Of another event type of the member. */
    CLAIM(true, false, false),
    /** Of another member of the event type. */
    COUNT(false, true, false),
    /** Of the booker who asks, with others. */
    OF_BOOKER(false, false, true),
    /** Of another member and event type: more than was asked for. */
    ELSEWHERE(true, true, true);

    private final boolean claims;
    private final boolean counts;
    private final boolean ofBooker;

    Kind(boolean claims, boolean counts, boolean ofBooker) {
      this.claims = claims;
      this.counts = counts;
      this.ofBooker = ofBooker;
    }
  }

  /** When the booking expires. */
  enum Expiry {
    NEVER,
    AFTER_NOW,
    NOW,
    BEFORE_NOW;

    Instant seenFrom(Instant now) {
      return switch (this) {
        case NEVER -> Instant.MAX;
        case AFTER_NOW -> now.plusNanos(1);
        case NOW -> now;
        case BEFORE_NOW -> now.minusSeconds(60);
      };
    }
  }

  /** Gives each of a list an id of its own. */
  static List<Taken> numbered(List<Taken> list) {
    return IntStream.range(0, list.size())
        .mapToObj(
            i -> {
              Taken t = list.get(i);
              return new Taken(i + 1, t.interval, t.member, t.kind, t.expiry, t.ignored);
            })
        .toList();
  }

  BookingId id() {
    return new BookingId(new UUID(0, number));
  }

  void addTo(Facts.Builder facts, EventType type, Instant now) {
    boolean elsewhere = kind == Kind.ELSEWHERE;
    List<Unit> units = Units.of(type);
    Unit unit = elsewhere ? Unit.of(Subject.host("grace")) : units.get(member % units.size());
    if (kind.claims) {
      facts.claims(List.of(new Claim(unit, interval, id(), expiry.seenFrom(now))));
      facts.counted(unit.subject(), counted(now));
    }
    if (kind.counts) {
      facts.counted(elsewhere ? Subject.eventType("other") : type.subject(), counted(now));
    }
    if (kind.ofBooker) {
      facts.counted(Subject.booker(elsewhere ? "other" : WorldArbitraries.BOOKER), counted(now));
    }
  }

  private List<CountedBooking> counted(Instant now) {
    Instant bookedAt = now.minusSeconds(3_600L * (number * 7L % 5));
    return List.of(
        new CountedBooking(
            id(), interval.start(), interval.duration(), expiry.seenFrom(now), bookedAt));
  }
}
