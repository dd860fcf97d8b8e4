package io.slotcore.testkit;

import io.slotcore.eventtype.EventType;
import io.slotcore.eventtype.Member;
import io.slotcore.eventtype.Subject;
import io.slotcore.freebusy.BusyPeriod;
import io.slotcore.freebusy.FreeBusy;
import io.slotcore.freebusy.FreeBusyType;
import io.slotcore.slot.Facts;
import io.slotcore.slot.Rule;
import io.slotcore.slot.SlotQuery;
import io.slotcore.time.Interval;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Generators of whole worlds: a question with the facts to answer it.
 *
 * <p>All times are drawn relative to a day, so that they meet: the day's midnight in its zone is
 * where schedules, busy times and windows are placed around. Samples shrink to one host, to few
 * rules, facts and to round times.
 */
public final class WorldArbitraries {

  /** The id of the booker who asks, where a world has one. */
  public static final String BOOKER = "grace";

  private static final List<Rule> WAIVABLE =
      Arrays.stream(Rule.values()).filter(Rule::isWaivable).toList();

  private WorldArbitraries() {}

  /** What a question asks besides the event type and the window. */
  private record Wish(
      Set<Rule> waived, int duration, int party, Optional<String> booker, List<Integer> preferred) {

    static final Wish USUAL = new Wish(Set.of(), 0, 1, Optional.empty(), List.of());

    SlotQuery.Builder query(EventType type, Interval window) {
      List<Member> members = type.members();
      List<Duration> durations = type.durations();
      SlotQuery.Builder query =
          SlotQuery.builder(type, window)
              .waiving(waived)
              .duration(durations.get(duration % durations.size()))
              .party(party)
              .preferring(
                  preferred.stream().map(i -> members.get(i % members.size()).subject()).toList());
      booker.ifPresent(query::booker);
      return query;
    }
  }

  /** A busy period of one of the members, counted around. */
  private record Busy(int member, BusyPeriod period) {}

  /**
   * Draws worlds with all kinds of rules, of which a good third lies on a change of the clocks.
   *
   * @return questions with their facts
   */
  public static Arbitrary<World> worlds() {
    return days().flatMap(WorldArbitraries::worldsAround).withoutEdgeCases();
  }

  /**
   * Draws worlds with one host and one seat, without limits of hosts or bookers.
   *
   * @return questions with their facts
   */
  public static Arbitrary<World> worldsOfOneHost() {
    return days().flatMap(WorldArbitraries::worldsOfOneHostAround).withoutEdgeCases();
  }

  private static Arbitrary<ZonedDateTime> days() {
    return Arbitraries.frequencyOf(
        Tuple.of(1, TimeArbitraries.days()), Tuple.of(1, TimeArbitraries.daysOfTransition()));
  }

  /**
   * Draws worlds with all kinds of rules around one day.
   *
   * @param day the start of a day in the zone of the first host's schedule
   * @return questions with their facts
   */
  public static Arbitrary<World> worldsAround(ZonedDateTime day) {
    return Combinators.combine(
            EventTypeArbitraries.eventTypes(day),
            windows(day),
            wishes(),
            nows(day),
            busy(day),
            taken(day, Taken.Kind.values()),
            sessions(day),
            granularities())
        .as(WorldArbitraries::world);
  }

  /**
   * Draws worlds with one host and one seat around one day, without limits of hosts or bookers.
   *
   * @param day the start of a day in the zone of the host's schedule
   * @return questions with their facts
   */
  public static Arbitrary<World> worldsOfOneHostAround(ZonedDateTime day) {
    return Combinators.combine(
            EventTypeArbitraries.eventTypesOfOneHost(day),
            windows(day),
            waived().map(rules -> new Wish(rules, 0, 1, Optional.empty(), List.of())),
            nows(day),
            busy(day),
            taken(day, Taken.Kind.CLAIM_AND_COUNT, Taken.Kind.CLAIM, Taken.Kind.COUNT),
            Arbitraries.just(List.<GroupSession>of()),
            granularities())
        .as(WorldArbitraries::world);
  }

  private static World world(
      EventType type,
      Interval window,
      Wish wish,
      Instant now,
      List<Busy> busy,
      List<Taken> taken,
      List<GroupSession> sessions,
      Optional<Duration> granularity) {
    SlotQuery.Builder query = wish.query(type, window);
    Facts.Builder facts = Facts.builder(now);
    granularity.ifPresent(facts::claimGranularity);
    Map<Subject, List<BusyPeriod>> periods = new HashMap<>();
    List<Member> members = type.members();
    for (Busy each : busy) {
      Subject subject = members.get(each.member() % members.size()).subject();
      periods.computeIfAbsent(subject, s -> new ArrayList<>()).add(each.period());
    }
    periods.forEach((s, list) -> facts.busy(s, FreeBusy.of(list, Instant.EPOCH)));
    for (Taken each : taken) {
      each.addTo(facts, type, now);
      query.ignoring(each.ignored() ? List.of(each.id()) : List.of());
    }
    if (type.seats() > 1) {
      // One start and duration has one session.
      Set<List<Object>> held = new HashSet<>();
      for (GroupSession session : sessions) {
        if (held.add(List.of(session.start(), session.durationOf(type)))) {
          session.addTo(facts, type, now);
          query.ignoring(session.ignoredIds());
        }
      }
    }
    return new World(query.build(), facts.build());
  }

  private static Arbitrary<Set<Rule>> waived() {
    return Draw.mostly(9, Set.of(), Arbitraries.of(WAIVABLE).set().ofMaxSize(2));
  }

  /** Most stores keep claims of any time; of the others some steps fit few bookings. */
  private static Arbitrary<Optional<Duration>> granularities() {
    return Draw.mostly(6, Optional.empty(), Draw.minutes(5, 15, 30, 7).map(Optional::of));
  }

