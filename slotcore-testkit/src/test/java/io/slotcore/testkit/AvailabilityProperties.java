package io.slotcore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotcore.eventtype.EventType;
import io.slotcore.eventtype.Member;
import io.slotcore.eventtype.Pool;
import io.slotcore.eventtype.Subject;
import io.slotcore.eventtype.Unit;
import io.slotcore.freebusy.BusyPeriod;
import io.slotcore.freebusy.FreeBusy;
import io.slotcore.slot.Assignment;
import io.slotcore.slot.Availability;
import io.slotcore.slot.Explanation;
import io.slotcore.slot.Facts;
import io.slotcore.slot.PoolVerdict;
import io.slotcore.slot.Reason;
import io.slotcore.slot.Rule;
import io.slotcore.slot.Slot;
import io.slotcore.slot.SlotQuery;
import io.slotcore.time.Interval;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

/** The laws of availability, over generated worlds. */
class AvailabilityProperties {

  @Provide
  Arbitrary<World> worlds() {
    return WorldArbitraries.worlds();
  }

  @Provide
  Arbitrary<ZoneId> zones() {
    return TimeArbitraries.zones();
  }

  /** Listing agrees on every start, explaining on a spread of them, on the grid and off it. */
  @Property
  void agreesWithBruteForce(@ForAll("worlds") World world) {
    AvailabilityOracle oracle = AvailabilityOracle.of(world.query(), world.facts());

    List<Instant> listed = starts(world.query(), world.facts());

    assertThat(listed).isEqualTo(oracle.offered());
    for (Instant start : Asked.someStarts(world, world.query())) {
      Explanation explanation = Availability.explain(world.query(), start, world.facts());
      Set<Rule> expected = oracle.reasons(start);
      assertThat(kinds(explanation.reasons())).as("reasons against %s", start).isEqualTo(expected);
      for (PoolVerdict.Verdict verdict : verdicts(explanation)) {
        assertThat(kinds(verdict.reasons()))
            .as("reasons against %s at %s", verdict.unit(), start)
            .isEqualTo(oracle.reasons(verdict.unit(), start));
      }
      if (!expected.isEmpty()) {
        Object reason = expected.size() == 1 ? expected.iterator().next() : "several";
        Statistics.label("the only reason").collect(reason);
      }
    }
    Statistics.label("on a transition").collect(world.isOnTransition());
    Statistics.label("on a transition")
        .coverage(coverage -> coverage.check(true).percentage(p -> p >= 20));
    Statistics.label("the only reason")
        .coverage(
            coverage -> {
              for (Rule rule : Rule.values()) {
                coverage.check(rule).percentage(p -> p >= 0.5);
              }
            });
  }

  /** But for a waived grid: what starts off it can be booked, though it is not listed. */
  @Property
  void explainIsEmptyIffListed(@ForAll("worlds") World world) {
    Set<Instant> listed = Set.copyOf(starts(world.query(), world.facts()));
    boolean waived = world.query().waived().contains(Rule.GRID);

    for (Instant start : Asked.starts(world, world.query())) {
      Explanation explanation = Availability.explain(world.query(), start, world.facts());
      if (!waived || listed.contains(start)) {
        assertThat(explanation.isBookable()).as("%s", start).isEqualTo(listed.contains(start));
        assertThat(explanation.slot().map(Slot::start))
            .isEqualTo(listed.contains(start) ? Optional.of(start) : Optional.empty());
      }
    }
  }

  @Property
  void anyOfSomeStartsIsOfferedIffExplainHasNoReason(@ForAll("worlds") World world) {
    List<Instant> asked = Asked.someStarts(world, world.query());

    List<Slot> among = Availability.among(world.query(), asked, world.facts());

    assertThat(among)
        .extracting(Slot::start)
        .isEqualTo(
            asked.stream()
                .filter(s -> Availability.explain(world.query(), s, world.facts()).isBookable())
                .toList());
  }

