package io.slotcore.server.calendars;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotcore.freebusy.BusyPeriod;
import io.slotcore.freebusy.FreeBusyType;
import io.slotcore.time.Interval;
import io.slotcore.time.IntervalSet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ManyPeriodsTest {

  private static final Instant DAY = Instant.parse("2027-03-08T00:00:00Z");

  /** Hours that overlap their next by half, with a gap after each hundred. */
  private static List<BusyPeriod> hours(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                new BusyPeriod(
                    Interval.of(
                        DAY.plus(Duration.ofMinutes(30L * i + 120L * (i / 100))),
                        Duration.ofHours(1)),
                    i % 200 < 100 ? FreeBusyType.BUSY : FreeBusyType.TENTATIVE,
                    "uid-" + i))
        .toList();
  }

  private static IntervalSet span(List<BusyPeriod> periods, FreeBusyType type) {
    return IntervalSet.copyOf(
        periods.stream()
            .filter(period -> period.type() == type)
            .map(BusyPeriod::interval)
            .toList());
  }

  @Test
  void veryManyAreJoinedAndTakeTheSameTime() {
    List<BusyPeriod> many = hours(6_000);

    List<BusyPeriod> joined = ManyPeriods.joined(many);

    assertThat(joined).hasSize(60);
    for (FreeBusyType type : List.of(FreeBusyType.BUSY, FreeBusyType.TENTATIVE)) {
      assertThat(span(joined, type)).isEqualTo(span(many, type));
    }
  }

  @Test
  void upToThenEachIsKeptByItself() {
    List<BusyPeriod> some = hours(5_000);

    assertThat(ManyPeriods.joined(some)).isEqualTo(some);
  }
}
