package io.slotcore.testkit;

import io.slotcore.time.Interval;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** What the generators share: times around the start of a day, and how often there is any. */
final class Draw {

  private Draw() {}

  /** The first value so many times as often as the others together. */
  static <T> Arbitrary<T> mostly(int times, T usual, Arbitrary<? extends T> others) {
    return Arbitraries.frequencyOf(Tuple.of(times, Arbitraries.just(usual)), Tuple.of(1, others));
  }

  /** Worlds without any show what the other rules do alone. */
  static <T> Arbitrary<List<T>> noneOrUpTo(int most, int noneInThree, Arbitrary<T> one) {
    return Arbitraries.frequencyOf(
        Tuple.of(noneInThree, Arbitraries.just(List.of())),
        Tuple.of(3 - noneInThree, one.list().ofMinSize(1).ofMaxSize(most)));
  }

  /** Few of a rule that most worlds do without. */
  static <T> Arbitrary<List<T>> seldom(int times, int most, Arbitrary<T> one) {
    return mostly(times, List.of(), one.list().ofMinSize(1).ofMaxSize(most));
  }

  static Arbitrary<Duration> minutes(Integer... values) {
    return Arbitraries.of(values).map(Duration::ofMinutes);
  }

  /**
   * Instants some hours around a day's start: mostly quarters of an hour, some a little off them,
   * since a rule that rounds shows there.
   */
  static Arbitrary<Instant> instants(ZonedDateTime day, int fromHour, int toHour) {
    Arbitrary<Duration> quarters =
        Arbitraries.integers()
            .between(fromHour * 4, toHour * 4)
            .map(quarter -> Duration.ofMinutes(quarter * 15L));
    Arbitrary<Duration> minutes =
        Arbitraries.integers().between(fromHour * 60, toHour * 60).map(Duration::ofMinutes);
    Arbitrary<Duration> off =
        Arbitraries.of(1L, -1L, 1_000_000L, 999_999_999L, 30_000_000_000L).map(Duration::ofNanos);
    return Arbitraries.frequencyOf(
            Tuple.of(6, quarters),
            Tuple.of(2, minutes),
            Tuple.of(2, Combinators.combine(quarters, off).as(Duration::plus)))
        .map(offset -> day.toInstant().plus(offset));
  }

  /** Absences and closures: some hours, some of them of no length or off the minute. */
  static Arbitrary<Interval> absences(ZonedDateTime day) {
    Arbitrary<Duration> lengths =
        Arbitraries.frequencyOf(
            Tuple.of(8, minutes(480, 60, 240, 1_440, 2_880)),
            Tuple.of(1, Arbitraries.integers().between(1, 90_000).map(Duration::ofSeconds)),
            Tuple.of(1, Arbitraries.just(Duration.ZERO)),
            Tuple.of(1, Arbitraries.just(Duration.ofNanos(1))));
    return Combinators.combine(instants(day, -12, 48), lengths).as(Interval::of);
  }
}
