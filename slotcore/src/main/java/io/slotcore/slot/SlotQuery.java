package io.slotcore.slot;

import static java.util.Objects.requireNonNull;

import io.slotcore.eventtype.EventType;
import io.slotcore.eventtype.Subject;
import io.slotcore.time.Interval;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is asked: which starts of an event type in a window can be booked.
 *
 * <p>The window bounds the starts, not the ends: {@code from <= start < to}. Immutable.
 */
public final class SlotQuery {

  /** The longest window, in days: ten years. */
  public static final int MAX_DAYS = 3_660;

  private final EventType eventType;
  private final Interval window;
  private final Set<BookingId> ignored;
  private final Set<Rule> waived;
  private final Duration duration;
  private final int party;
  private final @Nullable Subject booker;
  private final List<Subject> preferred;

  private SlotQuery(Builder builder) {
    eventType = builder.eventType;
    window = builder.window;
    ignored = Set.copyOf(builder.ignored);
    waived = Set.copyOf(builder.waived);
    duration = builder.duration;
    party = builder.party;
    booker = builder.booker;
    preferred = List.copyOf(builder.preferred);
  }

  /**
   * Asks for the starts of an event type in a window.
   *
   * @param eventType what is to be booked
   * @param window the bounds of the starts, at most {@value #MAX_DAYS} days
   * @return a builder
   * @throws IllegalArgumentException if the window is too long
   */
  public static Builder builder(EventType eventType, Interval window) {
    return new Builder(eventType, window);
  }

  /**
   * Asks for the starts of an event type in a window, by the rules as they are.
   *
   * @param eventType what is to be booked
   * @param fromInclusive the first possible start
   * @param toExclusive the first instant that is too late
   * @return the query
   * @throws IllegalArgumentException if the window is too long or ends before it starts
   */
  public static SlotQuery of(EventType eventType, Instant fromInclusive, Instant toExclusive) {
    return builder(eventType, Interval.of(fromInclusive, toExclusive)).build();
  }

  /**
   * Asks for one start.
   *
   * @param eventType what is to be booked
   * @param start the start
   * @return a builder with a window that holds just this start
   */
  public static Builder at(EventType eventType, Instant start) {
    // The builder refuses windows at the ends of all time; this must not fail before it.
    Instant end = start.isBefore(Instant.MAX.minusSeconds(1)) ? start.plusSeconds(1) : Instant.MAX;
    return new Builder(eventType, Interval.of(start, end));
  }

  /**
   * Returns what is to be booked.
   *
   * @return the event type
   */
  public EventType eventType() {
    return eventType;
  }

  /**
   * Returns the bounds of the starts.
   *
   * @return the window
   */
  public Interval window() {
    return window;
  }

  /**
   * Returns the bookings that neither block nor count: the one that is being moved, and the asker's
   * own hold.
   *
   * @return unmodifiable
   */
  public Set<BookingId> ignored() {
    return ignored;
  }

  /**
   * Returns the kinds of rule that do not forbid.
   *
   * @return unmodifiable; never kinds of time that is taken
   */
  public Set<Rule> waived() {
    return waived;
  }

  /**
   * Returns how long the booking is to take.
   *
   * @return one of the event type's durations
   */
  public Duration duration() {
    return duration;
  }

  /**
   * Returns how many people come.
   *
   * @return at least one
   */
  public int party() {
    return party;
  }

  /**
   * Returns who books, so that his limits count.
   *
   * @return empty if nobody is named; then no limit of a booker forbids
   */
  public Optional<Subject> booker() {
    return Optional.ofNullable(booker);
  }

  /**
   * Returns whom to choose first among the members that are free.
   *
   * @return unmodifiable, the most preferred first
   */
  public List<Subject> preferred() {
    return preferred;
  }

  /**
   * Returns the same question about other starts.
   *
   * @param newWindow the bounds of the starts
   * @return the changed copy
   * @throws IllegalArgumentException if the window is too long
   */
  public SlotQuery withWindow(Interval newWindow) {
    return toBuilder(newWindow).build();
  }

