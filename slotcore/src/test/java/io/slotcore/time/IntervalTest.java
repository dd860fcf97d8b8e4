package io.slotcore.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class IntervalTest {

  private static final Instant NINE = Instant.parse("2027-03-28T09:00:00Z");
  private static final Interval MORNING = hours(9, 12);

  private static Interval hours(int from, int to) {
    return Interval.of(at(from), at(to));
  }

  private static Instant at(int hour) {
    return NINE.plus(Duration.ofHours(hour - 9));
  }

  @Test
  void containsItsStartAndNotItsEnd() {
    assertThat(MORNING.contains(at(9))).isTrue();
    assertThat(MORNING.contains(at(12).minusNanos(1))).isTrue();
    assertThat(MORNING.contains(at(12))).isFalse();
    assertThat(MORNING.contains(at(9).minusNanos(1))).isFalse();
  }

  @Test
  void abuttingIntervalsDoNotOverlap() {
    assertThat(MORNING.overlaps(hours(12, 13))).isFalse();
    assertThat(MORNING.abuts(hours(12, 13))).isTrue();
    assertThat(hours(12, 13).abuts(MORNING)).isTrue();
    assertThat(MORNING.isConnected(hours(12, 13))).isTrue();
    assertThat(MORNING.isConnected(hours(13, 14))).isFalse();
  }

  @Test
  void enclosesWhatDoesNotReachOutOfIt() {
    assertThat(MORNING.encloses(MORNING)).isTrue();
    assertThat(MORNING.encloses(hours(10, 11))).isTrue();
    assertThat(MORNING.encloses(hours(8, 10))).isFalse();
    assertThat(MORNING.encloses(hours(10, 13))).isFalse();
  }

  @Test
  void anEmptyIntervalContainsAndOverlapsNothing() {
    Interval empty = hours(10, 10);

    assertThat(empty.isEmpty()).isTrue();
    assertThat(empty.contains(at(10))).isFalse();
    assertThat(empty.overlaps(MORNING)).isFalse();
    assertThat(MORNING.overlaps(empty)).isFalse();
    assertThat(MORNING.encloses(empty)).isTrue();
    assertThat(empty.abuts(empty)).isFalse();
  }

  @Test
  void intersectionUnionAndSpanAreMadeOfTheBounds() {
    assertThat(MORNING.intersection(hours(11, 14))).isEqualTo(hours(11, 12));
    assertThat(MORNING.intersection(hours(12, 14))).isEqualTo(hours(12, 12));
    assertThat(MORNING.union(hours(12, 14))).isEqualTo(hours(9, 14));
    assertThat(MORNING.span(hours(13, 14))).isEqualTo(hours(9, 14));
  }

  @Test
  void whatIsNotConnectedHasNeitherIntersectionNorUnion() {
    assertThatThrownBy(() -> MORNING.intersection(hours(13, 14)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(MORNING + " and " + hours(13, 14) + " are not connected");
    assertThatThrownBy(() -> MORNING.union(hours(13, 14)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anEndBeforeTheStartIsRefusedWithBoth() {
    assertThatThrownBy(() -> Interval.of(at(10), at(9)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("end (2027-03-28T09:00:00Z) must not be before start (2027-03-28T10:00:00Z)");
    assertThatThrownBy(() -> Interval.of(at(10), Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("duration (PT-1S) must not be negative");
  }

  @Test
  void parseReadsWhatToStringWrites() {
    Interval unbounded = Interval.of(Instant.MIN, Instant.MAX);

    assertThat(MORNING).hasToString("2027-03-28T09:00:00Z/2027-03-28T12:00:00Z");
    assertThat(Interval.parse(MORNING.toString())).isEqualTo(MORNING);
    assertThat(Interval.parse(unbounded.toString())).isEqualTo(unbounded);
    assertThatThrownBy(() -> Interval.parse("2027-03-28T09:00:00Z"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("start/end");
  }

  @Test
  void isOrderedByStartThenByEnd() {
    assertThat(hours(9, 10)).isLessThan(MORNING);
    assertThat(MORNING).isLessThan(hours(10, 11));
    assertThat(MORNING.duration()).isEqualTo(Duration.ofHours(3));
  }
}
