package io.slotcore.spi;

import static java.util.Objects.requireNonNull;

import io.slotcore.freebusy.FreeBusy;
import io.slotcore.time.Interval;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How old an answer of a {@link BusySource} may be, and what counts when it cannot be asked.
 *
 * @param freshness how old at most an answer may be for a listing; not negative
 * @param whenBroken what counts when the source throws
 */
public record BusyPolicy(Duration freshness, WhenBroken whenBroken) {

  /**
   * Checks the freshness.
   *
   * @param freshness how old at most an answer may be for a listing
   * @param whenBroken what counts when the source throws
   * @throws IllegalArgumentException if the freshness is negative
   */
  public BusyPolicy {
    requireNonNull(whenBroken, "whenBroken");
    if (freshness.isNegative()) {
      throw new IllegalArgumentException("freshness (" + freshness + ") must not be negative");
    }
  }

  /**
   * Returns the policy that never offers what may be taken.
   *
   * @param freshness how old at most an answer may be for a listing
   * @return the policy that refuses
   */
  public static BusyPolicy refuse(Duration freshness) {
    return new BusyPolicy(freshness, WhenBroken.REFUSE);
  }

  /**
   * Tells whether a listing may use an answer without asking again. A booking always asks.
   *
   * @param known the answer
   * @param now the time
   * @return true if it is no older than the freshness
   */
  public boolean isFresh(FreeBusy known, Instant now) {
    return Duration.between(known.asOf(), now).compareTo(freshness) <= 0;
  }

  /**
   * Asks the source, and answers by this policy if it cannot be asked.
   *
   * @param source which is asked once
   * @param window which span of time
   * @param lastKnown an answer of the source from before that covers the window, if there is one
   * @return the source's answer; or the last known one, as of when it was got; or one without
   *     periods as of {@link Instant#EPOCH}, as it is not known at all
   * @throws CalendarException of the source, if this policy refuses or nothing is known
   */
  public FreeBusy ask(BusySource source, Interval window, Optional<FreeBusy> lastKnown) {
    try {
      return source.busy(window);
    } catch (CalendarException broken) {
      return switch (whenBroken) {
        case REFUSE -> throw broken;
        case LAST_KNOWN -> lastKnown.orElseThrow(() -> broken);
        case IGNORE -> FreeBusy.of(List.of(), Instant.EPOCH);
      };
    }
  }

  /** What counts when a source cannot be asked. */
  public enum WhenBroken {
    /** Nothing can be offered or booked. */
    REFUSE,
    /** The answer from before counts; without one nothing can be offered or booked. */
    LAST_KNOWN,
    /** Nothing of this source counts, as if it were not connected. */
    IGNORE
  }
}
