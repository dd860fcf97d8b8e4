package io.slotcore.server.database;

import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries a start again that may be refused for a moment, at most {@value #ATTEMPTS} times.
 *
 * <p>Children of a killed postmaster hold its memory for a moment after it is gone, and nothing but
 * another start tells when they have let go. The pauses double up to a bound, all together {@link
 * #LONGEST_WAIT}.
 */
final class Retries {

  static final int ATTEMPTS = 8;

  /** What all pauses come to. */
  static final Duration LONGEST_WAIT = Duration.ofMillis(12_600);

  private static final Logger LOG = LoggerFactory.getLogger(Retries.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(3_200);

  /** Lets time pass. */
  @FunctionalInterface
  interface Pause {

    /** Returns whether it is still of use to go on after that time. */
    boolean passes(Duration time);
  }

  /** What is tried. */
  @FunctionalInterface
  interface Attempt {

    void run() throws IOException;
  }

  private final Pause pause;

  Retries(Pause pause) {
    this.pause = pause;
  }

  /**
   * Runs an attempt until one succeeds.
   *
   * @throws DatabaseException that of the last attempt
   */
  void run(Attempt attempt) throws IOException {
    Duration next = FIRST_PAUSE;
    for (int number = 1; ; number++) {
      try {
        attempt.run();
        return;
      } catch (DatabaseException e) {
        if (number == ATTEMPTS) {
          throw e;
        }
        LOG.info("Attempt {} of {} failed: {}; next in {}", number, ATTEMPTS, e.getMessage(), next);
        if (!pause.passes(next)) {
          throw e;
        }
        Duration twice = next.multipliedBy(2);
        next = twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
      }
    }
  }
}
