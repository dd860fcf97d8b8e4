package io.slotcore.slot;

import static java.util.Objects.requireNonNull;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * The verdict on one occurrence of a series.
 *
 * @param local the local time of the start, in the event type's zone
 * @param explanation why it can or cannot be booked; empty if the local time does not exist on its
 *     date, because the clocks skip it
 */
public record Occurrence(LocalDateTime local, Optional<Explanation> explanation) {

  /**
   * Checks that both parts are there.
   *
   * @param local the local time of the start, in the event type's zone
   * @param explanation why it can or cannot be booked
   */
  public Occurrence {
    requireNonNull(local, "local");
    requireNonNull(explanation, "explanation");
  }

  /**
   * Tells whether the occurrence can be booked.
   *
   * @return true if its local time exists and no rule forbids it
   */
  public boolean isBookable() {
    return explanation.map(Explanation::isBookable).orElse(false);
  }

  /**
   * Tells whether the local time occurs on its date.
   *
   * @return false if the clocks skip it
   */
  public boolean exists() {
    return explanation.isPresent();
  }

  /**
   * Returns what forbids the occurrence.
   *
   * @return empty if it can be booked or its local time does not exist
   */
  public List<Reason> reasons() {
    return explanation.map(Explanation::reasons).orElse(List.of());
  }

  /**
   * Returns the verdict as lines that a person can read.
   *
   * @return the local time and what is to be said of it
   */
  @Override
  public String toString() {
    return local + ": " + explanation.map(Explanation::toString).orElse("does not exist");
  }
}
