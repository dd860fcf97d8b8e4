package io.slotcore.slot;

import static java.util.Objects.requireNonNull;

import io.slotcore.eventtype.Unit;
import java.util.List;

/**
 * Who of a pool can serve at a start, and why the others cannot.
 *
 * @param pool the pool's name, or its place in the event type: {@code pool-1} is the first
 * @param needed how many a booking takes
 * @param members every unit of every member, in the order of the pool
 */
public record PoolVerdict(String pool, int needed, List<Verdict> members) {

  /**
   * Whether one unit can serve.
   *
   * @param unit a host, or a unit of a resource
   * @param reasons everything against it; empty if it is free
   */
  public record Verdict(Unit unit, List<Reason> reasons) {

    /**
     * Copies the list.
     *
     * @param unit a host, or a unit of a resource
     * @param reasons everything against it
     */
    public Verdict {
      requireNonNull(unit, "unit");
      reasons = List.copyOf(reasons);
    }

    /**
     * Tells whether the unit can serve.
     *
     * @return true if there is no reason against it
     */
    public boolean isFree() {
      return reasons.isEmpty();
    }
  }

  /**
   * Copies the list.
   *
   * @param pool the pool's name, or its place in the event type
   * @param needed how many a booking takes
   * @param members every unit of every member, in the order of the pool
   */
  public PoolVerdict {
    requireNonNull(pool, "pool");
    members = List.copyOf(members);
  }

  /**
   * Returns who can serve.
   *
   * @return in the order of the pool
   */
  public List<Unit> free() {
    return members.stream().filter(Verdict::isFree).map(Verdict::unit).toList();
  }

  /**
   * Tells whether enough can serve, looking at this pool alone.
   *
   * @return true if at least as many are free as are needed
   */
  public boolean isFilled() {
    return free().size() >= needed;
  }
}
