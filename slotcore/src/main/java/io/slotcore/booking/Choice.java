package io.slotcore.booking;

import static java.util.Objects.requireNonNull;

import io.slotcore.eventtype.EventType;
import io.slotcore.eventtype.Subject;
import io.slotcore.freebusy.FreeBusy;
import io.slotcore.slot.Rule;
import io.slotcore.slot.SlotQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A start that somebody has chosen, with what is to be known and left out when it is decided.
 *
 * <p>Foreign busy time is fetched before a command and handed in here, since nobody asks a network
 * while locks are held.
 */
public final class Choice {

  private final EventType eventType;
  private final Instant start;
  private final @Nullable Duration duration;
  private final int party;
  private final Map<Subject, FreeBusy> busy;
  private final Set<Rule> waived;

  private Choice(
      EventType eventType,
      Instant start,
      @Nullable Duration duration,
      int party,
      Map<Subject, FreeBusy> busy,
      Set<Rule> waived) {
    this.eventType = requireNonNull(eventType, "eventType");
    this.start = requireNonNull(start, "start");
    this.duration = duration;
    this.party = party;
    this.busy = Map.copyOf(busy);
    this.waived = Set.copyOf(waived);
  }

  /**
   * Chooses a start.
   *
   * @param eventType what is to be booked, by its rules as they are now
   * @param start when
   * @return the choice, with no foreign busy time and no rule waived
   */
  public static Choice of(EventType eventType, Instant start) {
    return new Choice(eventType, start, null, 1, Map.of(), Set.of());
  }

  /**
   * Returns a copy of another length.
   *
   * @param chosen one of the event type's durations
   * @return the changed copy
   * @throws IllegalArgumentException if the event type does not have the duration
   */
  public Choice lasting(Duration chosen) {
    Choice choice = new Choice(eventType, start, chosen, party, busy, waived);
    choice.query();
    return choice;
  }

  /**
   * Returns a copy for more people than one.
   *
   * @param people how many come; at least one
   * @return the changed copy
   * @throws IllegalArgumentException if the number is below one
   */
  public Choice party(int people) {
    Choice choice = new Choice(eventType, start, duration, people, busy, waived);
    choice.query();
    return choice;
  }

  /**
   * Returns a copy with what a host's calendars say.
   *
   * @param host the host
   * @param freeBusy fetched just now
   * @return the changed copy
   */
  public Choice withBusy(Subject host, FreeBusy freeBusy) {
    Map<Subject, FreeBusy> all = new HashMap<>(busy);
    all.put(host, freeBusy);
    return new Choice(eventType, start, duration, party, all, waived);
  }

  /**
   * Returns a copy that waives rules, which only hosts may.
   *
   * @param rules kinds that can be {@linkplain Rule#isWaivable waived}
   * @return the changed copy
   */
  public Choice waiving(Set<Rule> rules) {
    return new Choice(eventType, start, duration, party, busy, rules);
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
   * Returns when.
   *
   * @return the start
   */
  public Instant start() {
    return start;
  }

  /**
   * Returns how long the booking is to take.
   *
   * @return by default the event type's usual duration; a booking that is moved keeps its own
   */
  public Duration duration() {
    return duration == null ? eventType.duration() : duration;
  }

  /** Tells whether a length is the chosen one, or none was chosen. */
  boolean fits(Duration length) {
    return duration == null || duration.equals(length);
  }

  /**
   * A booking that is moved keeps its length if no other one was chosen and it can still be had.
   */
  Choice keepingLengthOf(Booking booking) {
    boolean keeps = duration == null && eventType.durations().contains(booking.duration());
    return keeps ? lasting(booking.duration()) : this;
  }

  /**
   * Returns what the hosts' calendars say.
   *
   * @return by host, unmodifiable
   */
  public Map<Subject, FreeBusy> busy() {
    return busy;
  }

  /**
   * Returns the kinds of rule that are waived.
   *
   * @return unmodifiable
   */
  public Set<Rule> waived() {
    return waived;
  }

  SlotQuery.Builder query() {
    return SlotQuery.at(eventType, start).duration(duration()).party(party).waiving(waived);
  }
}
