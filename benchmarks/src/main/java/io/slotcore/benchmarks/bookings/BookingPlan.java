package io.slotcore.benchmarks.bookings;

import java.time.Duration;

/** How long is measured. */
enum BookingPlan {

  /** For the record: some six minutes. */
  FULL(5, Duration.ofSeconds(10), 1_000_000),

  /** A minute. */
  SHORT(2, Duration.ofSeconds(3), 1_000_000),

  /** To see that it runs; the figures mean nothing. */
  SMOKE(1, Duration.ofMillis(500), 10_000);

  private final int rounds;
  private final Duration time;
  private final int filled;

  BookingPlan(int rounds, Duration time, int filled) {
    this.rounds = rounds;
    this.time = time;
    this.filled = filled;
  }

  int rounds() {
    return rounds;
  }

  /** Returns how long a round takes; that before the first only warms up. */
  Duration time(int round) {
    return round < 0 ? time.dividedBy(2) : time;
  }

  /** Returns how many bookings there are when the tables are not empty. */
  int filled() {
    return filled;
  }
}
