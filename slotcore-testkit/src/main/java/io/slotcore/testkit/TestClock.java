package io.slotcore.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * A clock that stands still until a test moves it. Safe for use by several threads.
 *
 * <p>A store in memory takes it as it is; a store with a clock of its own adds {@link #elapsed} to
 * that.
 */
public final class TestClock implements InstantSource {

  private final Instant start;
  private volatile Duration elapsed = Duration.ZERO;

  private TestClock(Instant start) {
    this.start = start;
  }

  /**
   * Returns a clock that shows an instant.
   *
   * @param start what it shows
   * @return a clock
   */
  public static TestClock at(Instant start) {
    return new TestClock(start);
  }

  /**
   * Moves the clock on.
   *
   * @param duration how far; not negative
   * @throws IllegalArgumentException if the duration is negative
   */
  public synchronized void advance(Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException("duration (" + duration + ") must not be negative");
    }
    elapsed = elapsed.plus(duration);
  }

  /**
   * Returns how far the clock was moved in all.
   *
   * @return zero at first
   */
  public Duration elapsed() {
    return elapsed;
  }

  @Override
  public Instant instant() {
    return start.plus(elapsed);
  }
}
