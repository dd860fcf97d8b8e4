package io.slotcore.eventtype;

import static java.util.Objects.requireNonNull;

/**
 * By what a pool chooses among the members that are free.
 *
 * <p>All choices are deterministic: members that rank alike come in the order of the pool.
 */
public sealed interface RoundRobin {

  /**
   * Returns the order of the pool.
   *
   * @return the first free member is chosen
   */
  static RoundRobin inOrder() {
    return new InOrder();
  }

  /**
   * Returns the order of {@linkplain Pool#withPriority priorities}.
   *
   * @return the free member with the highest priority is chosen
   */
  static RoundRobin byPriority() {
    return new ByPriority();
  }

  /**
   * Returns the order by which members get bookings in proportion to their {@linkplain
   * Pool#withWeight weights}.
   *
   * @param period over which their bookings are counted, in the event type's zone; weeks start on
   *     Monday
   * @return the free member with the least bookings for his weight is chosen
   */
  static RoundRobin byWeight(LimitPeriod period) {
    return new ByWeight(period);
  }

  /**
   * Returns the order by which the member whose last booking was made longest ago comes first.
   *
   * @return of all bookings that start within a year of the start in question
   */
  static RoundRobin leastRecent() {
    return new LeastRecent();
  }

  /**
   * Returns the order by which the member with the least bookings comes first.
   *
   * @param period over which their bookings are counted, in the event type's zone; weeks start on
   *     Monday
   * @return the free member with the least bookings in the period of the start is chosen
   */
  static RoundRobin leastLoaded(LimitPeriod period) {
    return new LeastLoaded(period);
  }

  /** The order of the pool. */
  record InOrder() implements RoundRobin {}

  /** The order of priorities. */
  record ByPriority() implements RoundRobin {}

  /**
   * The order of bookings for each unit of weight.
   *
   * @param period over which they are counted
   */
  record ByWeight(LimitPeriod period) implements RoundRobin {

    /**
     * Checks the period.
     *
     * @param period over which bookings are counted
     */
    public ByWeight {
      requireNonNull(period, "period");
    }
  }

  /** The order of the time since the last booking was made. */
  record LeastRecent() implements RoundRobin {}

  /**
   * The order of bookings in a period.
   *
   * @param period over which they are counted
   */
  record LeastLoaded(LimitPeriod period) implements RoundRobin {

    /**
     * Checks the period.
     *
     * @param period over which bookings are counted
     */
    public LeastLoaded {
      requireNonNull(period, "period");
    }
  }
}