  @Property
  void aStartThatIsNoWholeSecondIsOffTheGrid(@ForAll("worlds") World world) {
    AvailabilityOracle oracle = AvailabilityOracle.of(world.query(), world.facts());

    for (Instant second : Asked.someStarts(world, world.query())) {
      Instant start = second.plusNanos(1);
      if (world.query().window().contains(start)) {
        Explanation explanation = Availability.explain(world.query(), start, world.facts());
        assertThat(kinds(explanation.reasons()))
            .contains(Rule.GRID)
            .isEqualTo(oracle.reasons(start));
      }
    }
  }

  @Property
  void theFirstSlotsAreTheHeadOfTheList(
      @ForAll("worlds") World world, @ForAll @IntRange(min = 1, max = 9) int most) {
    List<Slot> all = Availability.slots(world.query(), world.facts());

    assertThat(Availability.first(world.query(), most, world.facts()))
        .isEqualTo(all.subList(0, Math.min(most, all.size())));
  }

  @Property
  void theViewersZoneFormatsAndNothingElse(
      @ForAll("worlds") World world, @ForAll("zones") ZoneId zone) {
    for (Slot slot : Availability.slots(world.query(), world.facts())) {
      String shown = slot.startIn(zone).toOffsetDateTime().toString();
      assertThat(OffsetDateTime.parse(shown).toInstant()).isEqualTo(slot.start());
    }
  }

  /** The span of a reason is forbidden by its rule at both ends, at the level of its subject. */
  @Property
  void theSpanOfAReasonIsForbiddenByItsRule(@ForAll("worlds") World world) {
    AvailabilityOracle oracle = AvailabilityOracle.of(world.query(), world.facts());

    for (Instant start : Asked.someStarts(world, world.query())) {
      Explanation explanation = Availability.explain(world.query(), start, world.facts());
      for (Reason reason : explanation.reasons()) {
        assertThat(reason.forbids().contains(start)).as("%s at %s", reason, start).isTrue();
        boolean ofMember =
            world.eventType().members().stream()
                .anyMatch(m -> m.subject().equals(reason.subject()));
        for (Instant edge : ofMember ? List.<Instant>of() : edges(reason, world)) {
          assertThat(oracle.reasons(edge)).as("%s at %s", reason, edge).contains(reason.rule());
        }
      }
      for (PoolVerdict.Verdict verdict : verdicts(explanation)) {
        for (Reason reason : verdict.reasons()) {
          assertThat(reason.forbids().contains(start)).as("%s at %s", reason, start).isTrue();
          for (Instant edge : edges(reason, world)) {
            assertThat(oracle.reasons(verdict.unit(), edge))
                .as("%s at %s", reason, edge)
                .contains(reason.rule());
          }
        }
      }
    }
  }

  private static List<Instant> edges(Reason reason, World world) {
    return Stream.of(reason.forbids().start(), reason.forbids().end().minusSeconds(1))
        .filter(world.query().window()::contains)
        .toList();
  }

  @Property
  void whoeverIsChosenIsFreeAndFillsEveryPool(@ForAll("worlds") World world) {
    AvailabilityOracle oracle = AvailabilityOracle.of(world.query(), world.facts());

    for (Instant start : Asked.someStarts(world, world.query())) {
      Explanation explanation = Availability.explain(world.query(), start, world.facts());
      assertThat(explanation.assignment().isPresent()).isEqualTo(explanation.isBookable());
      explanation
          .assignment()
          .ifPresent(
              assignment -> {
                requireEveryPoolFilled(world.eventType(), assignment);
                assertThat(assignment.units())
                    .doesNotHaveDuplicates()
                    .allSatisfy(unit -> assertThat(oracle.reasons(unit, start)).isEmpty());
              });
    }
  }

