package io.slotcore.testkit;

import static java.util.Objects.requireNonNull;

import io.slotcore.eventtype.BookingLimit;
import io.slotcore.eventtype.BookingWindow;
import io.slotcore.eventtype.EventType;
import io.slotcore.eventtype.Member;
import io.slotcore.eventtype.Pool;
import io.slotcore.eventtype.Subject;
import io.slotcore.eventtype.Unit;
import io.slotcore.schedule.Closure;
import io.slotcore.slot.Facts;
import io.slotcore.slot.Rule;
import io.slotcore.slot.SlotQuery;
import io.slotcore.time.Interval;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Answers what the engine answers, minute by minute, by reading every rule word for word.
 *
 * <p>It is written from the rules alone and shares no code with the engine: each instant is turned
 * into the local time of its zone, never the other way round, and each rule is asked about each
 * instant. It is slow, and meant to be.
 *
 * <p>Exact where offsets are whole minutes, as all are since 1972; earlier windows are refused. Not
 * safe for use by several threads.
 */
public final class AvailabilityOracle {

  /** Monrovia was the last to leave an offset with seconds, in January 1972. */
  private static final Instant EARLIEST = Instant.parse("1972-02-01T00:00:00Z");

  /** How many dates after today are searched for business days. */
  private static final int MOST_DATES = 3_660;

  private final SlotQuery query;
  private final Facts facts;
  private final EventType type;
  private final OracleSessions sessions;
  private final OracleCounts counts;
  private final OraclePeriods periods;
  private final OracleGrid grid;
  private final Map<Subject, OracleMember> members = new LinkedHashMap<>();
  private final Optional<LocalDate> lastBusinessDay;

  private AvailabilityOracle(SlotQuery query, Facts facts) {
    this.query = requireNonNull(query, "query");
    this.facts = requireNonNull(facts, "facts");
    if (query.window().start().isBefore(EARLIEST)) {
      throw new IllegalArgumentException(
          "window (" + query.window() + ") must not start before " + EARLIEST);
    }
    type = query.eventType();
    sessions = new OracleSessions(query, facts);
    counts = new OracleCounts(query, facts, sessions);
    periods = OraclePeriods.of(type.zone());
    for (Pool pool : type.pools()) {
      for (Member member : pool.members()) {
        members.computeIfAbsent(
            member.subject(), s -> new OracleMember(member, query, facts, counts, sessions));
      }
    }
    grid = new OracleGrid(type, membersOf(type.pools().get(0)).map(OracleMember::hours).toList());
    lastBusinessDay =
        type.window() instanceof BookingWindow.BusinessDays window
            ? businessDay(window.days())
            : Optional.empty();
  }

  private Stream<OracleMember> membersOf(Pool pool) {
    return pool.members().stream().map(member -> members.get(member.subject()));
  }

  /**
   * Prepares the answers to one question.
   *
   * @param query what is asked
   * @param facts what is known
   * @return the oracle
   * @throws IllegalArgumentException if the window starts before 1972-02-01
   */
  public static AvailabilityOracle of(SlotQuery query, Facts facts) {
    return new AvailabilityOracle(query, facts);
  }

  /**
   * Returns every start of the window that is offered.
   *
   * @return in order of time
   */
  public List<Instant> offered() {
    return candidates().stream().filter(start -> reasons(start).isEmpty()).toList();
  }

  /**
   * Returns every start of the window that lies on the grid, offered or not.
   *
   * @return in order of time
   */
  public List<Instant> candidates() {
    List<Instant> found = new ArrayList<>();
    Interval window = query.window();
    Instant minute = window.start().truncatedTo(ChronoUnit.MINUTES);
    for (; minute.isBefore(window.end()); minute = minute.plus(1, ChronoUnit.MINUTES)) {
      if (window.contains(minute) && grid.contains(minute)) {
        found.add(minute);
      }
    }
    return found;
  }

  /**
   * Tells whether a start is offered.
   *
   * @param start any instant of the window
   * @return true if it lies on the grid and no rule forbids it
   */
  public boolean isOffered(Instant start) {
    return grid.contains(start) && reasons(start).isEmpty();
  }

  /**
   * Returns the kinds of rule that forbid a start.
   *
   * @param start any instant of the window
   * @return empty if it can be booked; waived kinds are left out
   * @throws IllegalArgumentException if the start lies outside the window
   */
  public Set<Rule> reasons(Instant start) {
    requireInWindow(start);
    Instant second = start.truncatedTo(ChronoUnit.SECONDS);
    Set<Rule> reasons = EnumSet.noneOf(Rule.class);
    for (Rule rule : Rule.values()) {
      if (!query.waived().contains(rule) && forbids(rule, second)) {
        reasons.add(rule);
      }
    }
    if (!start.equals(second)) {
      reasons.add(Rule.GRID);
    }
    reasons.addAll(reasonsOfPools(second));
    return Collections.unmodifiableSet(reasons);
  }

  /**
   * Returns the kinds of rule that forbid a start to one unit, be the unit needed or not.
   *
   * @param unit a host of the event type, or a unit of a resource
   * @param start any instant of the window
   * @return empty if the unit is free; waived kinds are left out
   * @throws IllegalArgumentException if the start lies outside the window, or the event type cannot
   *     take the unit
   */
  public Set<Rule> reasons(Unit unit, Instant start) {
    requireInWindow(start);
    OracleMember member = members.get(unit.subject());
    if (member == null || !member.units().contains(unit)) {
      throw new IllegalArgumentException(unit + " is not in any pool of " + type);
    }
    return member.reasons(unit, start.truncatedTo(ChronoUnit.SECONDS));
  }

