package io.slotcore.gcal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class GoogleNotificationTest {

  private static final Map<String, String> CALL =
      Map.of(
          "X-Goog-Channel-ID", "01234567-89ab-cdef-0123456789ab",
          "X-Goog-Channel-Token", "secret",
          "X-Goog-Resource-State", "exists");

  @Test
  void aCallBearsItsChannelAndSecret() {
    GoogleNotification call = GoogleNotification.read(CALL::get).orElseThrow();

    assertThat(call)
        .isEqualTo(new GoogleNotification("01234567-89ab-cdef-0123456789ab", "secret", false));
    assertThat(call.bears("secret")).isTrue();
    assertThat(call.bears("secreT")).isFalse();
    assertThat(call.bears("")).isFalse();
    assertThat(call.toString()).doesNotContain("secret");
  }

  @Test
  void theFirstCallOnlyOpensTheChannel() {
    Map<String, String> sync = Map.of("X-Goog-Channel-ID", "1", "X-Goog-Resource-State", "sync");

    assertThat(GoogleNotification.read(sync::get)).contains(new GoogleNotification("1", "", true));
  }

  @Test
  void whatIsNoCallOfGooglesIsNone() {
    assertThat(GoogleNotification.read(name -> null)).isEmpty();
    assertThat(GoogleNotification.read(Map.of("X-Goog-Resource-State", "sync")::get)).isEmpty();
    assertThat(GoogleNotification.read(Map.of("X-Goog-Channel-ID", "1")::get)).isEmpty();
  }
}
