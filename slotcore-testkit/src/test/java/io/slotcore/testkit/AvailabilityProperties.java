package io.slotcore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotcore.slot.Availability;
import io.slotcore.slot.Explanation;
import io.slotcore.slot.Reason;
import io.slotcore.slot.Rule;
import io.slotcore.slot.Slot;
import io.slotcore.time.Interval;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** The laws of availability, over generated worlds. */
class AvailabilityProperties {

  @Provide
  Arbitrary<World> worlds() {
    return WorldArbitraries.worlds();
  }

  /** Listing, explaining and the oracle agree: on every start of the grid and many off it. */
  @Property
  void agreesWithBruteForce(@ForAll("worlds") World world) {
    AvailabilityOracle oracle = AvailabilityOracle.of(world.query(), world.facts());

    List<Instant> listed =
        Availability.slots(world.query(), world.facts()).stream().map(Slot::start).toList();

    assertThat(listed).isEqualTo(oracle.offered());
    for (Instant start : askedStarts(world, oracle)) {
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

  /** The grid, every 197th minute, on and off the minute, and the last second of the window. */
  private static Set<Instant> askedStarts(World world, AvailabilityOracle oracle) {
    Set<Instant> starts = new TreeSet<>(oracle.candidates());
    Interval window = world.query().window();
    Instant from = wholeSecondFrom(window.start());
    for (Instant at = from; at.isBefore(window.end()); at = at.plusSeconds(197 * 60)) {
      starts.add(at);
      starts.add(at.plusSeconds(13));
    }
    starts.add(wholeSecondFrom(window.end()).minusSeconds(1));
    starts.removeIf(start -> !window.contains(start));
    return starts;
  }

  private static Instant wholeSecondFrom(Instant instant) {
    Instant second = instant.truncatedTo(ChronoUnit.SECONDS);
    return second.equals(instant) ? second : second.plusSeconds(1);
  }

  private static Set<Rule> kinds(Explanation explanation) {
    Set<Rule> kinds = EnumSet.noneOf(Rule.class);
    explanation.reasons().stream().map(Reason::rule).forEach(kinds::add);
    return kinds;
  }
}
