package io.slotcore.booking;

import static java.util.Objects.requireNonNull;

import io.slotcore.eventtype.EventType;
import io.slotcore.eventtype.Subject;
import io.slotcore.freebusy.FreeBusy;
import io.slotcore.slot.Rule;
import io.slotcore.slot.SlotQuery;
import io.slotcore.time.Interval;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
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
  private final @Nullable Integer party;
  private final @Nullable Subject booker;
  private final Map<Subject, FreeBusy> busy;
  private final Set<Rule> waived;

  private Choice(
      EventType eventType,
      Instant start,
      @Nullable Duration duration,
      @Nullable Integer party,
      @Nullable Subject booker,
      Map<Subject, FreeBusy> busy,
      Set<Rule> waived) {
    this.eventType = requireNonNull(eventType, "eventType");
    this.start = requireNonNull(start, "start");
    this.duration = duration;
    this.party = party;
    this.booker = booker;
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
    return new Choice(eventType, start, null, null, null, Map.of(), Set.of());
  }

  /**
   * Returns a copy of another length.
   *
   * @param chosen one of the event type's durations
   * @return the changed copy
   * @throws IllegalArgumentException if the event type does not have the duration
   */
  public Choice lasting(Duration chosen) {
    Choice choice = new Choice(eventType, start, chosen, party, booker, busy, waived);
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
    Choice choice = new Choice(eventType, start, duration, people, booker, busy, waived);
    choice.query();
    return choice;
  }

  /**
   * Returns a copy that names who books, as an event type with limits of each booker needs it.
   *
   * @param id the booker's id, as the caller tells bookers apart
   * @return the changed copy
   * @throws IllegalArgumentException if the id is empty, too long, or contains white space
   */
  public Choice booker(String id) {
    return new Choice(eventType, start, duration, party, Subject.booker(id), busy, waived);
  }

  /** Returns a copy of another start, with no foreign busy time less. */
  Choice at(Instant other) {
    return new Choice(eventType, other, duration, party, booker, busy, waived);
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
    return new Choice(eventType, start, duration, party, booker, all, waived);
  }

  /**
   * Returns a copy that waives rules, which only hosts may.
   *
   * @param rules kinds that can be {@linkplain Rule#isWaivable waived}
   * @return the changed copy
   */
  public Choice waiving(Set<Rule> rules) {
    return new Choice(eventType, start, duration, party, booker, busy, rules);
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
   * A booking that is moved keeps its length if no other one was chosen and it can still be had,
   * its party if no other one was named, and its booker in any case.
   */
  Choice keeping(Booking booking) {
    boolean keeps = duration == null && eventType.durations().contains(booking.duration());
    return new Choice(
        eventType,
        start,
        keeps ? booking.duration() : duration,
        party == null ? booking.party() : party,
        booking.booker().orElse(booker),
        busy,
        waived);
  }

  /**
   * Returns how many people come.
   *
   * @return by default one; a booking that is moved keeps its own number
   */
  public int party() {
    return party == null ? 1 : party;
  }

  /**
   * Returns who books.
   *
   * @return empty if nobody was named
   */
  public Optional<Subject> booker() {
    return Optional.ofNullable(booker);
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
    return about(SlotQuery.at(eventType, start));
  }

  SlotQuery.Builder query(Interval window) {
    return about(SlotQuery.builder(eventType, window));
  }

  private SlotQuery.Builder about(SlotQuery.Builder query) {
    booker().map(Subject::id).ifPresent(query::booker);
    return query.duration(duration()).party(party()).waiving(waived);
  }
}
