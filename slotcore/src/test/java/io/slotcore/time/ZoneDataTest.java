package io.slotcore.time;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ZoneDataTest {

  @Test
  void theVersionIsAYearAndALetter() {
    assertThat(ZoneData.version()).matches("20\\d{2}[a-z]{1,2}");
  }
}
