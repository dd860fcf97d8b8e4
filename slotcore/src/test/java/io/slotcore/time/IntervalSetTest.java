package io.slotcore.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Sets of hours after 1970-01-01T00:00, written 1-3 5-6. */
class IntervalSetTest {

  private static final IntervalSet SET = set("1-3 5-6 8-12");

  private static Instant hour(String hour) {
    return Instant.EPOCH.plus(Duration.ofHours(Integer.parseInt(hour)));
  }

  private static Interval interval(String text) {
    int hyphen = text.indexOf('-');
    return Interval.of(hour(text.substring(0, hyphen)), hour(text.substring(hyphen + 1)));
  }

  private static IntervalSet set(String text) {
    return IntervalSet.copyOf(
        Stream.of(text.split(" ", -1))
            .filter(t -> !t.isEmpty())
            .map(IntervalSetTest::interval)
            .toList());
  }

  @Test
  void whatOverlapsOrTouchesBecomesOne() {
    assertThat(set("5-6 1-2 2-3 8-10 9-12 11-12")).isEqualTo(SET).hasSameHashCodeAs(SET);
    assertThat(SET.intervals()).containsExactly(interval("1-3"), interval("5-6"), interval("8-12"));
    assertThat(SET).containsExactlyElementsOf(SET.intervals()).isNotEqualTo(set("1-3"));
    assertThat(SET.equals(new Object())).isFalse();
    assertThat(set("1-3")).isNotEqualTo(set("1-4"));
    assertThat(set("1-3").hashCode()).isNotEqualTo(set("1-4").hashCode());
  }

  @Test
  void emptyIntervalsAddNothing() {
    assertThat(set("4-4 1-3 7-7 5-6 8-12")).isEqualTo(SET);
    assertThat(set("4-4")).isSameAs(IntervalSet.empty());
    assertThat(IntervalSet.empty().isEmpty()).isTrue();
    assertThat(SET.isEmpty()).isFalse();
    assertThat(IntervalSet.of()).isEqualTo(IntervalSet.empty());
  }

  @Test
  void itContainsTheStartsOfItsIntervalsAndNotTheirEnds() {
    for (String inside : List.of("1", "2", "5", "8", "11")) {
      assertThat(SET.contains(hour(inside))).as(inside).isTrue();
    }
    for (String outside : List.of("0", "3", "4", "6", "7", "12", "13")) {
      assertThat(SET.contains(hour(outside))).as(outside).isFalse();
    }
    assertThat(IntervalSet.empty().contains(hour("1"))).isFalse();
  }

  @Test
  void theEndsOfAllTimeCanBeAskedFor() {
    IntervalSet all = IntervalSet.of(Interval.of(Instant.MIN, Instant.MAX));

    assertThat(all.contains(Instant.MIN)).isTrue();
    assertThat(all.contains(Instant.MAX)).isFalse();
    assertThat(all.contains(Instant.MAX.minusNanos(1))).isTrue();
    assertThat(all.duration()).isEqualTo(Duration.between(Instant.MIN, Instant.MAX));
  }

  @Test
  void itEnclosesWhatOneOfItsIntervalsDoes() {
    assertThat(Stream.of("1-3", "1-2", "2-3", "5-6", "9-10", "8-12").map(IntervalSetTest::interval))
        .allMatch(SET::encloses);
    assertThat(Stream.of("0-2", "2-4", "3-5", "1-6", "6-8", "0-13").map(IntervalSetTest::interval))
        .noneMatch(SET::encloses);
  }

  @Test
  void unionIntersectionAndDifferenceAreThoseOfTheirInstants() {
    assertThat(SET.union(set("3-5 13-14"))).isEqualTo(set("1-6 8-12 13-14"));
    assertThat(SET.intersection(set("0-2 4-9 11-13"))).isEqualTo(set("1-2 5-6 8-9 11-12"));
    assertThat(SET.intersection(set("3-5 6-8"))).isEqualTo(IntervalSet.empty());
    assertThat(SET.intersection(SET)).isEqualTo(SET);
    assertThat(SET.difference(set("0-2 4-7 9-10 11-13"))).isEqualTo(set("2-3 8-9 10-11"));
    assertThat(SET.difference(set("0-1 3-5 6-8 12-13"))).isEqualTo(SET);
    assertThat(SET.difference(SET)).isEqualTo(IntervalSet.empty());
    assertThat(set("1-12").difference(set("2-3 4-5 6-12"))).isEqualTo(set("1-2 3-4 5-6"));
    assertThat(set("1-4 6-9").difference(set("3-7"))).isEqualTo(set("1-3 7-9"));
  }

  @Test
  void itsDurationIsTheSumOfItsLengths() {
    assertThat(SET.duration()).isEqualTo(Duration.ofHours(7));
    assertThat(IntervalSet.empty().duration()).isZero();
  }

  @Test
  void itIsWrittenAsItsIntervals() {
    assertThat(set("1-3")).hasToString("[1970-01-01T01:00:00Z/1970-01-01T03:00:00Z]");
    assertThat(IntervalSet.empty()).hasToString("[]");
  }
}
