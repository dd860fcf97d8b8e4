package io.slotcore.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Sets of intervals are sets of instants; small numbers make intervals meet. */
class IntervalSetProperties {

  private static final int LAST = 40;

  @Provide
  Arbitrary<IntervalSet> sets() {
    return intervals().map(IntervalSet::copyOf);
  }

  @Provide
  Arbitrary<List<Interval>> intervals() {
    Arbitrary<Interval> one =
        Combinators.combine(
                Arbitraries.integers().between(0, LAST - 10), Arbitraries.integers().between(0, 9))
            .as((start, length) -> Interval.of(at(start), Duration.ofSeconds(length)));
    return one.list().ofMaxSize(8);
  }

  private static Instant at(int second) {
    return Instant.EPOCH.plusSeconds(second);
  }

  private static IntStream seconds() {
    return IntStream.range(-1, LAST + 1);
  }

  @Property
  void containsExactlyWhatOneOfItsIntervalsContains(@ForAll("intervals") List<Interval> intervals) {
    IntervalSet set = IntervalSet.copyOf(intervals);
    seconds()
        .forEach(
            s ->
                assertThat(set.contains(at(s)))
                    .isEqualTo(intervals.stream().anyMatch(i -> i.contains(at(s)))));
  }

  @Property
  void isSortedAndNeitherTouchesNorOverlapsItself(@ForAll("intervals") List<Interval> intervals) {
    List<Interval> kept = IntervalSet.copyOf(intervals).intervals();

    assertThat(kept).isSorted().noneMatch(Interval::isEmpty);
    for (int i = 1; i < kept.size(); i++) {
      assertThat(kept.get(i - 1).isConnected(kept.get(i))).isFalse();
    }
  }

  @Property
  void unionIntersectionAndDifferenceAreThoseOfTheInstants(
      @ForAll("sets") IntervalSet a, @ForAll("sets") IntervalSet b) {
    seconds()
        .mapToObj(IntervalSetProperties::at)
        .forEach(
            t -> {
              boolean inA = a.contains(t);
              boolean inB = b.contains(t);
              assertThat(a.union(b).contains(t)).isEqualTo(inA || inB);
              assertThat(a.intersection(b).contains(t)).isEqualTo(inA && inB);
              assertThat(a.difference(b).contains(t)).isEqualTo(inA && !inB);
            });
  }

  @Property
  void unionAndIntersectionAreCommutative(
      @ForAll("sets") IntervalSet a, @ForAll("sets") IntervalSet b) {
    assertThat(a.union(b)).isEqualTo(b.union(a)).hasSameHashCodeAs(b.union(a));
    assertThat(a.intersection(b)).isEqualTo(b.intersection(a));
  }

  @Property
  void aSetIsItsIntersectionAndItsDifferenceJoined(
      @ForAll("sets") IntervalSet a, @ForAll("sets") IntervalSet b) {
    IntervalSet both = a.intersection(b);
    IntervalSet rest = a.difference(b);

    assertThat(rest.union(both)).isEqualTo(a);
    assertThat(rest.intersection(both)).isEqualTo(IntervalSet.empty());
    assertThat(rest.duration().plus(both.duration())).isEqualTo(a.duration());
  }

  @Property
  void enclosesAnIntervalIffNothingOfItIsLeft(
      @ForAll("sets") IntervalSet set, @ForAll("intervals") List<Interval> intervals) {
    for (Interval interval : intervals) {
      if (!interval.isEmpty()) {
        assertThat(set.encloses(interval))
            .isEqualTo(IntervalSet.of(interval).difference(set).isEmpty());
      }
    }
  }
}
