package io.slotcore.eventtype;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be booked: how long it takes, who serves it, and the rules for its starts.
 *
 * <p>Durations are whole minutes of elapsed time. Immutable and safe for use by several threads.
 */
public final class EventType {

  private final String id;
  private final Duration duration;
  private final Host host;
  private final Duration startIncrement;
  private final Alignment alignment;
  private final Buffers buffers;
  private final Duration minimumNotice;
  private final BookingWindow window;
  private final List<BookingLimit> limits;
  private final ChangePolicy changePolicy;
  private final ZoneId zone;

  private EventType(Builder builder, Host host) {
    this.host = host;
    id = builder.id;
    duration = builder.duration;
    startIncrement = builder.startIncrement;
    alignment = builder.alignment;
    buffers = builder.buffers;
    minimumNotice = builder.minimumNotice;
    window = builder.window;
    limits = List.copyOf(builder.limits);
    changePolicy = builder.changePolicy;
    zone = builder.zone == null ? host.schedule().zone() : builder.zone;
  }

  /**
   * Starts an event type whose starts lie on a grid of its own duration.
   *
   * @param id names the event type within a tenant
   * @param duration how long a booking takes; whole minutes, at least one, at most 31 days
   * @return a builder, which needs a {@link Builder#host host}
   * @throws IllegalArgumentException if the id or the duration is not legal
   */
  public static Builder builder(String id, Duration duration) {
    return new Builder(id, duration);
  }

  /**
   * Returns the name of the event type within its tenant.
   *
   * @return the id
   */
  public String id() {
    return id;
  }

  /**
   * Returns how long a booking takes.
   *
   * @return elapsed time, whole minutes
   */
  public Duration duration() {
    return duration;
  }

  /**
   * Returns who serves the bookings.
   *
   * @return the host
   */
  public Host host() {
    return host;
  }

  /**
   * Returns the step between two candidate starts.
   *
   * @return whole minutes, at most a day
   */
  public Duration startIncrement() {
    return startIncrement;
  }

  /**
   * Returns what the start increment is counted from.
   *
   * @return the alignment
   */
  public Alignment alignment() {
    return alignment;
  }

  /**
   * Returns the time that a booking takes of its host around itself.
   *
   * @return the buffers
   */
  public Buffers buffers() {
    return buffers;
  }

  /**
   * Returns how long before its start a booking must be made at the latest.
   *
   * @return whole minutes, zero or more
   */
  public Duration minimumNotice() {
    return minimumNotice;
  }

  /**
   * Returns how far ahead a booking can be made.
   *
   * @return the window
   */
  public BookingWindow window() {
    return window;
  }

  /**
   * Returns how many bookings may start in a period.
   *
   * @return unmodifiable, empty if there is no limit
   */
  public List<BookingLimit> limits() {
    return limits;
  }

  /**
   * Returns until when a booker may change a booking.
   *
   * @return the policy
   */
  public ChangePolicy changePolicy() {
    return changePolicy;
  }

  /**
   * Returns the zone that cuts the days of limits and of the window (rule T7).
   *
   * @return by default the zone of the host's schedule
   */
  public ZoneId zone() {
    return zone;
  }

  /**
   * Returns the event type as the subject of limits, locks and reasons.
   *
   * @return the subject with this id
   */
  public Subject subject() {
    return Subject.eventType(id);
  }

  @Override
  public String toString() {
    return "EventType[" + id + ", " + duration + ", host " + host.id() + "]";
  }

  /** Collects the rules of an event type. */
  public static final class Builder {

    private final String id;
    private final Duration duration;
    private final List<BookingLimit> limits = new ArrayList<>();
    private @Nullable Host host;
    private @Nullable ZoneId zone;
    private Duration startIncrement;
    private Alignment alignment = Alignment.RANGE;
    private Buffers buffers = Buffers.none();
    private Duration minimumNotice = Duration.ZERO;
    private BookingWindow window = BookingWindow.unlimited();
    private ChangePolicy changePolicy = ChangePolicy.unlimited();

    private Builder(String id, Duration duration) {
      this.id = Ids.check("event type id", id);
      this.duration = Durations.check("duration", duration, Duration.ofMinutes(1));
      Duration day = Duration.ofDays(1);
      startIncrement = duration.compareTo(day) > 0 ? day : duration;
    }

    /**
     * Sets who serves the bookings.
     *
     * @param newHost the host
     * @return this builder
     */
    public Builder host(Host newHost) {
      host = requireNonNull(newHost, "host");
      return this;
    }

    /**
     * Sets the step between two candidate starts; by default it is the duration.
     *
     * @param increment whole minutes, from one minute to a day
     * @return this builder
     * @throws IllegalArgumentException if the increment is not legal
     */
    public Builder startIncrement(Duration increment) {
      Durations.check("start increment", increment, Duration.ofMinutes(1));
      if (increment.compareTo(Duration.ofDays(1)) > 0) {
        throw new IllegalArgumentException(
            "start increment (" + increment + ") must be at most a day");
      }
      startIncrement = increment;
      return this;
    }

    /**
     * Sets what the start increment is counted from; by default from the start of the range.
     *
     * @param newAlignment the alignment
     * @return this builder
     */
    public Builder alignment(Alignment newAlignment) {
      alignment = requireNonNull(newAlignment, "alignment");
      return this;
    }

    /**
     * Sets the time that a booking takes of its host around itself; by default none.
     *
     * @param before before the start
     * @param after after the end
     * @return this builder
     * @throws IllegalArgumentException if one is negative or not whole minutes
     */
    public Builder buffers(Duration before, Duration after) {
      buffers = new Buffers(before, after);
      return this;
    }

    /**
     * Sets how long before its start a booking must be made at the latest; by default zero.
     *
     * @param notice whole minutes, zero or more
     * @return this builder
     * @throws IllegalArgumentException if the notice is negative, not whole minutes, or above ten
     *     years
     */
    public Builder minimumNotice(Duration notice) {
      Durations.wholeMinutes("minimum notice", notice);
      if (notice.compareTo(Duration.ofDays(3_660)) > 0) {
        throw new IllegalArgumentException(
            "minimum notice (" + notice + ") must be at most 3660 days");
      }
      minimumNotice = notice;
      return this;
    }

    /**
     * Sets how far ahead a booking can be made; by default without an end.
     *
     * @param newWindow the window
     * @return this builder
     */
    public Builder window(BookingWindow newWindow) {
      window = requireNonNull(newWindow, "window");
      return this;
    }

    /**
     * Adds a limit.
     *
     * @param limit how many bookings may start in a period
     * @return this builder
     */
    public Builder limit(BookingLimit limit) {
      limits.add(requireNonNull(limit, "limit"));
      return this;
    }

    /**
     * Sets until when a booker may change a booking; by default up to its start.
     *
     * @param policy the policy
     * @return this builder
     */
    public Builder changePolicy(ChangePolicy policy) {
      changePolicy = requireNonNull(policy, "policy");
      return this;
    }

    /**
     * Sets the zone that cuts the days of limits and of the window; by default the host's.
     *
     * @param newZone the zone
     * @return this builder
     */
    public Builder zone(ZoneId newZone) {
      zone = requireNonNull(newZone, "zone");
      return this;
    }

    /**
     * Makes the event type.
     *
     * @return the event type
     * @throws IllegalArgumentException if no host was set
     */
    public EventType build() {
      if (host == null) {
        throw new IllegalArgumentException(
            "event type '" + id + "' has no host: call host(...) before build()");
      }
      return new EventType(this, host);
    }
  }
}
