package io.slotcore.slot;

import static java.util.Objects.requireNonNull;

import io.slotcore.eventtype.RoundRobin;
import io.slotcore.eventtype.Unit;
import java.util.List;

/**
 * Who serves a booking: for each pool the chosen units, and the ranking by which they were chosen.
 *
 * @param rankings one for each pool of the event type, in their order
 */
public record Assignment(List<Ranking> rankings) {

  /**
   * The order in which a pool chose.
   *
   * @param pool the pool's name, or its place in the event type: {@code pool-1} is the first
   * @param choice by what the members were ranked
   * @param ranked all units that are free, the first one ranked best
   */
  public record Ranking(String pool, RoundRobin choice, List<Ranked> ranked) {

    /**
     * Copies the list.
     *
     * @param pool the pool's name, or its place in the event type
     * @param choice by what the members were ranked
     * @param ranked all units that are free, the first one ranked best
     */
    public Ranking {
      requireNonNull(pool, "pool");
      requireNonNull(choice, "choice");
      ranked = List.copyOf(ranked);
    }
  }

  /**
   * One free unit in the order of its pool.
   *
   * @param unit a host, or a unit of a resource
   * @param figure what it was ranked by: its priority, its bookings, its bookings for its weight,
   *     or when its last booking was made in seconds since 1970; zero in the order of the pool, and
   *     where all are needed
   * @param preferred true if the query asked for it before others
   * @param chosen true if it serves; a unit that ranks best is not chosen where another pool needs
   *     it
   */
  public record Ranked(Unit unit, double figure, boolean preferred, boolean chosen) {

    /**
     * Checks the unit.
     *
     * @param unit a host, or a unit of a resource
     * @param figure what it was ranked by
     * @param preferred true if the query asked for it before others
     * @param chosen true if it serves
     */
    public Ranked {
      requireNonNull(unit, "unit");
    }
  }

  /**
   * Copies the list.
   *
   * @param rankings one for each pool of the event type, in their order
   */
  public Assignment {
    rankings = List.copyOf(rankings);
  }

  /**
   * Returns who serves.
   *
   * @return in the order of the pools, in each as they rank; no unit twice
   */
  public List<Unit> units() {
    return rankings.stream()
        .flatMap(ranking -> ranking.ranked().stream())
        .filter(Ranked::chosen)
        .map(Ranked::unit)
        .toList();
  }
}
