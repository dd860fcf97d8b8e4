package io.slotcore.eventtype;

import static java.util.Objects.requireNonNull;

import io.slotcore.schedule.OutOfOffice;
import io.slotcore.schedule.Schedule;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Something that a booking takes besides its hosts: a room, a device, a table.
 *
 * <p>A resource of quantity q is q units that are alike, each with claims of its own; a booking
 * takes one unit for each place that the resource fills, and keeps it. Foreign busy time and
 * absences hold for all units. Immutable.
 */
public final class Resource implements Member {

  private static final int MOST_UNITS = 1_000;

  private final String id;
  private final Schedule schedule;
  private final int quantity;
  private final int capacity;
  private final List<OutOfOffice> outOfService;

  private Resource(Builder builder) {
    id = builder.id;
    schedule = builder.schedule;
    quantity = builder.quantity;
    capacity = builder.capacity;
    outOfService = List.copyOf(builder.outOfService);
  }

  /**
   * Returns a resource that there is once, always open, for any party.
   *
   * @param id names the resource within a tenant
   * @return the resource
   * @throws IllegalArgumentException if the id is not legal
   */
  public static Resource of(String id) {
    return builder(id).build();
  }

  /**
   * Starts a resource that there is once, always open, for any party.
   *
   * @param id names the resource within a tenant
   * @return a builder
   * @throws IllegalArgumentException if the id is not legal
   */
  public static Builder builder(String id) {
    return new Builder(id);
  }

  /**
   * Returns the name of the resource within its tenant.
   *
   * @return the id
   */
  public String id() {
    return id;
  }

  @Override
  public Schedule schedule() {
    return schedule;
  }

  @Override
  public Schedule defaultSchedule() {
    return schedule;
  }

  @Override
  public List<OutOfOffice> outOfOffice() {
    return outOfService;
  }

  @Override
  public List<BookingLimit> limits() {
    return List.of();
  }

  @Override
  public int quantity() {
    return quantity;
  }

  @Override
  public int capacity() {
    return capacity;
  }

  @Override
  public Subject subject() {
    return Subject.resource(id);
  }

  private List<Object> parts() {
    return List.of(id, schedule, quantity, capacity, outOfService);
  }

  @Override
  public boolean equals(Object other) {
    return this == other || (other instanceof Resource that && parts().equals(that.parts()));
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  @Override
  public String toString() {
    return "Resource" + parts();
  }

  /** Collects the parts of a resource. */
  public static final class Builder {

    private final String id;
    private final List<OutOfOffice> outOfService = new ArrayList<>();
    private Schedule schedule = Schedule.alwaysOpen("always", ZoneOffset.UTC);
    private int quantity = 1;
    private int capacity = Integer.MAX_VALUE;

    private Builder(String id) {
      this.id = Ids.check("resource id", id);
    }

    /**
     * Sets when the resource can be used; by default always.
     *
     * @param newSchedule its hours
     * @return this builder
     */
    public Builder schedule(Schedule newSchedule) {
      schedule = requireNonNull(newSchedule, "schedule");
      return this;
    }

    /**
     * Sets how many units there are; by default one.
     *
     * @param units 1 to 1,000
     * @return this builder
     * @throws IllegalArgumentException if the number is out of these bounds
     */
    public Builder quantity(int units) {
      if (units < 1 || units > MOST_UNITS) {
        throw new IllegalArgumentException(
            String.format("resource '%s': quantity (%d) must be 1 to %d", id, units, MOST_UNITS));
      }
      quantity = units;
      return this;
    }

    /**
     * Sets how many people one unit can serve; by default any number.
     *
     * @param people at least one
     * @return this builder
     * @throws IllegalArgumentException if the number is below one
     */
    public Builder capacity(int people) {
      if (people < 1) {
        throw new IllegalArgumentException(
            "resource '" + id + "': capacity (" + people + ") must be at least one");
      }
      capacity = people;
      return this;
    }

    /**
     * Adds a time in which no unit can be used.
     *
     * @param absence when
     * @return this builder
     */
    public Builder outOfService(OutOfOffice absence) {
      outOfService.add(requireNonNull(absence, "absence"));
      return this;
    }

    /**
     * Makes the resource.
     *
     * @return the resource
     */
    public Resource build() {
      return new Resource(this);
    }
  }
}
