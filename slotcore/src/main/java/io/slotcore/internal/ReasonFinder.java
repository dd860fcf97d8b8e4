package io.slotcore.internal;

import io.slotcore.eventtype.Member;
import io.slotcore.eventtype.Pool;
import io.slotcore.eventtype.Subject;
import io.slotcore.eventtype.Unit;
import io.slotcore.slot.BookingId;
import io.slotcore.slot.Facts;
import io.slotcore.slot.PoolVerdict;
import io.slotcore.slot.Reason;
import io.slotcore.slot.Rule;
import io.slotcore.slot.SlotQuery;
import io.slotcore.time.Interval;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Names every forbidden set that contains one start, at every level. */
public final class ReasonFinder {

  /** How far around the start the forbidden span of hours and grid is looked for, in seconds. */
  private static final long AROUND = 26 * 3_600;

  private final Question question;
  private final Roster roster;
  private final long start;
  private final boolean wholeSecond;
  private final List<PoolVerdict> pools = new ArrayList<>();
  private final BitSet free = new BitSet();

  /**
   * Looks at one start.
   *
   * @param query what is asked
   * @param start the start
   * @param facts what is known
   */
  public ReasonFinder(SlotQuery query, Instant start, Facts facts) {
    this.start = start.getEpochSecond();
    wholeSecond = start.getNano() == 0;
    question = new Question(query, facts, this.start - AROUND, this.start + AROUND);
    roster = new Roster(query.eventType());
  }

  /**
   * Names every reason.
   *
   * @return in the order of {@link Rule}; empty if and only if the start can be booked
   */
  public List<Reason> reasons() {
    Found found = new Found();
    EventTypeRules.collect(question, found);
    // Between two seconds the sets are not exact: such a start is off every grid, waived or not.
    if (!wholeSecond || question.asks(Rule.GRID)) {
      grid(found);
    }
    Granularity.of(question).ifPresent(steps -> steps.collectAround(start, found));
    List<List<Reason>> ofUnits = new ArrayList<>();
    for (Member member : roster.members()) {
      Found common = new Found();
      hours(member, common);
      new MemberRules(question, member, common).collectCommon();
      for (int number = 0; number < member.quantity(); number++) {
        Found own = new Found();
        own.reasons.addAll(common.reasons);
        new MemberRules(question, member, own).collectOf(roster.units().get(ofUnits.size()));
        free.set(ofUnits.size(), own.reasons.isEmpty());
        ofUnits.add(own.reasons);
      }
    }
    Set<Reason> reasons = new LinkedHashSet<>(found.reasons);
    reasons.addAll(ofPools(ofUnits));
    return reasons.size() < 2
        ? List.copyOf(reasons)
        : reasons.stream().sorted(Comparator.comparing(Reason::rule)).toList();
  }

  /**
   * Returns what was found of each pool.
   *
   * @return in the order of the event type, after {@link #reasons()}
   */
  public List<PoolVerdict> pools() {
    return pools;
  }

  /**
   * Returns the session of a group that stands at the start.
   *
   * @return empty if whoever books the start is its first guest, or the event type is no group
   */
  public Optional<BookingId> session() {
    return question.sessions().joinable().stream()
        .filter(session -> session.start() == start)
        .map(Sessions.Session::id)
        .findFirst();
  }

  BitSet free() {
    return free;
  }

  Question question() {
    return question;
  }

  Roster roster() {
    return roster;
  }

  private List<Reason> ofPools(List<List<Reason>> ofUnits) {
    List<Reason> reasons = new ArrayList<>();
    boolean enough = true;
    for (int i = 0; i < roster.pools().size(); i++) {
      Pool pool = roster.pools().get(i);
      List<PoolVerdict.Verdict> verdicts = new ArrayList<>();
      for (int unit : roster.unitsOf(i)) {
        verdicts.add(new PoolVerdict.Verdict(roster.units().get(unit), ofUnits.get(unit)));
      }
      PoolVerdict verdict = new PoolVerdict(roster.nameOf(i), pool.needed(), verdicts);
      pools.add(verdict);
      if (!verdict.isFilled()) {
        enough = false;
        if (!pool.needsAll()) {
          reasons.add(tooFew(verdict));
        }
        verdicts.forEach(each -> reasons.addAll(each.reasons()));
      }
    }
    if (enough && !roster.canBeFilled(free)) {
      String text = "the pools need the same members at once: " + roster.pools() + missing();
      String id = question.eventType().id();
      reasons.add(
          reason(Rule.POOL, question.eventType().subject(), id, start, start + 1, () -> text));
    }
    return reasons;
  }

