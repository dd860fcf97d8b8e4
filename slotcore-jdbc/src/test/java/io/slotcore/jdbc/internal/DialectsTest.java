package io.slotcore.jdbc.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DialectsTest {

  /** MDEV-37199: the releases before let overlaps in at READ COMMITTED. */
  @ParameterizedTest
  @CsvSource({
    "10,6,22,false",
    "10,6,23,true",
    "10,11,13,false",
    "10,11,14,true",
    "11,4,7,false",
    "11,4,8,true",
    "11,7,9,false",
    "11,8,2,false",
    "11,8,3,true",
    "12,0,1,false",
    "12,0,2,true",
    "12,1,0,true",
    "13,0,0,true",
  })
  void aMariaDbThatLetsOverlapsInIsTold(int major, int minor, int patch, boolean will) {
    assertThat(Dialects.keepsOverlapsOut(major, minor, patch)).isEqualTo(will);
  }
}