  private static void requireEveryPoolFilled(EventType type, Assignment assignment) {
    assertThat(assignment.rankings()).hasSameSizeAs(type.pools());
    for (int i = 0; i < type.pools().size(); i++) {
      Pool pool = type.pools().get(i);
      List<Unit> chosen =
          assignment.rankings().get(i).ranked().stream()
              .filter(Assignment.Ranked::chosen)
              .map(Assignment.Ranked::unit)
              .toList();
      assertThat(chosen).hasSize(pool.needed());
      assertThat(Units.of(pool)).containsAll(chosen);
    }
  }

  @Property
  void theOrderOfHostsAndOfLaterPoolsIsOfNoAccount(
      @ForAll("worlds") World world, @ForAll Random random) {
    SlotQuery query = world.query();
    SlotQuery shuffled =
        Asked.of(Shuffled.pools(world.eventType(), random), query.window(), query).build();

    assertThat(starts(shuffled, world.facts())).isEqualTo(starts(query, world.facts()));
    for (Instant start : Asked.someStarts(world, query)) {
      Explanation one = Availability.explain(query, start, world.facts());
      Explanation other = Availability.explain(shuffled, start, world.facts());
      assertThat(kinds(other.reasons())).as("%s", start).isEqualTo(kinds(one.reasons()));
    }
  }

  @Property
  void factsThatWereNotAskedForChangeNothing(@ForAll("worlds") World world) {
    Facts asked = Asked.only(Availability.factsNeeded(world.query()), world);

    assertThat(starts(world.query(), asked)).isEqualTo(starts(world.query(), world.facts()));
    for (Instant start : Asked.someStarts(world, world.query())) {
      Explanation fromAsked = Availability.explain(world.query(), start, asked);
      Explanation fromAll = Availability.explain(world.query(), start, world.facts());
      assertThat(fromAsked.reasons()).containsExactlyInAnyOrderElementsOf(fromAll.reasons());
      assertThat(fromAsked.assignment()).isEqualTo(fromAll.assignment());
    }
  }

  @Property
  void splittingTheWindowAndJoiningGivesTheSameSlots(
      @ForAll("worlds") World world, @ForAll @DoubleRange(min = 0, max = 1) double share) {
    Interval window = world.query().window();
    Instant middle = window.start().plusMillis((long) (window.duration().toMillis() * share));

    List<Instant> joined = new ArrayList<>();
    joined.addAll(
        starts(Asked.within(world, Interval.of(window.start(), middle)).build(), world.facts()));
    joined.addAll(
        starts(Asked.within(world, Interval.of(middle, window.end())).build(), world.facts()));

    assertThat(joined).isEqualTo(starts(world.query(), world.facts()));
  }

  @Property
  void addingBusyTimeNeverAddsSlots(
      @ForAll("worlds") World world,
      @ForAll @IntRange(min = -600, max = 3_600) int minute,
      @ForAll @IntRange(max = 4) int member) {
    List<Member> members = world.eventType().members();
    Subject host = members.get(member % members.size()).subject();
    List<BusyPeriod> more = new ArrayList<>(world.facts().busy(host).periods());
    Instant start = world.query().window().start().plus(Duration.ofMinutes(minute));
    more.add(BusyPeriod.busy(Interval.of(start, Duration.ofMinutes(45)), "more"));
    Facts busier = world.facts().withBusy(Map.of(host, FreeBusy.of(more, Instant.EPOCH)));

    assertThat(starts(world.query(), world.facts())).containsAll(starts(world.query(), busier));
  }

  private static List<Instant> starts(SlotQuery query, Facts facts) {
    return Availability.slots(query, facts).stream().map(Slot::start).toList();
  }

  private static List<PoolVerdict.Verdict> verdicts(Explanation explanation) {
    return explanation.pools().stream().flatMap(pool -> pool.members().stream()).toList();
  }

  private static Set<Rule> kinds(List<Reason> reasons) {
    Set<Rule> kinds = EnumSet.noneOf(Rule.class);
    reasons.stream().map(Reason::rule).forEach(kinds::add);
    return kinds;
  }
}
