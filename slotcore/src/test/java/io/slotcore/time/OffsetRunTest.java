package io.slotcore.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class OffsetRunTest {

  private static final ZoneId LORD_HOWE = ZoneId.of("Australia/Lord_Howe");

  /** When Lord Howe goes from +11 back to +10:30. */
  private static final long CHANGE = Instant.parse("2027-04-03T15:00:00Z").getEpochSecond();

  @Test
  void aWindowWithoutAChangeIsOneRun() {
    assertThat(OffsetRun.over(ZoneOffset.UTC, 0, 100)).containsExactly(new OffsetRun(0, 100, 0));
  }

  @Test
  void runsMeetAtTheChange() {
    assertThat(OffsetRun.over(LORD_HOWE, CHANGE - 60, CHANGE + 60))
        .containsExactly(
            new OffsetRun(CHANGE - 60, CHANGE, 39_600), new OffsetRun(CHANGE, CHANGE + 60, 37_800));
  }

  @Test
  void aWindowFromTheChangeHasTheNewOffset() {
    assertThat(OffsetRun.over(LORD_HOWE, CHANGE, CHANGE + 60))
        .containsExactly(new OffsetRun(CHANGE, CHANGE + 60, 37_800));
    assertThat(OffsetRun.over(LORD_HOWE, CHANGE - 60, CHANGE))
        .containsExactly(new OffsetRun(CHANGE - 60, CHANGE, 39_600));
  }

  @Test
  void anEmptyWindowHasNoRuns() {
    assertThat(OffsetRun.over(LORD_HOWE, CHANGE, CHANGE)).isEqualTo(List.of());
  }
}