  private void requireInWindow(Instant start) {
    if (!query.window().contains(start)) {
      throw new IllegalArgumentException(
          "start (" + start + ") must lie in the window (" + query.window() + ")");
    }
  }

  /** The rules of the event type itself. */
  private boolean forbids(Rule rule, Instant start) {
    return switch (rule) {
      case CLOSED -> isClosed(start);
      case GRID -> !grid.contains(start);
      case GRANULARITY -> isOffTheStepsOfTheStore(start);
      case NOTICE -> start.isBefore(facts.now().plus(type.minimumNotice()));
      case WINDOW -> isOutsideWindow(start);
      case LIMIT -> isLimitReached(start);
      case SEATS -> sessions.hasTooFewPlaces(start);
      default -> false;
    };
  }

  private boolean isClosed(Instant start) {
    for (Closure closure : type.closures()) {
      if (shareAnInstant(closure.interval(), Interval.of(start, query.duration()))) {
        return true;
      }
    }
    return false;
  }

  /** Who joins a session claims nothing of his own. */
  private boolean isOffTheStepsOfTheStore(Instant start) {
    if (facts.claimGranularity().isEmpty() || sessions.joinableAt(start).isPresent()) {
      return false;
    }
    long step = facts.claimGranularity().get().toSeconds();
    Instant from = start.minus(type.buffers().before());
    Instant to = start.plus(query.duration()).plus(type.buffers().after());
    return from.getEpochSecond() % step != 0 || to.getEpochSecond() % step != 0;
  }

  private boolean isOutsideWindow(Instant start) {
    LocalDate today = periods.dayOf(facts.now());
    LocalDate date = periods.dayOf(start);
    if (type.window() instanceof BookingWindow.Rolling rolling) {
      return date.isAfter(today.plusDays(rolling.days()));
    }
    if (type.window() instanceof BookingWindow.Dates dates) {
      return date.isBefore(dates.first()) || date.isAfter(dates.last());
    }
    return lastBusinessDay.isPresent() && date.isAfter(lastBusinessDay.get());
  }

  /** The n-th date after today on which enough units of the first pool have hours. */
  private Optional<LocalDate> businessDay(int days) {
    LocalDate today = periods.dayOf(facts.now());
    LocalDate date = today;
    for (int found = 0; found < days; ) {
      date = date.plusDays(1);
      if (date.isAfter(today.plusDays(MOST_DATES))) {
        return Optional.empty();
      }
      found += isBusinessDay(date) ? 1 : 0;
    }
    return Optional.of(date);
  }

  private boolean isBusinessDay(LocalDate date) {
    Pool first = type.pools().get(0);
    int units =
        membersOf(first)
            .filter(member -> !member.hours().rangesOn(date).isEmpty())
            .mapToInt(OracleMember::quantity)
            .sum();
    return units >= first.needed();
  }

  private boolean isLimitReached(Instant start) {
    for (BookingLimit limit : type.limits()) {
      if (sessions.joinableAt(start).isEmpty() && isReached(limit, type.subject(), start)) {
        return true;
      }
    }
    for (BookingLimit limit : type.bookerLimits()) {
      if (query.booker().isPresent() && isReached(limit, query.booker().get(), start)) {
        return true;
      }
    }
    return false;
  }

  private boolean isReached(BookingLimit limit, Subject subject, Instant start) {
    return periods.isReached(limit, counts.of(subject), start, query.duration());
  }

  /** What keeps pools from being filled. */
  private Set<Rule> reasonsOfPools(Instant start) {
    Set<Rule> reasons = EnumSet.noneOf(Rule.class);
    List<List<Unit>> free = new ArrayList<>();
    for (Pool pool : type.pools()) {
      Set<Rule> ofUnits = EnumSet.noneOf(Rule.class);
      List<Unit> freeOfPool = new ArrayList<>();
      membersOf(pool)
          .forEach(
              member -> {
                for (Unit unit : member.units()) {
                  Set<Rule> against = member.reasons(unit, start);
                  ofUnits.addAll(against);
                  if (against.isEmpty()) {
                    freeOfPool.add(unit);
                  }
                }
              });
      if (freeOfPool.size() < pool.needed()) {
        reasons.addAll(ofUnits);
        if (!pool.needsAll()) {
          reasons.add(Rule.POOL);
        }
      }
      free.add(freeOfPool);
    }
    if (reasons.isEmpty() && !canBeFilled(0, 0, 0, free, new HashSet<>())) {
      reasons.add(Rule.POOL);
    }
    return reasons;
  }

  /**
   * Tries every way to fill the places of a pool and of those after it with units that no other
   * place has taken. The units of one pool are taken in order, from one index on.
   */
  private boolean canBeFilled(
      int pool, int filled, int from, List<List<Unit>> free, Set<Unit> taken) {
    if (pool == free.size()) {
      return true;
    }
    if (filled == type.pools().get(pool).needed()) {
      return canBeFilled(pool + 1, 0, 0, free, taken);
    }
    for (int i = from; i < free.get(pool).size(); i++) {
      Unit unit = free.get(pool).get(i);
      if (taken.add(unit)) {
        if (canBeFilled(pool, filled + 1, i + 1, free, taken)) {
          return true;
        }
        taken.remove(unit);
      }
    }
    return false;
  }

  /** T1: half-open; an empty interval has no instant to share. */
  static boolean shareAnInstant(Interval one, Interval two) {
    return one.start().isBefore(one.end())
        && two.start().isBefore(two.end())
        && one.start().isBefore(two.end())
        && two.start().isBefore(one.end());
  }
}
