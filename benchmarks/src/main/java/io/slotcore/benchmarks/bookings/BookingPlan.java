package io.slotcore.benchmarks.bookings;

import java.time.Duration;

/** How long is measured. */
enum BookingPlan {

  /** For the record: some seven minutes. */
  FULL(5, Duration.ofSeconds(10), Duration.ofSeconds(20), 1_000_000),

  /** A minute. */
  SHORT(2, Duration.ofSeconds(3), Duration.ofSeconds(10), 1_000_000),

  /** To see that it runs; the figures mean nothing. */
  SMOKE(1, Duration.ofMillis(500), Duration.ofMillis(250), 10_000);

  private final int rounds;
  private final Duration time;
  private final Duration warmUp;
  private final int filled;

  BookingPlan(int rounds, Duration time, Duration warmUp, int filled) {
    this.rounds = rounds;
    this.time = time;
    this.warmUp = warmUp;
    this.filled = filled;
  }

  int rounds() {
    return rounds;
  }

  /**
   * Returns how long a round takes; that before the first only warms up, the compiler above all.
   */
  Duration time(int round) {
    return round < 0 ? warmUp : time;
  }

  /** Returns how many bookings there are when the tables are not empty. */
  int filled() {
    return filled;
  }
}
