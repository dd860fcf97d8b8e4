package io.slotcore.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RetriesTest {

  private final List<Duration> pauses = new ArrayList<>();
  private final AtomicInteger attempts = new AtomicInteger();

  private void failBelow(int successful) {
    if (attempts.incrementAndGet() < successful) {
      throw new DatabaseException("attempt " + attempts);
    }
  }

  @Test
  void whatSucceedsIsNotRepeated() throws IOException {
    new Retries(pauses::add).run(() -> failBelow(3));

    assertThat(attempts).hasValue(3);
    assertThat(pauses).containsExactly(Duration.ofMillis(200), Duration.ofMillis(400));
  }

  @Test
  void thePausesDoubleAndAreBounded() {
    assertThatThrownBy(() -> new Retries(pauses::add).run(() -> failBelow(100)))
        .isInstanceOf(DatabaseException.class)
        .hasMessage("attempt 8");

    assertThat(attempts).hasValue(Retries.ATTEMPTS);
    assertThat(pauses)
        .extracting(Duration::toMillis)
        .containsExactly(200L, 400L, 800L, 1_600L, 3_200L, 3_200L, 3_200L);
    assertThat(pauses.stream().reduce(Duration.ZERO, Duration::plus))
        .isEqualTo(Retries.LONGEST_WAIT);
  }

  @Test
  void nobodyGoesOnAfterTheEnd() {
    assertThatThrownBy(() -> new Retries(time -> false).run(() -> failBelow(100)))
        .hasMessage("attempt 1");

    assertThat(attempts).hasValue(1);
  }

  @Test
  void whatIsNoRefusalToStartIsNotTriedAgain() {
    assertThatThrownBy(
            () ->
                new Retries(pauses::add)
                    .run(
                        () -> {
                          attempts.incrementAndGet();
                          throw new IOException("no space left");
                        }))
        .isInstanceOf(IOException.class);

    assertThat(attempts).hasValue(1);
  }
}
