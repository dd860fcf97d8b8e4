package io.slotcore.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

/** Every instant lies in exactly one day. */
class LocalDaysProperties {

  @Provide
  Arbitrary<ZoneId> zones() {
    return Arbitraries.of(ZoneId.getAvailableZoneIds().stream().sorted().toList()).map(ZoneId::of);
  }

  @Property
  void anInstantLiesInTheDayThatIsSaid(
      @ForAll("zones") ZoneId zone,
      @ForAll @LongRange(min = -3_000_000_000L, max = 3_000_000_000L) long second) {
    LocalDays days = new LocalDays(zone);
    Instant instant = Instant.ofEpochSecond(second);
    LocalDate day = days.dayOf(instant);

    assertThat(days.intervalOf(day).contains(instant)).isTrue();
    assertThat(days.intervalOf(day.minusDays(1)).contains(instant)).isFalse();
    assertThat(days.intervalOf(day.plusDays(1)).contains(instant)).isFalse();
  }
}