  /** Starts with the same question about other starts. */
  Builder toBuilder(Interval newWindow) {
    Builder builder = new Builder(eventType, newWindow);
    builder.ignored.addAll(ignored);
    builder.waived.addAll(waived);
    builder.preferred.addAll(preferred);
    builder.duration = duration;
    builder.party = party;
    builder.booker = booker;
    return builder;
  }

  /** Collects the parts of a question. */
  public static final class Builder {

    private final EventType eventType;
    private final Interval window;
    private final Set<BookingId> ignored = new HashSet<>();
    private final Set<Rule> waived = EnumSet.noneOf(Rule.class);
    private final List<Subject> preferred = new ArrayList<>();
    private Duration duration;
    private int party = 1;
    private @Nullable Subject booker;

    private Builder(EventType eventType, Interval window) {
      this.eventType = requireNonNull(eventType, "eventType");
      this.window = requireNonNull(window, "window");
      duration = eventType.duration();
      Instant earliest = Instant.EPOCH.minus(Duration.ofDays(400L * 366));
      Instant latest = Instant.EPOCH.plus(Duration.ofDays(8_000L * 366));
      if (window.duration().compareTo(Duration.ofDays(MAX_DAYS)) > 0) {
        throw new IllegalArgumentException(
            "window (" + window + ") must be at most " + MAX_DAYS + " days long");
      }
      if (window.start().isBefore(earliest) || window.end().isAfter(latest)) {
        throw new IllegalArgumentException(
            "window (" + window + ") must lie between " + earliest + " and " + latest);
      }
    }

    /**
     * Leaves bookings out of account: the one that is being moved, or the asker's own hold.
     *
     * @param bookings whose claims do not block and which limits do not count
     * @return this builder
     */
    public Builder ignoring(Collection<BookingId> bookings) {
      ignored.addAll(bookings);
      return this;
    }

    /**
     * Waives rules by kind, as a host may for a booking that he makes himself.
     *
     * @param rules the kinds that do not forbid
     * @return this builder
     * @throws IllegalArgumentException if a kind cannot be waived
     */
    public Builder waiving(Collection<Rule> rules) {
      for (Rule rule : rules) {
        if (!rule.isWaivable()) {
          throw new IllegalArgumentException(rule + " cannot be waived: the time is taken");
        }
        waived.add(rule);
      }
      return this;
    }

    /**
     * Sets how long the booking is to take; by default the event type's usual duration.
     *
     * @param chosen one of the event type's durations
     * @return this builder
     * @throws IllegalArgumentException if the event type does not have the duration
     */
    public Builder duration(Duration chosen) {
      if (!eventType.durations().contains(chosen)) {
        throw new IllegalArgumentException(
            String.format(
                "duration (%s) must be one of event type '%s': %s",
                chosen, eventType.id(), eventType.durations()));
      }
      duration = chosen;
      return this;
    }

    /** Sets a duration that the event type need not have: that of a booking which stands. */
    Builder durationOfBooking(Duration booked) {
      duration = booked;
      return this;
    }

    /**
     * Sets how many people come; by default one.
     *
     * @param people at least one
     * @return this builder
     * @throws IllegalArgumentException if the number is below one
     */
    public Builder party(int people) {
      if (people < 1) {
        throw new IllegalArgumentException("party (" + people + ") must be at least one");
      }
      party = people;
      return this;
    }

    /**
     * Names who books, so that the event type's limits of each booker count.
     *
     * @param id the booker's id, as the caller tells bookers apart
     * @return this builder
     * @throws IllegalArgumentException if the id is not legal
     */
    public Builder booker(String id) {
      booker = Subject.booker(id);
      return this;
    }

    /**
     * Names members that are chosen before others if they are free, for instance the host of the
     * booking that is being moved.
     *
     * @param members the most preferred first
     * @return this builder
     */
    public Builder preferring(Collection<Subject> members) {
      preferred.addAll(members);
      return this;
    }

    /**
     * Makes the query.
     *
     * @return the query
     */
    public SlotQuery build() {
      return new SlotQuery(this);
    }
  }
}