  private static Arbitrary<Wish> wishes() {
    Arbitrary<Wish> some =
        Combinators.combine(
                waived(),
                Arbitraries.integers().between(0, 2),
                Arbitraries.of(1, 1, 2, 3, 5),
                Arbitraries.of(Optional.of(BOOKER), Optional.<String>empty()),
                Arbitraries.integers().between(0, 4).list().ofMaxSize(2))
            .as(Wish::new);
    return Arbitraries.frequencyOf(Tuple.of(1, Arbitraries.just(Wish.USUAL)), Tuple.of(3, some));
  }

  /**
   * Draws windows of one minute to two and a half days that begin on a day or its eve.
   *
   * @param day the start of a day
   * @return windows, some of them off the minute
   */
  public static Arbitrary<Interval> windows(ZonedDateTime day) {
    Arbitrary<Duration> lengths =
        Arbitraries.frequencyOf(
            Tuple.of(6, Arbitraries.integers().between(12, 60).map(Duration::ofHours)),
            Tuple.of(1, Arbitraries.integers().between(1, 240).map(Duration::ofMinutes)));
    return Combinators.combine(Draw.instants(day, -12, 12), lengths).as(Interval::of);
  }

  private static Arbitrary<Instant> nows(ZonedDateTime day) {
    return Arbitraries.frequencyOf(
        Tuple.of(4, Draw.instants(day, -4 * 24, -12)), Tuple.of(1, Draw.instants(day, -24, 36)));
  }

  /**
   * Draws busy periods around a day, of every type, some empty, some off the minute.
   *
   * @param day the start of a day
   * @return periods
   */
  public static Arbitrary<BusyPeriod> busyPeriods(ZonedDateTime day) {
    Arbitrary<Duration> lengths =
        Arbitraries.frequencyOf(
            Tuple.of(9, Draw.minutes(60, 30, 120, 300, 600, 900)),
            Tuple.of(1, Arbitraries.integers().between(0, 90_000).map(Duration::ofSeconds)),
            Tuple.of(1, Arbitraries.just(Duration.ZERO)),
            Tuple.of(1, Arbitraries.just(Duration.ofNanos(1))));
    Arbitrary<FreeBusyType> types =
        Arbitraries.frequencyOf(
            Tuple.of(2, Arbitraries.just(FreeBusyType.BUSY)),
            Tuple.of(3, Arbitraries.of(FreeBusyType.values())));
    return Combinators.combine(Draw.instants(day, -20, 60), lengths, types)
        .as((start, length, type) -> new BusyPeriod(Interval.of(start, length), type, "calendar"));
  }

  private static Arbitrary<List<Busy>> busy(ZonedDateTime day) {
    Arbitrary<Busy> one =
        Combinators.combine(Arbitraries.integers().between(0, 4), busyPeriods(day)).as(Busy::new);
    return Draw.noneOrUpTo(6, 1, one);
  }

  private static Arbitrary<List<Taken>> taken(ZonedDateTime day, Taken.Kind... kinds) {
    Arbitrary<Duration> lengths = Draw.minutes(60, 45, 120, 300, 600, 900);
    // Some of the bookings only meet the limits of a week, a month or a year.
    Arbitrary<Instant> starts =
        Arbitraries.frequencyOf(
            Tuple.of(5, Draw.instants(day, -20, 60)),
            Tuple.of(1, Draw.instants(day, -40 * 24, 40 * 24)));
    Arbitrary<Taken> one =
        Combinators.combine(
                starts,
                lengths,
                Arbitraries.integers().between(0, 6),
                Arbitraries.frequencyOf(
                    Tuple.of(2, Arbitraries.of(kinds)),
                    Tuple.of(1, Arbitraries.just(Taken.Kind.CLAIM))),
                expiries(),
                Arbitraries.of(false, false, false, false, false, false, true))
            .as(
                (start, length, member, kind, expiry, ignored) ->
                    new Taken(0, Interval.of(start, length), member, kind, expiry, ignored));
    return Draw.noneOrUpTo(10, 1, one).map(Taken::numbered);
  }

  private static Arbitrary<Taken.Expiry> expiries() {
    return Draw.mostly(4, Taken.Expiry.NEVER, Arbitraries.of(Taken.Expiry.class));
  }

  private static Arbitrary<List<GroupSession>> sessions(ZonedDateTime day) {
    Arbitrary<GroupSession.Guest> guests =
        Combinators.combine(
                Arbitraries.of(1, 2, 2),
                expiries(),
                Arbitraries.of(false, false, false, false, true),
                Arbitraries.of(false, true))
            .as(GroupSession.Guest::new);
    // Most grids have the full hours.
    Arbitrary<Instant> hours =
        Arbitraries.integers().between(-6, 36).map(hour -> day.plusHours(hour).toInstant());
    // No start is offered that is no whole second.
    Arbitrary<Instant> any =
        Draw.instants(day, -6, 36).map(start -> start.truncatedTo(ChronoUnit.SECONDS));
    Arbitrary<GroupSession> one =
        Combinators.combine(
                Arbitraries.frequencyOf(Tuple.of(4, hours), Tuple.of(1, any)),
                Arbitraries.integers().between(0, 2),
                Arbitraries.integers().between(0, 4),
                guests.list().ofMinSize(1).ofMaxSize(4),
                Arbitraries.of(false, false, false, false, false, true))
            .as(
                (start, duration, served, list, ignored) ->
                    new GroupSession(0, start, duration, served, list, ignored));
    return Draw.noneOrUpTo(9, 1, one)
        .map(
            list ->
                IntStream.range(0, list.size())
                    .mapToObj(i -> list.get(i).numbered(i + 1))
                    .toList());
  }
}
