package io.slotcore.booking;

import static java.util.Objects.requireNonNull;

import io.slotcore.eventtype.Ids;

/**
 * Who gives a command.
 *
 * @param role what the actor may do
 * @param id who it is; not an address or a name, since it is kept in events
 */
public record Actor(Role role, String id) {

  /** What an actor may do. */
  public enum Role {
    /** Somebody who serves bookings, or acts for one who does. */
    HOST,
    /** Somebody who books. */
    BOOKER,
    /** The software itself. */
    SYSTEM
  }

  /**
   * Checks the id.
   *
   * @param role what the actor may do
   * @param id who it is
   * @throws IllegalArgumentException if the id is not legal
   */
  public Actor {
    requireNonNull(role, "role");
    Ids.check("actor id", id);
  }

  /**
   * Returns a host as an actor.
   *
   * @param id the host's id
   * @return the actor
   */
  public static Actor host(String id) {
    return new Actor(Role.HOST, id);
  }

  /**
   * Returns a booker as an actor.
   *
   * @param id tells bookers apart, for instance a visitor's random id
   * @return the actor
   */
  public static Actor booker(String id) {
    return new Actor(Role.BOOKER, id);
  }

  /**
   * Returns a part of the software as an actor.
   *
   * @param id which part
   * @return the actor
   */
  public static Actor system(String id) {
    return new Actor(Role.SYSTEM, id);
  }
}