  private String missing() {
    List<Unit> missing = new ArrayList<>();
    for (int unit = 0; unit < roster.units().size(); unit++) {
      if (!free.get(unit)) {
        missing.add(roster.units().get(unit));
      }
    }
    return missing.isEmpty() ? "" : ", without " + missing;
  }

  /** As long as each of those who are missing is missing for the same cause, so is the pool. */
  private Reason tooFew(PoolVerdict verdict) {
    Interval span = Interval.of(Instant.MIN, Instant.MAX);
    for (PoolVerdict.Verdict each : verdict.members()) {
      if (!each.isFree()) {
        span = span.intersection(each.reasons().get(0).forbids());
      }
    }
    return new Reason(
        Rule.POOL,
        question.eventType().subject(),
        verdict.pool(),
        span,
        () ->
            String.format(
                "%d of %d needed in '%s', %d can serve",
                verdict.needed(), verdict.members().size(), verdict.pool(), verdict.free().size()));
  }

  private void hours(Member member, Found found) {
    if (!question.asks(Rule.HOURS)) {
      return;
    }
    ShutHours shut = ShutHours.at(start, member.schedule(), question);
    if (shut != null) {
      String id = member.schedule().ruleOn(shut.date().toEpochDay());
      found.add(
          Rule.HOURS,
          member.subject(),
          id,
          shut.from(),
          shut.to(),
          () -> "outside the hours of '" + id + "'");
    }
  }

  private void grid(Found found) {
    if (!wholeSecond) {
      found.betweenSeconds();
      return;
    }
    Grid grid = Engine.grid(question);
    long from = question.from();
    long to = question.to();
    for (int piece = 0; piece < grid.pieceCount(); piece++) {
      long next = grid.candidateFrom(piece, Math.max(start, grid.start(piece)));
      if (next == start && next < grid.end(piece)) {
        return;
      }
      long last = grid.candidateFrom(piece, Math.min(start, grid.end(piece)));
      long previous = last - grid.increment();
      if (previous >= grid.start(piece) && previous < start) {
        from = Math.max(from, previous + 1);
      }
      if (next > start && next < grid.end(piece)) {
        to = Math.min(to, next);
      }
    }
    long minutes = grid.increment() / 60;
    found.add(
        Rule.GRID,
        question.eventType().subject(),
        question.eventType().id(),
        from,
        to,
        () -> "not on the grid of " + minutes + " minutes");
  }

  private static Reason reason(
      Rule rule, Subject subject, String id, long from, long to, Supplier<String> text) {
    Interval forbids = Interval.of(Seconds.instant(from), Seconds.instant(to));
    return new Reason(rule, subject, id, forbids, text);
  }

  /** Keeps what forbids the start. */
  private final class Found implements ForbiddenStarts {

    private final List<Reason> reasons = new ArrayList<>();

    @Override
    public void forbid(Rule rule, Subject subject, Object origin, long from, long to) {
      if (from <= start && start < to) {
        Origin named = Origin.of(rule, subject, origin, from, to);
        add(rule, subject, named.id(), from, to, named.text());
      }
    }

    /** Between two whole seconds nothing is on the grid. */
    void betweenSeconds() {
      Instant second = Instant.ofEpochSecond(start);
      reasons.add(
          new Reason(
              Rule.GRID,
              question.eventType().subject(),
              question.eventType().id(),
              Interval.of(second.plusNanos(1), second.plusSeconds(1)),
              () -> "not on a whole second"));
    }

    void add(Rule rule, Subject subject, String id, long from, long to, Supplier<String> text) {
      reasons.add(reason(rule, subject, id, from, to, text));
    }
  }
}
