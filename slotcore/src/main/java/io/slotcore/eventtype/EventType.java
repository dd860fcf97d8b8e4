package io.slotcore.eventtype;

import static java.util.Objects.requireNonNull;

import io.slotcore.freebusy.FreeBusyType;
import io.slotcore.schedule.Closure;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What can be booked: how long it takes, who serves it, and the rules for its starts.
 *
 * <p>Durations are whole minutes of elapsed time. Immutable and safe for use by several threads.
 */
public final class EventType {

  private final String id;
  private final Duration duration;
  private final List<Duration> durations;
  private final List<Pool> pools;
  private final List<Member> members;
  private final int seats;
  private final Duration startIncrement;
  private final Alignment alignment;
  private final Buffers buffers;
  private final Duration minimumNotice;
  private final BookingWindow window;
  private final List<BookingLimit> limits;
  private final List<BookingLimit> bookerLimits;
  private final List<Closure> closures;
  private final Set<FreeBusyType> busyTypes;
  private final ChangePolicy changePolicy;
  private final ZoneId zone;

  private EventType(Builder builder) {
    id = builder.id;
    duration = builder.duration;
    durations = List.copyOf(builder.durations);
    pools = List.copyOf(builder.pools);
    members = membersOf(pools);
    seats = builder.seats;
    startIncrement = builder.startIncrement;
    alignment = builder.alignment;
    buffers = builder.buffers;
    minimumNotice = builder.minimumNotice;
    window = builder.window;
    limits = List.copyOf(builder.limits);
    bookerLimits = List.copyOf(builder.bookerLimits);
    closures = List.copyOf(builder.closures);
    busyTypes = Collections.unmodifiableSet(builder.busyTypes);
    changePolicy = builder.changePolicy;
    zone = builder.zone == null ? zoneOfFirstHost(pools) : builder.zone;
  }

  private static List<Member> membersOf(List<Pool> pools) {
    Map<Subject, Member> members = new LinkedHashMap<>();
    pools.forEach(
        pool -> pool.members().forEach(member -> members.putIfAbsent(member.subject(), member)));
    return List.copyOf(members.values());
  }

  private static ZoneId zoneOfFirstHost(List<Pool> pools) {
    return pools.stream()
        .flatMap(pool -> pool.members().stream())
        .filter(Host.class::isInstance)
        .findFirst()
        .orElseGet(() -> pools.get(0).members().get(0))
        .defaultSchedule()
        .zone();
  }

  /**
   * Starts an event type whose starts lie on a grid of its own duration.
   *
   * @param id names the event type within a tenant
   * @param duration how long a booking takes; whole minutes, at least one, at most 31 days
   * @return a builder, which needs a {@link Builder#host host} or a {@link Builder#pool pool}
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
   * Returns how long a booking takes if nothing else is chosen.
   *
   * @return elapsed time, whole minutes
   */
  public Duration duration() {
    return duration;
  }

  /**
   * Returns all durations that a booker may choose from.
   *
   * @return unmodifiable, the usual one first
   */
  public List<Duration> durations() {
    return durations;
  }

  /**
   * Returns whom a booking takes.
   *
   * @return unmodifiable, at least one pool; the grid of starts is that of the first
   */
  public List<Pool> pools() {
    return pools;
  }

  /**
   * Returns all members of all pools.
   *
   * @return in the order of the pools, each subject once
   */
  public List<Member> members() {
    return members;
  }

  /**
   * Returns the host of a one-on-one event type.
   *
   * @return the only member of the only pool
   * @throws IllegalStateException if there are other pools or members, or it is no host
   */
  public Host host() {
    if (members.size() == 1 && members.get(0) instanceof Host host) {
      return host;
    }
    throw new IllegalStateException("event type '" + id + "' is not one-on-one: " + pools);
  }

