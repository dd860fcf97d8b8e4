package io.slotcore.benchmarks;

import java.time.Duration;

/** How long is measured. */
enum Plan {

  /** For the record: some five minutes. */
  FULL(3, 5, Duration.ofMillis(300)),

  /** One round of the full run. */
  SHORT(1, 5, Duration.ofMillis(300)),

  /** To see that it runs; the figures mean nothing. */
  SMOKE(1, 1, Duration.ofMillis(50));

  private final int rounds;
  private final int iterations;
  private final Duration iteration;

  Plan(int rounds, int iterations, Duration iteration) {
    this.rounds = rounds;
    this.iterations = iterations;
    this.iteration = iteration;
  }

  /** Returns how often each benchmark gets a new JVM. */
  int rounds() {
    return rounds;
  }

  /** Returns how many iterations of a JVM warm it up, and how many are measured after that. */
  int iterations() {
    return iterations;
  }

  Duration iteration() {
    return iteration;
  }
}
