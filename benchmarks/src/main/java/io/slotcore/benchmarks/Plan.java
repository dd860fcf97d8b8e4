package io.slotcore.benchmarks;

import java.time.Duration;

/** How long is measured. */
enum Plan {

  /** For the record: some five minutes. */
  FULL(3, 5, Duration.ofMillis(400), Duration.ofMillis(200)),

  /** One round of the full run. */
  SHORT(1, 5, Duration.ofMillis(400), Duration.ofMillis(200)),

  /** To see that it runs; the figures mean nothing. */
  SMOKE(1, 1, Duration.ofMillis(50), Duration.ofMillis(50));

  private final int rounds;
  private final int iterations;
  private final Duration warmUp;
  private final Duration measured;

  Plan(int rounds, int iterations, Duration warmUp, Duration measured) {
    this.rounds = rounds;
    this.iterations = iterations;
    this.warmUp = warmUp;
    this.measured = measured;
  }

  /** Returns how often each benchmark gets a new JVM. */
  int rounds() {
    return rounds;
  }

  /** Returns how many iterations of a JVM warm it up, and how many are measured after that. */
  int iterations() {
    return iterations;
  }

  /** Returns the length of an iteration that warms up. */
  Duration warmUp() {
    return warmUp;
  }

  /** Returns the length of an iteration that is measured. */
  Duration measured() {
    return measured;
  }
}
