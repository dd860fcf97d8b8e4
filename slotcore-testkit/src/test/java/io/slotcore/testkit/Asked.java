package io.slotcore.testkit;

import io.slotcore.eventtype.EventType;
import io.slotcore.freebusy.FreeBusy;
import io.slotcore.slot.Facts;
import io.slotcore.slot.FactsNeeded;
import io.slotcore.slot.SlotQuery;
import io.slotcore.time.Interval;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** What the properties ask about a world. */
final class Asked {

  private Asked() {}

  /**
   * The grid, the starts of sessions, every 397th minute, on and off the minute, and the last
   * second of the window.
   */
  static Set<Instant> starts(World world, SlotQuery query) {
    AvailabilityOracle oracle = AvailabilityOracle.of(query, world.facts());
    Set<Instant> starts = new TreeSet<>(oracle.candidates());
    Interval window = world.query().window();
    Instant from = wholeSecondFrom(window.start());
    for (Instant at = from; at.isBefore(window.end()); at = at.plusSeconds(397 * 60)) {
      starts.add(at);
      starts.add(at.plusSeconds(13));
    }
    starts.addAll(sessions(world));
    starts.add(wholeSecondFrom(window.end()).minusSeconds(1));
    starts.removeIf(start -> !window.contains(start));
    return starts;
  }

  private static List<Instant> sessions(World world) {
    return world.facts().seats(world.eventType().subject()).stream()
        .map(seats -> wholeSecondFrom(seats.start()))
        .toList();
  }

  /** About thirty of them, evenly spread, and the starts of sessions. */
  static List<Instant> someStarts(World world, SlotQuery query) {
    Set<Instant> asked = starts(world, query);
    List<Instant> all = List.copyOf(asked);
    int step = 1 + all.size() / 30;
    Set<Instant> some = new TreeSet<>(sessions(world));
    some.retainAll(asked);
    IntStream.iterate(0, i -> i < all.size(), i -> i + step).mapToObj(all::get).forEach(some::add);
    return List.copyOf(some);
  }

  /** The query of a world with another window. */
  static SlotQuery.Builder within(World world, Interval window) {
    return of(world.eventType(), window, world.query());
  }

  /** A query of another event type, for the same members. */
  static SlotQuery.Builder of(EventType type, Interval window, SlotQuery query) {
    SlotQuery.Builder copy =
        SlotQuery.builder(type, window)
            .ignoring(query.ignored())
            .waiving(query.waived())
            .duration(query.duration())
            .party(query.party())
            .preferring(query.preferred());
    query.booker().ifPresent(booker -> copy.booker(booker.id()));
    return copy;
  }

  private static Instant wholeSecondFrom(Instant instant) {
    Instant second = instant.truncatedTo(ChronoUnit.SECONDS);
    return second.equals(instant) ? second : second.plusSeconds(1);
  }

  /** The facts of a world that a question needs, and no others. */
  static Facts only(FactsNeeded needed, World world) {
    Facts all = world.facts();
    Facts.Builder facts = Facts.builder(all.now());
    needed
        .claims()
        .forEach(
            (subject, reach) ->
                facts.claims(
                    all.claims(subject).stream()
                        .filter(claim -> claim.interval().overlaps(reach))
                        .toList()));
    needed
        .busy()
        .forEach(
            (subject, reach) ->
                facts.busy(
                    subject,
                    FreeBusy.of(
                        all.busy(subject).periods().stream()
                            .filter(period -> period.interval().overlaps(reach))
                            .toList(),
                        all.busy(subject).asOf())));
    needed
        .seats()
        .forEach(
            (subject, reach) ->
                facts.seats(
                    subject,
                    all.seats(subject).stream()
                        .filter(seats -> reach.contains(seats.start()))
                        .toList()));
    needed
        .counted()
        .forEach(
            (subject, reach) ->
                facts.counted(
                    subject,
                    all.counted(subject).stream()
                        .filter(booking -> reach.contains(booking.start()))
                        .toList()));
    return facts.build();
  }
}
