package io.slotcore.internal;

import io.slotcore.eventtype.Alignment;
import io.slotcore.eventtype.EventType;
import io.slotcore.eventtype.Member;
import io.slotcore.eventtype.Pool;
import io.slotcore.eventtype.Unit;
import io.slotcore.slot.Facts;
import io.slotcore.slot.Rule;
import io.slotcore.slot.SlotQuery;
import io.slotcore.time.Interval;
import io.slotcore.time.OffsetRun;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Runs the stages. */
public final class Engine {

  /** How many candidates are swept at once: of more, as of many hosts by the minute, parts. */
  private static final long MOST_CANDIDATES = 8_000_000;

  private Engine() {}

  /**
   * Lists the starts of a query that no rule forbids.
   *
   * @param query what is asked
   * @param window the starts that are looked at, in place of the query's window
   * @param facts what is known
   * @return the starts that are left
   */
  public static Starts starts(SlotQuery query, Interval window, Facts facts) {
    return starts(query, Seconds.ceiling(window.start()), Seconds.ceiling(window.end()), facts);
  }

  private static Starts starts(SlotQuery query, long from, long to, Facts facts) {
    if (from == to) {
      return new Starts(Spans.NONE, 0);
    }
    Question question = new Question(query, facts, from, to);
    Grid grid = grid(question);
    if (grid.mostCandidates() > MOST_CANDIDATES && to - from > 1) {
      long middle = from + (to - from) / 2;
      return starts(query, from, middle, facts).and(starts(query, middle, to, facts));
    }
    Starts starts = new Sweep(grid, forbidden(question), from, to).starts();
    return Granularity.of(question).map(steps -> starts.only(steps::leaves)).orElse(starts);
  }

  /**
   * Tells which of some starts no rule but the grid forbids.
   *
   * @param query what is asked
   * @param starts epoch seconds
   * @param facts what is known
   * @return those that are left, in the order in which they were asked
   */
  public static long[] withoutGrid(SlotQuery query, long[] starts, Facts facts) {
    long from = Arrays.stream(starts).min().orElse(0);
    long to = Arrays.stream(starts).max().orElse(0) + 1;
    Question question = new Question(query, facts, from, to);
    long[] forbidden = forbidden(question);
    Optional<Granularity> steps = Granularity.of(question);
    return Arrays.stream(starts)
        .filter(start -> !Spans.contains(forbidden, start))
        .filter(start -> steps.isEmpty() || steps.get().leaves(start))
        .toArray();
  }

  /**
   * Returns for each member the first start that his hours allow.
   *
   * @param query what is asked
   * @param facts what is known
   * @return epoch seconds, each once, ascending; the start of the window if no hours allow any;
   *     empty if the window is
   */
  public static long[] firstOpenStarts(SlotQuery query, Facts facts) {
    long from = Seconds.ceiling(query.window().start());
    long to = Seconds.ceiling(query.window().end());
    Question question = new Question(query, facts, from, to);
    long[] firsts =
        query.eventType().members().stream()
            .map(member -> closedStarts(question, member))
            .mapToLong(closed -> closed.length == 0 || closed[0] > from ? from : closed[1])
            .filter(first -> first < to)
            .sorted()
            .distinct()
            .toArray();
    return firsts.length == 0 && from < to ? new long[] {from} : firsts;
  }

  /** Returns the starts that some rule forbids, as {@link Spans} within the window. */
  private static long[] forbidden(Question question) {
    Union union = new Union(question.from(), question.to());
    EventTypeRules.collect(question, union);
    if (Roster.needsEverybody(question.eventType())) {
      long[] closed = Spans.NONE;
      for (Member member : question.eventType().members()) {
        MemberRules rules = new MemberRules(question, member, union);
        rules.collectCommon();
        for (int number = 0; number < member.quantity(); number++) {
          rules.collectOf(new Unit(member.subject(), number));
        }
        closed = Spans.union(closed, closedStarts(question, member));
      }
      return Spans.union(union.merged(), closed);
    }
    return Spans.union(union.merged(), unfillable(question, new Roster(question.eventType())));
  }

  private static long[] unfillable(Question question, Roster roster) {
    long[][] units = new long[roster.units().size()][];
    int n = 0;
    for (Member member : roster.members()) {
      Union common = new Union(question.from(), question.to());
      new MemberRules(question, member, common).collectCommon();
      long[] whole = Spans.union(common.merged(), closedStarts(question, member));
      for (int number = 0; number < member.quantity(); number++) {
        Union own = new Union(question.from(), question.to());
        new MemberRules(question, member, own).collectOf(roster.units().get(n));
        units[n++] = Spans.union(whole, own.merged());
      }
    }
    return roster.unfillable(units, question.from(), question.to());
  }

  private static long[] closedStarts(Question question, Member member) {
    return question.asks(Rule.HOURS)
        ? question
            .hours(member.schedule())
            .closedStarts(question.duration(), question.from(), question.to())
        : Spans.NONE;
  }

  /** Returns the grid of the first pool (rule T4). */
  static Grid grid(Question question) {
    EventType eventType = question.eventType();
    ZoneId zone = eventType.zone();
    long increment = eventType.startIncrement().toSeconds();
    if (eventType.alignment() == Alignment.CLOCK) {
      List<OffsetRun> runs = OffsetRun.over(zone, question.from(), question.to());
      return Grid.alignedToClock(runs, increment);
    }
    Pool pool = eventType.pools().get(0);
    List<OpenHours> hours = differentHours(question, pool);
    Grid grid = new Grid(increment, hours.stream().mapToInt(OpenHours::pieceCount).sum());
    if (!pool.needsAll() || hours.size() == 1) {
      hours.forEach(each -> Ranges.addTo(grid, each, zone));
      return grid;
    }
    List<Ranges.Piece> together = Ranges.of(hours.get(0), zone);
    for (OpenHours each : hours.subList(1, hours.size())) {
      together = Ranges.intersection(together, Ranges.of(each, zone));
    }
    Ranges.addTo(grid, together, zone);
    return grid;
  }

  /** Members with the same hours have the same grid, alone and together. */
  private static List<OpenHours> differentHours(Question question, Pool pool) {
    List<OpenHours> different = new ArrayList<>();
    for (Member member : pool.members()) {
      OpenHours hours = question.hours(member.schedule());
      if (different.stream().noneMatch(hours::hasRangesOf)) {
        different.add(hours);
      }
    }
    return different;
  }
}
