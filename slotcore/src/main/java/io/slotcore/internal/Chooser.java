package io.slotcore.internal;

import io.slotcore.eventtype.LimitPeriod;
import io.slotcore.eventtype.Pool;
import io.slotcore.eventtype.RoundRobin;
import io.slotcore.eventtype.Subject;
import io.slotcore.eventtype.Unit;
import io.slotcore.slot.Assignment;
import io.slotcore.slot.Assignment.Ranked;
import io.slotcore.slot.Assignment.Ranking;
import io.slotcore.slot.CountedBooking;
import io.slotcore.time.Interval;
import io.slotcore.time.LocalDays;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Chooses who serves at a start among those who are free. */
public final class Chooser {

  /** How far around the start last bookings are looked for. */
  private static final Duration YEAR = Duration.ofDays(365);

  private final Question question;
  private final Roster roster;
  private final Instant start;

  /** Who is free and not chosen yet, and who is chosen. */
  private final BitSet free;

  private final BitSet chosen = new BitSet();

  private Chooser(ReasonFinder found, Instant start) {
    question = found.question();
    roster = found.roster();
    free = (BitSet) found.free().clone();
    this.start = start;
  }

  /**
   * Returns the bookings of a member that a choice looks at.
   *
   * @param choice by what members are ranked
   * @param days the days of the event type
   * @param window the starts in question
   * @return an interval of starts; empty if it looks at none
   */
  public static Interval looksAt(RoundRobin choice, LocalDays days, Interval window) {
    if (choice instanceof RoundRobin.LeastRecent) {
      return Interval.of(window.start().minus(YEAR), window.end().plus(YEAR));
    }
    LimitPeriod period = periodOf(choice);
    if (period == null) {
      return Interval.of(window.start(), window.start());
    }
    return Periods.around(period, DayOfWeek.MONDAY, days, window);
  }

  private static @Nullable LimitPeriod periodOf(RoundRobin choice) {
    if (choice instanceof RoundRobin.ByWeight byWeight) {
      return byWeight.period();
    }
    return choice instanceof RoundRobin.LeastLoaded leastLoaded ? leastLoaded.period() : null;
  }

  /**
   * Chooses for a start that can be booked.
   *
   * @param found what was found of the start, without a reason against it
   * @param start the start
   * @return the choice of each pool
   */
  public static Assignment choose(ReasonFinder found, Instant start) {
    Chooser chooser = new Chooser(found, start);
    List<Ranking> rankings = new ArrayList<>();
    for (int pool = 0; pool < found.roster().pools().size(); pool++) {
      rankings.add(chooser.choose(pool));
    }
    return new Assignment(rankings);
  }

  private Ranking choose(int index) {
    Pool pool = roster.pools().get(index);
    List<Ranked> ranked = new ArrayList<>();
    int taken = 0;
    for (Candidate candidate : candidates(index, pool)) {
      boolean takes = taken < pool.needed() && canTake(index, candidate.index(), taken);
      if (takes) {
        chosen.set(candidate.index());
        taken++;
      }
      ranked.add(new Ranked(candidate.unit(), candidate.figure(), isPreferred(candidate), takes));
    }
    free.andNot(chosen);
    return new Ranking(roster.nameOf(index), pool.choice(), ranked);
  }

  /** A unit is left to a later pool that cannot do without it. */
  private boolean canTake(int pool, int unit, int taken) {
    BitSet rest = (BitSet) free.clone();
    rest.andNot(chosen);
    rest.clear(unit);
    return roster.canBeFilled(rest, pool, roster.pools().get(pool).needed() - taken - 1);
  }

  private List<Candidate> candidates(int index, Pool pool) {
    List<Subject> preferred = question.query().preferred();
    List<Candidate> candidates = new ArrayList<>();
    for (int unit : roster.unitsOf(index)) {
      if (free.get(unit)) {
        Unit each = roster.units().get(unit);
        int preference = preferred.indexOf(each.subject());
        double figure = figure(pool, each.subject());
        candidates.add(
            new Candidate(unit, each, preference < 0 ? preferred.size() : preference, figure));
      }
    }
    if (candidates.size() < 2) {
      return candidates;
    }
    Comparator<Candidate> byFigure = Comparator.comparingDouble(Candidate::figure);
    Comparator<Candidate> order =
        pool.choice() instanceof RoundRobin.ByPriority ? byFigure.reversed() : byFigure;
    candidates.sort(Comparator.comparingInt(Candidate::preference).thenComparing(order));
    return candidates;
  }

  private boolean isPreferred(Candidate candidate) {
    return candidate.preference() < question.query().preferred().size();
  }

  private double figure(Pool pool, Subject member) {
    RoundRobin choice = pool.choice();
    if (pool.needsAll()) {
      return 0;
    }
    if (choice instanceof RoundRobin.ByPriority) {
      return pool.priority(member);
    }
    if (choice instanceof RoundRobin.ByWeight byWeight) {
      return (double) bookings(member, byWeight.period()) / pool.weight(member);
    }
    if (choice instanceof RoundRobin.LeastLoaded leastLoaded) {
      return bookings(member, leastLoaded.period());
    }
    return choice instanceof RoundRobin.LeastRecent ? lastBooked(member) : 0;
  }

  private long bookings(Subject member, LimitPeriod period) {
    LocalDays days = new LocalDays(question.eventType().zone());
    LocalDate first = period.firstDate(days.dayOf(start), DayOfWeek.MONDAY);
    Interval around = days.intervalOf(first, period.next(first));
    return counted(member).filter(booking -> around.contains(booking.start())).count();
  }

  private double lastBooked(Subject member) {
    Interval around = Interval.of(start.minus(YEAR), start.plus(YEAR));
    return counted(member)
        .filter(booking -> around.contains(booking.start()))
        .mapToDouble(booking -> booking.bookedAt().getEpochSecond())
        .max()
        .orElse(Double.NEGATIVE_INFINITY);
  }

  private Stream<CountedBooking> counted(Subject member) {
    return question.facts().counted(member).stream()
        .filter(booking -> !question.isGone(booking.id(), booking.activeUntil()));
  }

  /** A free unit with what it is ranked by. */
  private record Candidate(int index, Unit unit, int preference, double figure) {}
}
