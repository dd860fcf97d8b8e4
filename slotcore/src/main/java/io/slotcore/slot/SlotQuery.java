package io.slotcore.slot;

import static java.util.Objects.requireNonNull;

import io.slotcore.eventtype.EventType;
import io.slotcore.time.Interval;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

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

  private SlotQuery(Builder builder) {
    eventType = builder.eventType;
    window = builder.window;
    ignored = Set.copyOf(builder.ignored);
    waived = Set.copyOf(builder.waived);
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
    return new Builder(eventType, Interval.of(start, Duration.ofSeconds(1)));
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

  /** Collects the parts of a question. */
  public static final class Builder {

    private final EventType eventType;
    private final Interval window;
    private final Set<BookingId> ignored = new HashSet<>();
    private final Set<Rule> waived = EnumSet.noneOf(Rule.class);

    private Builder(EventType eventType, Interval window) {
      this.eventType = requireNonNull(eventType, "eventType");
      this.window = requireNonNull(window, "window");
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
     * Makes the query.
     *
     * @return the query
     */
    public SlotQuery build() {
      return new SlotQuery(this);
    }
  }
}
