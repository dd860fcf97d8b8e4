package io.slotcore.slot;

import io.slotcore.eventtype.Member;
import io.slotcore.internal.Chooser;
import io.slotcore.internal.Engine;
import io.slotcore.internal.Needs;
import io.slotcore.internal.ReasonFinder;
import io.slotcore.internal.Starts;
import io.slotcore.time.Interval;
import io.slotcore.time.LocalDays;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Says which starts can be booked and why the others cannot. The one decision: listing, explaining
 * and booking all come here.
 *
 * <p>Every rule is a set of starts that it forbids. Listing is the grid minus the union of the
 * sets; explaining a start is naming every set that contains it; a start can be booked if no set
 * does.
 *
 * <pre>{@code
 * SlotQuery query = SlotQuery.of(intro, monday, friday);
 * List<Slot> open = Availability.slots(query, Facts.empty(now));
 * }</pre>
 *
 * <p>Pure functions without state: safe for use by several threads.
 */
public final class Availability {

  /** How much is looked at first for the first start; the next parts are longer. */
  private static final Duration FIRST_PART = Duration.ofDays(2);

  private Availability() {}

  /**
   * Returns which facts a question needs. The caller loads exactly these, for listing and for
   * booking alike.
   *
   * @param query what is asked
   * @return the subjects and how far around the window their facts matter
   */
  public static FactsNeeded factsNeeded(SlotQuery query) {
    return Needs.of(query);
  }

  /**
   * Lists the starts that can be booked.
   *
   * @param query what is asked
   * @param facts what {@link #factsNeeded} asks for
   * @return unmodifiable, in order of start
   */
  public static List<Slot> slots(SlotQuery query, Facts facts) {
    return slots(query, Engine.starts(query, query.window(), facts), facts);
  }

  private static List<Slot> slots(SlotQuery query, Starts starts, Facts facts) {
    Slot.Answer answer = new Slot.Answer(query, asOf(query, facts));
    Slot[] slots = new Slot[starts.size()];
    for (int i = 0; i < slots.length; i++) {
      slots[i] = new Slot(starts.second(i), answer);
    }
    return Collections.unmodifiableList(Arrays.asList(slots));
  }

  /**
   * Finds the first start that can be booked, without listing the others.
   *
   * @param query what is asked
   * @param facts what {@link #factsNeeded} asks for
   * @return the first of {@link #slots}; empty if there is none
   */
  public static Optional<Slot> first(SlotQuery query, Facts facts) {
    return first(query, 1, facts).stream().findFirst();
  }

  /**
   * Finds the first starts that can be booked, without listing the others.
   *
   * @param query what is asked
   * @param most how many; at least one
   * @param facts what {@link #factsNeeded} asks for
   * @return the first of {@link #slots}, as many as there are
   * @throws IllegalArgumentException if {@code most} is below one
   */
  public static List<Slot> first(SlotQuery query, int most, Facts facts) {
    if (most < 1) {
      throw new IllegalArgumentException("most (" + most + ") must be at least one");
    }
    List<Slot> found = new ArrayList<>();
    Instant from = query.window().start();
    Instant end = query.window().end();
    // Windows that are split and joined have the same starts, so each part is looked at once.
    for (Duration part = FIRST_PART; found.size() < most && from.isBefore(end); ) {
      Instant to = part.compareTo(Duration.between(from, end)) < 0 ? from.plus(part) : end;
      List<Slot> more = slots(query, Engine.starts(query, Interval.of(from, to), facts), facts);
      found.addAll(more.subList(0, Math.min(more.size(), most - found.size())));
      from = to;
      part = part.multipliedBy(2);
    }
    return Collections.unmodifiableList(found);
  }

  /**
   * Finds the first start that can be booked of any of several queries.
   *
   * @param queries for instance of the same event type with each of its hosts
   * @param facts what {@link #factsNeeded} asks for, of all of them
   * @return the earliest slot, of the first such query; its event type tells which; empty if there
   *     is none
   */
  public static Optional<Slot> firstOfAny(Collection<SlotQuery> queries, Facts facts) {
    Optional<Slot> earliest = Optional.empty();
    for (SlotQuery query : queries) {
      Optional<Slot> first = first(query, facts);
      if (earliest.isEmpty() || (first.isPresent() && first.get().compareTo(earliest.get()) < 0)) {
        earliest = first;
      }
    }
    return earliest;
  }

  /**
   * Tells which of some starts can be booked.
   *
   * @param query what is asked
   * @param starts instants in the query's window
   * @param facts what {@link #factsNeeded} asks for
   * @return in order of start, each once; those that {@link #explain} has no reason against
   * @throws IllegalArgumentException if a start lies outside the window
   */
  public static List<Slot> among(SlotQuery query, Collection<Instant> starts, Facts facts) {
    long[] asked =
        starts.stream()
            .peek(start -> requireInWindow(query, start))
            .filter(start -> start.equals(start.truncatedTo(ChronoUnit.SECONDS)))
            .mapToLong(Instant::getEpochSecond)
            .sorted()
            .distinct()
            .toArray();
    if (asked.length == 0) {
      return List.of();
    }
    Slot.Answer answer = new Slot.Answer(query, asOf(query, facts));
    return Arrays.stream(open(query, asked, facts))
        .mapToObj(start -> new Slot(start, answer))
        .toList();
  }

