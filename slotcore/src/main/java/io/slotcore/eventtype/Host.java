package io.slotcore.eventtype;

import static java.util.Objects.requireNonNull;

import io.slotcore.schedule.Schedule;

/**
 * Somebody who serves bookings, with the hours in which he does.
 *
 * @param id names the host within a tenant
 * @param schedule the host's default schedule, whose zone also cuts the days of the host's limits
 */
public record Host(String id, Schedule schedule) {

  /**
   * Checks the id.
   *
   * @param id names the host within a tenant
   * @param schedule the host's default schedule, whose zone also cuts the days of the host's limits
   * @throws IllegalArgumentException if the id is not legal
   */
  public Host {
    Ids.check("host id", id);
    requireNonNull(schedule, "schedule");
  }

  /**
   * Returns a host.
   *
   * @param id names the host within a tenant
   * @param schedule when he serves
   * @return the host
   */
  public static Host of(String id, Schedule schedule) {
    return new Host(id, schedule);
  }

  /**
   * Returns the host as the subject of claims, locks and reasons.
   *
   * @return the subject with this id
   */
  public Subject subject() {
    return Subject.host(id);
  }
}
