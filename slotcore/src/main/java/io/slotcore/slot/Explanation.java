package io.slotcore.slot;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Why a start is not offered, or the slot if it is.
 *
 * <p>There is no reason if and only if there is a slot.
 */
public final class Explanation {

  private final Instant start;
  private final List<Reason> reasons;
  private final List<PoolVerdict> pools;
  private final @Nullable Slot slot;
  private final @Nullable Assignment assignment;
  private final @Nullable BookingId session;

  Explanation(
      Instant start,
      List<Reason> reasons,
      List<PoolVerdict> pools,
      @Nullable Slot slot,
      @Nullable Assignment assignment,
      @Nullable BookingId session) {
    this.start = requireNonNull(start, "start");
    this.reasons = List.copyOf(reasons);
    this.pools = List.copyOf(pools);
    this.slot = slot;
    this.assignment = assignment;
    this.session = session;
  }

  /**
   * Returns the start that was asked for.
   *
   * @return the instant
   */
  public Instant start() {
    return start;
  }

  /**
   * Tells whether the start can be booked.
   *
   * @return true if no rule forbids it
   */
  public boolean isBookable() {
    return reasons.isEmpty();
  }

  /**
   * Returns every reason against the start: those of the event type, and those of the members of
   * pools that cannot be filled. Where some of a pool would do, {@link Rule#POOL} says so, too.
   *
   * @return unmodifiable; empty if and only if the start can be booked
   */
  public List<Reason> reasons() {
    return reasons;
  }

  /**
   * Returns what would be booked.
   *
   * @return the slot; empty if there is a reason against it
   */
  public Optional<Slot> slot() {
    return Optional.ofNullable(slot);
  }

  /**
   * Returns who can serve at the start and who cannot, whether or not it can be booked.
   *
   * @return one verdict for each pool of the event type, in their order
   */
  public List<PoolVerdict> pools() {
    return pools;
  }

  /**
   * Returns who would serve.
   *
   * @return the choice of each pool; empty if the start cannot be booked
   */
  public Optional<Assignment> assignment() {
    return Optional.ofNullable(assignment);
  }

  /**
   * Returns which session of a group a guest joins at this start.
   *
   * @return empty if the start cannot be booked, the event type is no group, or he is the first
   */
  public Optional<BookingId> session() {
    return Optional.ofNullable(session);
  }

  /**
   * Returns all reasons as lines that a person can read.
   *
   * @return one line a reason, or that the start is open
   */
  @Override
  public String toString() {
    return isBookable()
        ? start + " is open"
        : reasons.stream()
            .map(Reason::toString)
            .collect(Collectors.joining("\n  ", start + " is not offered:\n  ", ""));
  }
}
