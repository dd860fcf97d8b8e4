package io.slotcore.testkit;

import io.slotcore.eventtype.BookingLimit;
import io.slotcore.eventtype.EventType;
import io.slotcore.eventtype.Member;
import io.slotcore.eventtype.Unit;
import io.slotcore.freebusy.BusyPeriod;
import io.slotcore.schedule.OutOfOffice;
import io.slotcore.slot.BookingId;
import io.slotcore.slot.Claim;
import io.slotcore.slot.Facts;
import io.slotcore.slot.Rule;
import io.slotcore.slot.SlotQuery;
import io.slotcore.time.Interval;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** The rules of one member and of each of its units as the oracle reads them. */
final class OracleMember {

  private final Member member;
  private final SlotQuery query;
  private final EventType type;
  private final Facts facts;
  private final OracleCounts counts;
  private final OracleSessions sessions;
  private final OracleHours hours;
  private final OraclePeriods periods;

  OracleMember(
      Member member, SlotQuery query, Facts facts, OracleCounts counts, OracleSessions sessions) {
    this.member = member;
    this.query = query;
    this.facts = facts;
    this.counts = counts;
    this.sessions = sessions;
    type = query.eventType();
    Interval window = query.window();
    hours =
        new OracleHours(
            member.schedule(),
            type.zone(),
            Interval.of(window.start(), window.end().plus(query.duration())));
    periods = OraclePeriods.of(member.defaultSchedule());
  }

  OracleHours hours() {
    return hours;
  }

  int quantity() {
    return member.quantity();
  }

  List<Unit> units() {
    return IntStream.range(0, member.quantity())
        .mapToObj(number -> new Unit(member.subject(), number))
        .toList();
  }

  /** Everything against a unit at a start, waived rules left out. */
  Set<Rule> reasons(Unit unit, Instant start) {
    Set<Rule> reasons = EnumSet.noneOf(Rule.class);
    for (Rule rule : Rule.values()) {
      if (!query.waived().contains(rule) && forbids(rule, unit, start)) {
        reasons.add(rule);
      }
    }
    return reasons;
  }

  private boolean forbids(Rule rule, Unit unit, Instant start) {
    Interval booking = Interval.of(start, query.duration());
    return switch (rule) {
      case HOURS -> !hours.isOpenThroughout(booking);
      case OUT_OF_OFFICE -> isAbsent(booking);
      case LIMIT -> isLimitReached(start);
      case CAPACITY -> member.capacity() < query.party();
      case BUSY -> isBusy(start);
      case CLAIM -> isClaimed(unit, start);
      case SEATS -> isOfNoSession(unit, start);
      default -> false;
    };
  }

  private boolean isAbsent(Interval booking) {
    for (OutOfOffice absence : member.outOfOffice()) {
      if (AvailabilityOracle.shareAnInstant(absence.interval(), booking)) {
        return true;
      }
    }
    return false;
  }

  private boolean isLimitReached(Instant start) {
    for (BookingLimit limit : member.limits()) {
      if (sessions.joinableAt(start).isEmpty()
          && periods.isReached(limit, counts.of(member.subject()), start, query.duration())) {
        return true;
      }
    }
    return false;
  }

  private boolean isBusy(Instant start) {
    for (BusyPeriod period : facts.busy(member.subject()).periods()) {
      if (type.busyTypes().contains(period.type())
          && AvailabilityOracle.shareAnInstant(period.interval(), withBuffers(start))) {
        return true;
      }
    }
    return false;
  }

  private boolean isClaimed(Unit unit, Instant start) {
    Optional<BookingId> joined = sessions.joinableAt(start);
    for (Claim claim : facts.claims(member.subject())) {
      if (claim.unit().equals(unit)
          && claim.activeUntil().isAfter(facts.now())
          && !query.ignored().contains(claim.booking())
          && !sessions.hasEnded(claim.booking())
          && !joined.equals(Optional.of(claim.booking()))
          && AvailabilityOracle.shareAnInstant(claim.interval(), withBuffers(start))) {
        return true;
      }
    }
    return false;
  }

  /** Whoever joins a session is served by those who serve it. */
  private boolean isOfNoSession(Unit unit, Instant start) {
    Optional<BookingId> joined = sessions.joinableAt(start);
    return joined.isPresent()
        && facts.claims(member.subject()).stream()
            .noneMatch(c -> c.unit().equals(unit) && c.booking().equals(joined.get()));
  }

  private Interval withBuffers(Instant start) {
    return Interval.of(
        start.minus(type.buffers().before()),
        start.plus(query.duration()).plus(type.buffers().after()));
  }
}
