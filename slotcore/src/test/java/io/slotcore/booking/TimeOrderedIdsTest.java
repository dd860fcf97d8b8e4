package io.slotcore.booking;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotcore.slot.BookingId;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** RFC 9562 section 5.7. */
class TimeOrderedIdsTest {

  private static final Instant NOW = Instant.parse("2027-01-04T10:00:00.123Z");

  @Test
  void theyAreOfVersionSevenAndBeginWithTheMillisecond() {
    for (int i = 0; i < 100; i++) {
      UUID id = TimeOrderedIds.next(NOW).value();

      assertThat(id.version()).isEqualTo(7);
      assertThat(id.variant()).isEqualTo(2);
      assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOW.toEpochMilli());
    }
  }

  @Test
  void theySortByTimeAndAreNotGuessed() {
    BookingId later = TimeOrderedIds.next(NOW.plusMillis(1));
    Set<Long> high = new HashSet<>();
    Set<Long> low = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      BookingId id = TimeOrderedIds.next(NOW);
      assertThat(id).isLessThan(later);
      high.add(id.value().getMostSignificantBits());
      low.add(id.value().getLeastSignificantBits());
    }
    assertThat(high).hasSizeGreaterThan(50);
    assertThat(low).hasSize(100);
    assertThat(low.stream().map(bits -> bits << 2 >>> 40).distinct()).hasSizeGreaterThan(90);
  }
}
