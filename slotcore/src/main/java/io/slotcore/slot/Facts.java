package io.slotcore.slot;

import static java.util.Objects.requireNonNull;

import io.slotcore.eventtype.Subject;
import io.slotcore.freebusy.FreeBusy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known when a question is answered: the time, the claims and counts of the store and the
 * steps in which it keeps claims, and the foreign busy time of calendars.
 *
 * <p>The same query over the same facts gives the same answer, always. Immutable.
 */
public final class Facts {

  private final Instant now;
  private final Map<Subject, List<Claim>> claims;
  private final Map<Subject, List<CountedBooking>> counted;
  private final Map<Subject, List<TakenSeats>> seats;
  private final Map<Subject, FreeBusy> busy;
  private final @Nullable Duration claimGranularity;

  private Facts(Builder builder) {
    now = builder.now;
    claims = new HashMap<>();
    builder.claims.forEach((subject, list) -> claims.put(subject, List.copyOf(list)));
    counted = new HashMap<>();
    builder.counted.forEach((subject, list) -> counted.put(subject, List.copyOf(list)));
    seats = new HashMap<>();
    builder.seats.forEach((subject, list) -> seats.put(subject, List.copyOf(list)));
    busy = Map.copyOf(builder.busy);
    claimGranularity = builder.claimGranularity;
  }

  /**
   * Starts facts without claims, bookings and busy time.
   *
   * @param now the instant of the question
   * @return a builder
   */
  public static Builder builder(Instant now) {
    return new Builder(now);
  }

  /**
   * Returns facts of a world in which nothing is taken.
   *
   * @param now the instant of the question
   * @return no claims, no bookings, no busy time
   */
  public static Facts empty(Instant now) {
    return new Builder(now).build();
  }

  /**
   * Returns the instant of the question.
   *
   * @return now
   */
  public Instant now() {
    return now;
  }

  /**
   * Returns what bookings and holds take of a subject.
   *
   * @param subject the host or resource
   * @return in no particular order; expired claims may be among them
   */
  public List<Claim> claims(Subject subject) {
    return claims.getOrDefault(subject, List.of());
  }

  /**
   * Returns all claims, of whatever subject.
   *
   * @return in no particular order; expired ones may be among them
   */
  public List<Claim> claims() {
    return claims.values().stream().flatMap(List::stream).toList();
  }

  /**
   * Returns the bookings that count for the limits of a subject.
   *
   * @param subject the event type, host or booker
   * @return in no particular order; expired ones may be among them
   */
  public List<CountedBooking> counted(Subject subject) {
    return counted.getOrDefault(subject, List.of());
  }

  /**
   * Returns all bookings that count for limits.
   *
   * @return unmodifiable, by the subject whose limits they count for
   */
  public Map<Subject, List<CountedBooking>> counted() {
    return Collections.unmodifiableMap(counted);
  }

  /**
   * Returns the places that are taken in the sessions of a group.
   *
   * @param subject the event type
   * @return in no particular order; expired ones may be among them
   */
  public List<TakenSeats> seats(Subject subject) {
    return seats.getOrDefault(subject, List.of());
  }

  /**
   * Returns all places that are taken in sessions.
   *
   * @return unmodifiable, by event type
   */
  public Map<Subject, List<TakenSeats>> seats() {
    return Collections.unmodifiableMap(seats);
  }

  /**
   * Returns the foreign busy time of a subject.
   *
   * @param subject the host
   * @return no periods if nothing is known
   */
  public FreeBusy busy(Subject subject) {
    return busy.getOrDefault(subject, FreeBusy.none());
  }

  /**
   * Returns all foreign busy time.
   *
   * @return unmodifiable, by host or resource
   */
  public Map<Subject, FreeBusy> busy() {
    return busy;
  }

  /**
   * Returns in which steps the store keeps claims: what a booking takes, buffers included, begins
   * and ends at multiples of it, counted in UTC.
   *
   * @return whole minutes; empty if a claim may begin and end at any time
   */
  public Optional<Duration> claimGranularity() {
    return Optional.ofNullable(claimGranularity);
  }

  /**
   * Returns these facts with the foreign busy time of some subjects in place of what was known.
   *
   * @param added by host or resource
   * @return the changed copy
   */
  public Facts withBusy(Map<Subject, FreeBusy> added) {
    if (added.isEmpty()) {
      return this;
    }
    Builder builder = toBuilder();
    added.forEach(builder::busy);
    return builder.build();
  }

  /**
   * Starts with these facts.
   *
   * @return a builder that has them all
   */
  public Builder toBuilder() {
    Builder builder = new Builder(now);
    builder.claims.putAll(claims);
    builder.counted.putAll(counted);
    builder.seats.putAll(seats);
    builder.busy.putAll(busy);
    builder.claimGranularity = claimGranularity;
    return builder;
  }

  /** Collects facts. */
  public static final class Builder {

    private final Instant now;
    private final Map<Subject, List<Claim>> claims = new HashMap<>();
    private final Map<Subject, List<CountedBooking>> counted = new HashMap<>();
    private final Map<Subject, List<TakenSeats>> seats = new HashMap<>();
    private final Map<Subject, FreeBusy> busy = new HashMap<>();
    private @Nullable Duration claimGranularity;

    private Builder(Instant now) {
      this.now = requireNonNull(now, "now");
    }

    /**
     * Adds claims.
     *
     * @param added in any order, of any subjects
     * @return this builder
     */
    public Builder claims(Collection<Claim> added) {
      added.forEach(claim -> writable(claims, claim.subject()).add(claim));
      return this;
    }

    /**
     * Adds bookings that count for limits.
     *
     * @param subject whose limits they count for
     * @param added in any order
     * @return this builder
     */
    public Builder counted(Subject subject, Collection<CountedBooking> added) {
      writable(counted, subject).addAll(added);
      return this;
    }

    /**
     * Adds places that are taken in sessions.
     *
     * @param subject the event type
     * @param added in any order
     * @return this builder
     */
    public Builder seats(Subject subject, Collection<TakenSeats> added) {
      writable(seats, subject).addAll(added);
      return this;
    }

    /**
     * Sets the foreign busy time of a subject.
     *
     * @param subject the host
     * @param freeBusy what his calendars say
     * @return this builder
     */
    public Builder busy(Subject subject, FreeBusy freeBusy) {
      busy.put(subject, freeBusy);
      return this;
    }

    /**
     * Sets in which steps the store keeps claims.
     *
     * @param step whole minutes
     * @return this builder
     * @throws IllegalArgumentException if the step is not whole minutes, or not positive
     */
    public Builder claimGranularity(Duration step) {
      boolean wholeMinutes = step.equals(Duration.ofMinutes(step.toMinutes()));
      if (!wholeMinutes || step.isNegative() || step.isZero()) {
        throw new IllegalArgumentException("step (" + step + ") must be whole minutes");
      }
      claimGranularity = step;
      return this;
    }

    /** The lists of facts that the builder began with are copied when something is added. */
    private static <T> List<T> writable(Map<Subject, List<T>> map, Subject subject) {
      List<T> known = map.get(subject);
      if (known instanceof ArrayList<T>) {
        return known;
      }
      List<T> copy = known == null ? new ArrayList<>() : new ArrayList<>(known);
      map.put(subject, copy);
      return copy;
    }

    /**
     * Makes the facts.
     *
     * @return what was collected
     */
    public Facts build() {
      return new Facts(this);
    }
  }
}
