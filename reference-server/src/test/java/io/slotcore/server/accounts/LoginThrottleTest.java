package io.slotcore.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class LoginThrottleTest {

  private Instant now = Instant.parse("2027-03-12T10:00:00Z");
  private final LoginThrottle throttle = new LoginThrottle(() -> now);

  private int admitted(String username, String address, int attempts) {
    int admitted = 0;
    for (int i = 0; i < attempts; i++) {
      admitted += throttle.admits("t", username, address) ? 1 : 0;
    }
    return admitted;
  }

  @Test
  void oneAddressHasFewGuessesAtOneAccount() {
    assertThat(admitted("maya", "1.2.3.4", 50)).isEqualTo(LoginThrottle.PER_ACCOUNT_AND_ADDRESS);
  }

  @Test
  void aStrangersGuessesLockNobodyOut() {
    admitted("maya", "1.2.3.4", 50);

    assertThat(throttle.admits("t", "maya", "5.6.7.8")).isTrue();
  }

  @Test
  void oneAddressHasALimitOverAllAccounts() {
    int admitted = 0;
    for (int account = 0; account < 100; account++) {
      admitted += admitted("user" + account, "1.2.3.4", 1);
    }
    assertThat(admitted).isEqualTo(LoginThrottle.PER_ADDRESS);
  }

  @Test
  void afterThePeriodTheLimitIsWholeAgain() {
    admitted("maya", "1.2.3.4", 50);
    now = now.plus(LoginThrottle.PERIOD);

    assertThat(admitted("maya", "1.2.3.4", 50)).isEqualTo(LoginThrottle.PER_ACCOUNT_AND_ADDRESS);
  }

  @Test
  void theRightPasswordForgetsTheFailures() {
    admitted("maya", "1.2.3.4", 9);
    throttle.succeeded("t", "maya", "1.2.3.4");

    assertThat(admitted("maya", "1.2.3.4", 50)).isEqualTo(LoginThrottle.PER_ACCOUNT_AND_ADDRESS);
  }
}
