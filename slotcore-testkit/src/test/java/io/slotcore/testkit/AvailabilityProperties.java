package io.slotcore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotcore.eventtype.Subject;
import io.slotcore.freebusy.BusyPeriod;
import io.slotcore.freebusy.FreeBusy;
import io.slotcore.slot.Availability;
import io.slotcore.slot.Explanation;
import io.slotcore.slot.Facts;
import io.slotcore.slot.Reason;
import io.slotcore.slot.Rule;
import io.slotcore.slot.Slot;
import io.slotcore.slot.SlotQuery;
import io.slotcore.time.Interval;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

  /** Listing agrees on every start, explaining on a spread of them, on the grid and off it. */
  @Property
  void agreesWithBruteForce(@ForAll("worlds") World world) {
    AvailabilityOracle oracle = AvailabilityOracle.of(world.query(), world.facts());

    List<Instant> listed = starts(world.query(), world.facts());

    assertThat(listed).isEqualTo(oracle.offered());
    for (Instant start : Asked.someStarts(world, world.query())) {
      Explanation explanation = Availability.explain(world.query(), start, world.facts());
      Set<Rule> expected = oracle.reasons(start);
      assertThat(kinds(explanation)).as("reasons against %s", start).isEqualTo(expected);
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
                coverage.check(rule).percentage(p -> p >= 1);
              }
            });
  }

  @Property
  void explainIsEmptyIffListed(@ForAll("worlds") World world) {
    SlotQuery query =
        SlotQuery.builder(world.eventType(), world.query().window())
            .ignoring(world.query().ignored())
            .build();
    Set<Instant> listed = Set.copyOf(starts(query, world.facts()));

    for (Instant start : Asked.starts(world, query)) {
      Explanation explanation = Availability.explain(query, start, world.facts());
      assertThat(explanation.isBookable()).isEqualTo(listed.contains(start));
      assertThat(explanation.slot().map(Slot::start))
          .isEqualTo(listed.contains(start) ? Optional.of(start) : Optional.empty());
    }
  }

  @Property
  void theSpanOfAReasonIsForbiddenByItsRule(@ForAll("worlds") World world) {
    AvailabilityOracle oracle = AvailabilityOracle.of(world.query(), world.facts());
    Interval window = world.query().window();

    for (Instant start : Asked.someStarts(world, world.query())) {
      for (Reason reason : Availability.explain(world.query(), start, world.facts()).reasons()) {
        assertThat(reason.forbids().contains(start)).isTrue();
        for (Instant edge :
            List.of(reason.forbids().start(), reason.forbids().end().minusSeconds(1))) {
          if (window.contains(edge)) {
            assertThat(oracle.reasons(edge)).as("%s at %s", reason, edge).contains(reason.rule());
          }
        }
      }
    }
  }

  @Property
  void factsThatWereNotAskedForChangeNothing(@ForAll("worlds") World world) {
    Facts asked = Asked.only(Availability.factsNeeded(world.query()), world);

    assertThat(starts(world.query(), asked)).isEqualTo(starts(world.query(), world.facts()));
    for (Instant start : Asked.someStarts(world, world.query())) {
      assertThat(Availability.explain(world.query(), start, asked).reasons())
          .containsExactlyInAnyOrderElementsOf(
              Availability.explain(world.query(), start, world.facts()).reasons());
    }
  }

  @Property
  void splittingTheWindowAndJoiningGivesTheSameSlots(
      @ForAll("worlds") World world, @ForAll @DoubleRange(min = 0, max = 1) double share) {
    Interval window = world.query().window();
    Instant middle = window.start().plusMillis((long) (window.duration().toMillis() * share));

    List<Instant> joined = new ArrayList<>();
    joined.addAll(starts(within(world, Interval.of(window.start(), middle)), world.facts()));
    joined.addAll(starts(within(world, Interval.of(middle, window.end())), world.facts()));

    assertThat(joined).isEqualTo(starts(world.query(), world.facts()));
  }

  @Property
  void addingBusyTimeNeverAddsSlots(
      @ForAll("worlds") World world, @ForAll @IntRange(min = -600, max = 3_600) int minute) {
    Subject host = world.eventType().host().subject();
    List<BusyPeriod> more = new ArrayList<>(world.facts().busy(host).periods());
    Instant start = world.query().window().start().plus(Duration.ofMinutes(minute));
    more.add(BusyPeriod.busy(Interval.of(start, Duration.ofMinutes(45)), "more"));
    Facts busier = world.facts().withBusy(Map.of(host, FreeBusy.of(more, Instant.EPOCH)));

    assertThat(starts(world.query(), world.facts())).containsAll(starts(world.query(), busier));
  }

  private static SlotQuery within(World world, Interval window) {
    return SlotQuery.builder(world.eventType(), window)
        .ignoring(world.query().ignored())
        .waiving(world.query().waived())
        .build();
  }

  private static List<Instant> starts(SlotQuery query, Facts facts) {
    return Availability.slots(query, facts).stream().map(Slot::start).toList();
  }

  private static Set<Rule> kinds(Explanation explanation) {
    Set<Rule> kinds = EnumSet.noneOf(Rule.class);
    explanation.reasons().stream().map(Reason::rule).forEach(kinds::add);
    return kinds;
  }
}
