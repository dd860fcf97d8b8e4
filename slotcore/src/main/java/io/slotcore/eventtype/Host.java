package io.slotcore.eventtype;

import static java.util.Objects.requireNonNull;

import io.slotcore.schedule.OutOfOffice;
import io.slotcore.schedule.Schedule;
import java.util.ArrayList;
import java.util.List;

/**
 * Somebody who serves bookings, with the hours in which he does.
 *
 * <p>A host may have several schedules. His default schedule is in use unless {@link #using}
 * chooses another one; its days cut the periods of his limits in any case. Immutable.
 */
public final class Host implements Member {

  private final String id;
  private final List<Schedule> schedules;
  private final Schedule inUse;
  private final List<OutOfOffice> outOfOffice;
  private final List<BookingLimit> limits;

  private Host(Builder builder, Schedule inUse) {
    id = builder.id;
    schedules = List.copyOf(builder.schedules);
    this.inUse = inUse;
    outOfOffice = List.copyOf(builder.outOfOffice);
    limits = List.copyOf(builder.limits);
  }

  /**
   * Returns a host with one schedule.
   *
   * @param id names the host within a tenant
   * @param schedule when he serves
   * @return the host
   * @throws IllegalArgumentException if the id is not legal
   */
  public static Host of(String id, Schedule schedule) {
    return builder(id, schedule).build();
  }

  /**
   * Starts a host.
   *
   * @param id names the host within a tenant
   * @param defaultSchedule when he serves, unless another schedule is put to use
   * @return a builder
   * @throws IllegalArgumentException if the id is not legal
   */
  public static Builder builder(String id, Schedule defaultSchedule) {
    return new Builder(id, defaultSchedule);
  }

  /**
   * Returns this host with another of his schedules in use.
   *
   * @param scheduleId the id of one of his schedules
   * @return the changed copy
   * @throws IllegalArgumentException if he has no such schedule
   */
  public Host using(String scheduleId) {
    for (Schedule schedule : schedules) {
      if (schedule.id().equals(scheduleId)) {
        return new Host(new Builder(this), schedule);
      }
    }
    throw new IllegalArgumentException(
        String.format(
            "host '%s' has no schedule '%s', only %s",
            id, scheduleId, schedules.stream().map(Schedule::id).toList()));
  }

  /**
   * Returns the name of the host within his tenant.
   *
   * @return the id
   */
  public String id() {
    return id;
  }

  /**
   * Returns all schedules of the host.
   *
   * @return unmodifiable, the default one first
   */
  public List<Schedule> schedules() {
    return schedules;
  }

  @Override
  public Schedule schedule() {
    return inUse;
  }

  @Override
  public Schedule defaultSchedule() {
    return schedules.get(0);
  }

  @Override
  public List<OutOfOffice> outOfOffice() {
    return outOfOffice;
  }

  @Override
  public List<BookingLimit> limits() {
    return limits;
  }

  @Override
  public int quantity() {
    return 1;
  }

  @Override
  public int capacity() {
    return Integer.MAX_VALUE;
  }

  @Override
  public Subject subject() {
    return Subject.host(id);
  }

  private List<Object> parts() {
    return List.of(id, schedules, inUse.id(), outOfOffice, limits);
  }

  @Override
  public boolean equals(Object other) {
    return this == other || (other instanceof Host that && parts().equals(that.parts()));
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  @Override
  public String toString() {
    return "Host" + parts();
  }

  /** Collects the parts of a host. */
  public static final class Builder {

    private final String id;
    private final List<Schedule> schedules = new ArrayList<>();
    private final List<OutOfOffice> outOfOffice = new ArrayList<>();
    private final List<BookingLimit> limits = new ArrayList<>();

    private Builder(String id, Schedule defaultSchedule) {
      this.id = Ids.check("host id", id);
      schedules.add(requireNonNull(defaultSchedule, "schedule"));
    }

    private Builder(Host host) {
      id = host.id;
      schedules.addAll(host.schedules);
      outOfOffice.addAll(host.outOfOffice);
      limits.addAll(host.limits);
    }

    /**
     * Adds a schedule that event types can put to use.
     *
     * @param schedule has another id than the host's other schedules
     * @return this builder
     * @throws IllegalArgumentException if the host has a schedule with this id
     */
    public Builder schedule(Schedule schedule) {
      for (Schedule other : schedules) {
        if (other.id().equals(schedule.id())) {
          throw new IllegalArgumentException(
              "host '" + id + "' has two schedules with the id '" + schedule.id() + "'");
        }
      }
      schedules.add(schedule);
      return this;
    }

    /**
     * Adds an absence.
     *
     * @param absence when the host does not serve
     * @return this builder
     */
    public Builder outOfOffice(OutOfOffice absence) {
      outOfOffice.add(requireNonNull(absence, "absence"));
      return this;
    }

    /**
     * Adds a limit over all event types.
     *
     * @param limit how much of the host may be booked in a period
     * @return this builder
     */
    public Builder limit(BookingLimit limit) {
      limits.add(requireNonNull(limit, "limit"));
      return this;
    }

    /**
     * Makes the host, with the default schedule in use.
     *
     * @return the host
     */
    public Host build() {
      return new Host(this, schedules.get(0));
    }
  }
}