  /**
   * Returns how many people can book the same start.
   *
   * @return one, or more for a group
   */
  public int seats() {
    return seats;
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
   * Returns how much one booker may book in a period, over all event types.
   *
   * @return unmodifiable, empty if there is no limit
   */
  public List<BookingLimit> bookerLimits() {
    return bookerLimits;
  }

  /**
   * Returns when the whole business is closed.
   *
   * @return unmodifiable
   */
  public List<Closure> closures() {
    return closures;
  }

  /**
   * Returns which periods of calendars count as taken.
   *
   * @return unmodifiable; by default all kinds but {@link FreeBusyType#FREE}
   */
  public Set<FreeBusyType> busyTypes() {
    return busyTypes;
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
   * Returns the zone that cuts the days of limits and of the window, and on whose wall clock the
   * start increment is counted (rules T4 and T7).
   *
   * @return by default the zone of the first host's default schedule
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

  private List<Object> parts() {
    return List.of(
        List.of(id, durations, pools, seats, startIncrement, alignment, buffers),
        List.of(minimumNotice, window, limits, bookerLimits, closures, busyTypes),
        List.of(changePolicy, zone));
  }

  @Override
  public boolean equals(Object other) {
    return this == other || (other instanceof EventType that && parts().equals(that.parts()));
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  @Override
  public String toString() {
    return "EventType[" + id + ", " + durations + ", " + pools + "]";
  }

  /** Collects the rules of an event type. */
  public static final class Builder {

    private final String id;
    private final Duration duration;
    private final Set<Duration> durations = new LinkedHashSet<>();
    private final List<Pool> pools = new ArrayList<>();
    private final List<BookingLimit> limits = new ArrayList<>();
    private final List<BookingLimit> bookerLimits = new ArrayList<>();
    private final List<Closure> closures = new ArrayList<>();
    private Set<FreeBusyType> busyTypes = EnumSet.complementOf(EnumSet.of(FreeBusyType.FREE));
    private int seats = 1;
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
      durations.add(duration);
      Duration day = Duration.ofDays(1);
      startIncrement = duration.compareTo(day) > 0 ? day : duration;
    }

    /**
     * Adds somebody without whom there is no booking: a pool of one.
     *
     * @param host serves every booking
     * @return this builder
     */
    public Builder host(Host host) {
      return pool(Pool.all(host));
    }

    /**
     * Adds a pool of which every booking takes its members.
     *
     * @param pool how many of whom; the first pool gives the grid of starts
     * @return this builder
     */
    public Builder pool(Pool pool) {
      pools.add(requireNonNull(pool, "pool"));
      return this;
    }

    /**
     * Adds durations that a booker may choose in place of the usual one.
     *
     * @param others whole minutes, at least one, at most 31 days
     * @return this builder
     * @throws IllegalArgumentException if one is not legal
     */
    public Builder durations(Duration... others) {
      for (Duration other : others) {
        durations.add(Durations.check("duration", other, Duration.ofMinutes(1)));
      }
      return this;
    }

    /**
     * Sets how many people can book the same start; by default one.
     *
     * @param places 1 to 10,000; above one, those who book the same start and duration share a
     *     session
     * @return this builder
     * @throws IllegalArgumentException if the number is out of bounds
     */
    public Builder seats(int places) {
      if (places < 1 || places > 10_000) {
        throw new IllegalArgumentException("seats (" + places + ") must be 1 to 10000");
      }
      seats = places;
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
     * Adds a limit of this event type.
     *
     * @param limit how much of it may be booked in a period
     * @return this builder
     */
    public Builder limit(BookingLimit limit) {
      limits.add(requireNonNull(limit, "limit"));
      return this;
    }

    /**
     * Adds a limit of each booker.
     *
     * @param limit how much one booker may book in a period, over all event types
     * @return this builder
     */
    public Builder bookerLimit(BookingLimit limit) {
      bookerLimits.add(requireNonNull(limit, "limit"));
      return this;
    }

    /**
     * Adds a time in which the whole business is closed.
     *
     * @param closure when
     * @return this builder
     */
    public Builder closure(Closure closure) {
      closures.add(requireNonNull(closure, "closure"));
      return this;
    }

    /**
     * Sets which periods of calendars count as taken; by default all kinds but {@link
     * FreeBusyType#FREE}.
     *
     * @param types the kinds that count; none if calendars are of no account
     * @return this builder
     */
    public Builder busyTypes(Collection<FreeBusyType> types) {
      EnumSet<FreeBusyType> chosen = EnumSet.noneOf(FreeBusyType.class);
      chosen.addAll(types);
      busyTypes = chosen;
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
     * Sets the zone that cuts the days of limits and of the window, and on whose wall clock the
     * start increment is counted; by default that of the first host's default schedule.
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
     * @throws IllegalArgumentException if there is no pool, two pools have the same name, or two
     *     pools name the same member but not alike
     */
    public EventType build() {
      if (pools.isEmpty()) {
        throw new IllegalArgumentException(
            "event type '" + id + "' has no host: call host(...) or pool(...) before build()");
      }
      Map<Subject, Member> members = new LinkedHashMap<>();
      for (Pool pool : pools) {
        for (Member member : pool.members()) {
          Member other = members.putIfAbsent(member.subject(), member);
          if (other != null && !other.equals(member)) {
            throw new IllegalArgumentException(
                String.format(
                    "event type '%s': two pools name %s, but not alike: %s, %s",
                    id, member.subject(), other, member));
          }
        }
      }
      requireDifferentNames();
      return new EventType(this);
    }

    private void requireDifferentNames() {
      Set<String> names = new HashSet<>();
      for (int i = 0; i < pools.size(); i++) {
        if (!names.add(pools.get(i).nameAt(i))) {
          throw new IllegalArgumentException(
              String.format(
                  "event type '%s' has two pools named '%s'", id, pools.get(i).nameAt(i)));
        }
      }
    }
  }
}
