package io.slotcore.testkit;

import io.slotcore.eventtype.EventType;
import io.slotcore.eventtype.Subject;
import io.slotcore.slot.BookingId;
import io.slotcore.slot.Claim;
import io.slotcore.slot.CountedBooking;
import io.slotcore.slot.Facts;
import io.slotcore.time.Interval;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A booking that somebody has made, or a part of one, as generated worlds hold it. */
record Taken(int number, Interval interval, Kind kind, Expiry expiry, boolean ignored) {

  /** What of a booking the facts know. */
  enum Kind {
    CLAIM_AND_COUNT,
    /** Of another event type of the host. */
    CLAIM,
    /** Of another host of the event type. */
    COUNT,
    /** Of another host and event type: more than was asked for. */
    ELSEWHERE
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
    return java.util.stream.IntStream.range(0, list.size())
        .mapToObj(
            i -> {
              Taken each = list.get(i);
              return new Taken(i + 1, each.interval, each.kind, each.expiry, each.ignored);
            })
        .toList();
  }

  BookingId id() {
    return new BookingId(new UUID(0, number));
  }

  void addTo(Facts.Builder facts, EventType type, Instant now) {
    Instant activeUntil = expiry.seenFrom(now);
    boolean elsewhere = kind == Kind.ELSEWHERE;
    if (kind != Kind.COUNT) {
      Subject host = elsewhere ? Subject.host("grace") : type.host().subject();
      facts.claims(List.of(new Claim(host, interval, id(), activeUntil)));
    }
    if (kind != Kind.CLAIM) {
      Subject counting = elsewhere ? Subject.eventType("other") : type.subject();
      facts.counted(
          counting,
          List.of(new CountedBooking(id(), interval.start(), interval.duration(), activeUntil)));
    }
  }
}
