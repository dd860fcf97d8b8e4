package io.slotcore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotcore.slot.Availability;
import io.slotcore.slot.Slot;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Hours around the changes of the clocks, in every zone of the JDK. */
class TransitionProperties {

  @Provide
  Arbitrary<TransitionCase> cases() {
    return Combinators.combine(
            TimeArbitraries.transitions(),
            Arbitraries.of(TransitionCase.Shape.class),
            Arbitraries.of(TransitionCase.Grid.class))
        .as(TransitionCase::new);
  }

  @Property
  void agreesWithBruteForceOnATransition(@ForAll("cases") TransitionCase sample) {
    requireAgreement(sample);
  }

  /** Complete, with {@code -Pdeep}: all changes from 2024 to 2037, all shapes, all grids. */
  @Test
  @EnabledIfSystemProperty(named = "slotcore.deep", matches = "true")
  void agreesWithBruteForceOnEveryTransition() {
    List<Transition> all = TimeArbitraries.allTransitions();
    assertThat(all).hasSizeGreaterThan(5_000);
    all.parallelStream()
        .forEach(
            transition ->
                Arrays.stream(TransitionCase.Shape.values())
                    .forEach(
                        shape ->
                            Arrays.stream(TransitionCase.Grid.values())
                                .forEach(
                                    grid ->
                                        requireAgreement(
                                            new TransitionCase(transition, shape, grid)))));
  }

  private static void requireAgreement(TransitionCase sample) {
    World world = sample.world();
    assertThat(Availability.slots(world.query(), world.facts()))
        .extracting(Slot::start)
        .as(sample::toString)
        .isEqualTo(AvailabilityOracle.of(world.query(), world.facts()).offered());
  }
}
