package io.slotcore.slot;

import io.slotcore.eventtype.Subject;
import io.slotcore.eventtype.Unit;
import io.slotcore.time.Interval;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a change of rules would do: the slots that come and go, and the bookings that would stand
 * against the new rules.
 *
 * <p>A booking stands against them if it could not be made as it is: of its length, with its
 * members, at its time. Rules that look at the moment of booking, {@link Rule#NOTICE}, {@link
 * Rule#WINDOW} and {@link Rule#GRID}, are left out. Nothing is stored or changed.
 *
 * @param gained slots of the changed rules that today's do not have, in order
 * @param lost slots of today's rules that the changed ones do not have, in order
 * @param conflicts for each booking of the window that would stand against the changed rules, why
 */
public record WhatIf(List<Slot> gained, List<Slot> lost, Map<BookingId, List<Reason>> conflicts) {

  private static final Set<Rule> OF_THE_MOMENT =
      Collections.unmodifiableSet(EnumSet.of(Rule.NOTICE, Rule.WINDOW, Rule.GRID));

  /**
   * Copies the lists.
   *
   * @param gained slots of the changed rules that today's do not have, in order
   * @param lost slots of today's rules that the changed ones do not have, in order
   * @param conflicts for each booking that would stand against the changed rules, why
   */
  public WhatIf {
    gained = List.copyOf(gained);
    lost = List.copyOf(lost);
    conflicts = Collections.unmodifiableMap(new LinkedHashMap<>(conflicts));
  }

  /**
   * Returns which facts a comparison needs.
   *
   * @param today the rules as they are
   * @param changed the rules as they might be
   * @return what both queries need, for the longest duration of both event types, and the bookings
   *     of the event type in the window
   */
  public static FactsNeeded factsNeeded(SlotQuery today, SlotQuery changed) {
    SortedMap<Subject, Interval> bookings = new TreeMap<>();
    bookings.put(changed.eventType().subject(), changed.window());
    Duration longest =
        Stream.of(today, changed)
            .flatMap(query -> query.eventType().durations().stream())
            .max(Comparator.naturalOrder())
            .orElseThrow();
    SlotQuery ofLongest = changed.toBuilder(changed.window()).durationOfBooking(longest).build();
    return Availability.factsNeeded(today)
        .union(Availability.factsNeeded(changed))
        .union(Availability.factsNeeded(ofLongest))
        .union(new FactsNeeded(new TreeMap<>(), new TreeMap<>(), bookings, new TreeMap<>()));
  }

  /**
   * Compares two sets of rules over the same facts.
   *
   * @param today the rules as they are
   * @param changed the rules as they might be
   * @param facts what {@link #factsNeeded} asks for
   * @return what the change would do
   */
  public static WhatIf compare(SlotQuery today, SlotQuery changed, Facts facts) {
    List<Slot> before = Availability.slots(today, facts);
    List<Slot> after = Availability.slots(changed, facts);
    return new WhatIf(without(after, before), without(before, after), conflicts(changed, facts));
  }

  private static List<Slot> without(List<Slot> slots, List<Slot> others) {
    Set<Slot> known = new HashSet<>(others);
    return slots.stream().filter(slot -> !known.contains(slot)).toList();
  }

  private static Map<BookingId, List<Reason>> conflicts(SlotQuery changed, Facts facts) {
    Map<BookingId, List<Reason>> conflicts = new LinkedHashMap<>();
    facts.counted(changed.eventType().subject()).stream()
        .filter(booking -> booking.isActive(facts.now()))
        .filter(booking -> changed.window().contains(booking.start()))
        .sorted((a, b) -> a.start().compareTo(b.start()))
        .forEach(
            booking -> {
              List<Reason> reasons = reasonsAgainst(booking, changed, facts);
              if (!reasons.isEmpty()) {
                conflicts.put(booking.id(), reasons);
              }
            });
    return conflicts;
  }

  private static List<Reason> reasonsAgainst(
      CountedBooking booking, SlotQuery changed, Facts facts) {
    SlotQuery query =
        changed.toBuilder(changed.window())
            .durationOfBooking(booking.duration())
            .ignoring(Set.of(booking.id()))
            .waiving(OF_THE_MOMENT)
            .build();
    Explanation explanation = Availability.explain(query, booking.start(), facts);
    List<Reason> reasons = new ArrayList<>();
    explanation.reasons().stream()
        .filter(reason -> reason.subject().equals(query.eventType().subject()))
        .filter(reason -> reason.rule() != Rule.POOL)
        .forEach(reasons::add);
    for (Unit unit : unitsOf(booking.id(), facts)) {
      reasons.addAll(
          explanation.pools().stream()
              .flatMap(pool -> pool.members().stream())
              .filter(verdict -> verdict.unit().equals(unit))
              .findFirst()
              .map(PoolVerdict.Verdict::reasons)
              .orElseGet(() -> List.of(notNeeded(unit, booking, query))));
    }
    int taken = placesTaken(booking.id(), query, facts);
    if (taken > query.eventType().seats()) {
      reasons.add(tooFewSeats(taken, booking, query));
    }
    return reasons;
  }

  private static Set<Unit> unitsOf(BookingId booking, Facts facts) {
    Set<Unit> units = new TreeSet<>();
    facts.claims().stream()
        .filter(claim -> claim.booking().equals(booking))
        .forEach(claim -> units.add(claim.unit()));
    return units;
  }

  private static Reason notNeeded(Unit unit, CountedBooking booking, SlotQuery query) {
    return new Reason(
        Rule.POOL,
        unit.subject(),
        query.eventType().id(),
        Interval.of(Instant.MIN, Instant.MAX),
        () -> unit + " of " + booking.id() + " is in no pool");
  }

  /** The places of a session that stands, as they are counted for one who joins it. */
  private static int placesTaken(BookingId session, SlotQuery query, Facts facts) {
    return facts.seats(query.eventType().subject()).stream()
        .filter(seats -> seats.session().equals(session) && seats.isActive(facts.now()))
        .mapToInt(TakenSeats::places)
        .sum();
  }

  private static Reason tooFewSeats(int taken, CountedBooking session, SlotQuery query) {
    return new Reason(
        Rule.SEATS,
        query.eventType().subject(),
        session.id().toString(),
        Interval.of(session.start(), Duration.ofSeconds(1)),
        () -> taken + " places of " + session.id() + " are taken");
  }
}