  private static long[] open(SlotQuery query, long[] asked, Facts facts) {
    if (query.waived().contains(Rule.GRID)) {
      return Engine.withoutGrid(query, asked, facts);
    }
    Instant last = Instant.ofEpochSecond(asked[asked.length - 1]);
    Interval span = Interval.of(Instant.ofEpochSecond(asked[0]), last.plusSeconds(1));
    Starts open = Engine.starts(query, span, facts);
    return Arrays.stream(asked).filter(open::contains).toArray();
  }

  /**
   * Explains one start: all the reasons against it, or the slot.
   *
   * <p>A start that is not a whole second is always refused by {@link Rule#GRID}, waived or not;
   * the other reasons are then those of its second.
   *
   * @param query what is asked
   * @param start an instant in the query's window
   * @param facts what {@link #factsNeeded} asks for
   * @return without reasons if and only if {@link #slots} lists the start; with {@link Rule#GRID}
   *     waived every start that no other rule forbids can be booked, though it is not listed
   * @throws IllegalArgumentException if the start lies outside the window
   */
  public static Explanation explain(SlotQuery query, Instant start, Facts facts) {
    requireInWindow(query, start);
    ReasonFinder found = new ReasonFinder(query, start, facts);
    List<Reason> reasons = found.reasons();
    if (!reasons.isEmpty()) {
      return new Explanation(start, reasons, found.pools(), null, null, null);
    }
    Slot slot = new Slot(start.getEpochSecond(), new Slot.Answer(query, asOf(query, facts)));
    BookingId session = found.session().orElse(null);
    return new Explanation(
        start, reasons, found.pools(), slot, Chooser.choose(found, start), session);
  }

  /**
   * Explains a whole day: every candidate start of it, or, where the hours leave none, the first
   * start of the day that the hours of each member would allow.
   *
   * @param query what is asked; its window is of no account
   * @param date the day, in the event type's zone
   * @param facts what {@link #factsNeeded} asks for with a window that encloses the day
   * @return why the day has the starts that it has
   */
  public static DayExplanation explainDay(SlotQuery query, LocalDate date, Facts facts) {
    Interval day = new LocalDays(query.eventType().zone()).intervalOf(date);
    SlotQuery ofDay = query.withWindow(day);
    List<Instant> candidates = candidates(ofDay, facts);
    if (candidates.isEmpty() && !query.waived().contains(Rule.HOURS)) {
      // Where the hours leave no candidate, that nothing is on the grid goes without saying.
      ofDay = ofDay.toBuilder(day).waiving(Set.of(Rule.GRID)).build();
      candidates =
          Arrays.stream(Engine.firstOpenStarts(ofDay, facts))
              .mapToObj(Instant::ofEpochSecond)
              .toList();
    }
    SlotQuery asked = ofDay;
    return new DayExplanation(
        date, candidates.stream().map(start -> explain(asked, start, facts)).toList());
  }

  /** What is on the grid and inside the hours, or on the grid alone if hours are waived. */
  private static List<Instant> candidates(SlotQuery query, Facts facts) {
    Set<Rule> rules = EnumSet.allOf(Rule.class);
    rules.removeIf(rule -> !rule.isWaivable() || rule == Rule.HOURS || rule == Rule.GRID);
    rules.addAll(query.waived());
    SlotQuery anything =
        SlotQuery.builder(query.eventType(), query.window())
            .durationOfBooking(query.duration())
            .waiving(rules)
            .build();
    return slots(anything, Facts.empty(facts.now())).stream().map(Slot::start).toList();
  }

  /**
   * Decides a series: a verdict for each occurrence, the earlier ones being facts for the later.
   *
   * <p>A series keeps its local time in the event type's zone (rule T8): where the clocks skip it
   * there is no such occurrence, where it comes twice the earlier is meant.
   *
   * @param query what is asked; its window holds all occurrences
   * @param starts the local start of each occurrence, in order, none twice
   * @param facts what {@link #factsNeeded} asks for
   * @return one verdict for each start
   * @throws IllegalArgumentException if a start lies outside the window, or not after the one
   *     before
   */
  public static List<Occurrence> series(SlotQuery query, List<LocalDateTime> starts, Facts facts) {
    return new SeriesDecision(query, facts).decide(starts);
  }

  private static void requireInWindow(SlotQuery query, Instant start) {
    if (!query.window().contains(start)) {
      throw new IllegalArgumentException(
          "start (" + start + ") must lie in the window of the query (" + query.window() + ")");
    }
  }

  private static Instant asOf(SlotQuery query, Facts facts) {
    Instant worst = Instant.MAX;
    for (Member member : query.eventType().members()) {
      Instant asOf = facts.busy(member.subject()).asOf();
      worst = asOf.isBefore(worst) ? asOf : worst;
    }
    return worst;
  }
}
