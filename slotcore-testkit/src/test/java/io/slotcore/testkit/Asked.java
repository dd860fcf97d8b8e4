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

  /** The grid, the starts of sessions, and starts off the grid. */
  static Set<Instant> starts(World world, SlotQuery query) {
    Set<Instant> starts = offGrid(world);
    starts.addAll(AvailabilityOracle.of(query, world.facts()).candidates());
    starts.addAll(sessions(world));
    starts.removeIf(start -> !world.query().window().contains(start));
    return starts;
  }

  /** Every 397th minute, on and off the minute, and the last second of the window. */
  private static Set<Instant> offGrid(World world) {
    Set<Instant> starts = new TreeSet<>();
    Interval window = world.query().window();
    Instant from = wholeSecondFrom(window.start());
    for (Instant at = from; at.isBefore(window.end()); at = at.plusSeconds(397 * 60)) {
      starts.add(at);
      starts.add(at.plusSeconds(13));
    }
    starts.add(wholeSecondFrom(window.end()).minusSeconds(1));
    return starts;
  }

  private static List<Instant> sessions(World world) {
    return world.facts().seats(world.eventType().subject()).stream()
        .map(seats -> wholeSecondFrom(seats.start()))
        .toList();
  }

  /** At most two dozen of the grid and three others, evenly spread, and the starts of sessions. */
  static List<Instant> someStarts(World world, SlotQuery query) {
    List<Instant> grid = AvailabilityOracle.of(query, world.facts()).candidates();
    Set<Instant> others = offGrid(world);
    grid.forEach(others::remove);
    Set<Instant> some = new TreeSet<>(spread(24, grid));
    some.addAll(spread(3, List.copyOf(others)));
    some.addAll(sessions(world));
    some.removeIf(start -> !world.query().window().contains(start));
    return List.copyOf(some);
  }

  private static List<Instant> spread(int most, List<Instant> all) {
    int step = 1 + all.size() / most;
    return IntStream.iterate(0, i -> i < all.size(), i -> i + step).mapToObj(all::get).toList();
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
    all.claimGranularity().ifPresent(facts::claimGranularity);
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
