package io.slotcore.testkit;

import io.slotcore.eventtype.Alignment;
import io.slotcore.eventtype.BookingLimit;
import io.slotcore.eventtype.BookingWindow;
import io.slotcore.eventtype.EventType;
import io.slotcore.eventtype.Host;
import io.slotcore.eventtype.Pool;
import io.slotcore.freebusy.FreeBusyType;
import io.slotcore.schedule.Closure;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Generators of event types with all rules. Samples shrink to few rules and round times. */
public final class EventTypeArbitraries {

  /** The id of every event type that is drawn. */
  public static final String EVENT_TYPE = "intro";

  private EventTypeArbitraries() {}

  /**
   * Draws event types with all kinds of rules: pools, seats, several durations, limits of bookers.
   *
   * @param day the start of a day in the zone of the first host's schedule
   * @return event types of one minute to three days
   */
  public static Arbitrary<EventType> eventTypes(ZonedDateTime day) {
    Arbitrary<List<BookingLimit>> bookerLimits = Draw.seldom(4, 2, PoolArbitraries.limits());
    Arbitrary<Set<FreeBusyType>> busyTypes =
        Draw.mostly(
            4,
            Set.of(FreeBusyType.BUSY, FreeBusyType.TENTATIVE, FreeBusyType.OUT_OF_OFFICE),
            Arbitraries.of(FreeBusyType.class).set().ofMaxSize(3));
    return Combinators.combine(
            rules(day, PoolArbitraries.pools(day)),
            durations().list().ofMaxSize(2),
            Draw.mostly(1, 1, Arbitraries.of(2, 2, 3)),
            bookerLimits,
            busyTypes)
        .as(
            (type, others, seats, limits, busy) -> {
              type.durations(others.toArray(Duration[]::new)).seats(seats).busyTypes(busy);
              limits.forEach(type::bookerLimit);
              return type.build();
            });
  }

  /**
   * Draws one-on-one event types without seats, without limits of the host or of bookers.
   *
   * @param day the start of a day in the zone of the host's schedule
   * @return event types of one minute to three days
   */
  public static Arbitrary<EventType> eventTypesOfOneHost(ZonedDateTime day) {
    Arbitrary<Host> host =
        PoolArbitraries.hosts(
            PoolArbitraries.HOST,
            day,
            Arbitraries.just(day.getZone()),
            Arbitraries.just(List.of()));
    return rules(day, host.map(h -> List.of(Pool.all(h)))).map(EventType.Builder::build);
  }

  private static Arbitrary<Duration> durations() {
    return Arbitraries.frequencyOf(
        Tuple.of(8, Draw.minutes(30, 60, 15, 20, 45, 50, 90, 120)),
        Tuple.of(1, Draw.minutes(1, 5, 7, 240, 480, 1_440, 2_880, 4_320)));
  }

  private static Arbitrary<EventType.Builder> rules(
      ZonedDateTime day, Arbitrary<List<Pool>> pools) {
    Arbitrary<Duration> increments =
        Arbitraries.frequencyOf(
            Tuple.of(8, Draw.minutes(30, 60, 15, 20, 45, 90)),
            Tuple.of(1, Draw.minutes(5, 7, 25, 240, 1_000, 1_440)));
    Arbitrary<Duration> buffers =
        Draw.mostly(1, Duration.ZERO, Draw.minutes(5, 10, 15, 30, 47, 1, 120));
    Arbitrary<Duration> notices =
        Draw.mostly(1, Duration.ZERO, Draw.minutes(60, 1, 120, 240, 1_440, 2_880));
    Arbitrary<Optional<ZoneId>> zones = TimeArbitraries.zones().optional(0.3);
    Arbitrary<EventType.Builder> basics =
        Combinators.combine(durations(), pools, increments, Arbitraries.of(Alignment.class), zones)
            .as(
                (duration, all, increment, alignment, zone) -> {
                  EventType.Builder type =
                      EventType.builder(EVENT_TYPE, duration)
                          .startIncrement(increment)
                          .alignment(alignment);
                  all.forEach(type::pool);
                  zone.ifPresent(type::zone);
                  return type;
                });
    return Combinators.combine(
            basics,
            buffers,
            buffers,
            notices,
            windows(day.toLocalDate()),
            Draw.seldom(4, 2, PoolArbitraries.limits()),
            closures(day))
        .as(
            (type, before, after, notice, window, limits, closures) -> {
              type.buffers(before, after).minimumNotice(notice).window(window);
              limits.forEach(type::limit);
              closures.forEach(type::closure);
              return type;
            });
  }

  private static Arbitrary<List<Closure>> closures(ZonedDateTime day) {
    return Draw.seldom(2, 2, Draw.absences(day).map(interval -> new Closure("closure", interval)));
  }

  private static Arbitrary<BookingWindow> windows(LocalDate date) {
    Arbitrary<BookingWindow> dates =
        Combinators.combine(
                Arbitraries.integers().between(-2, 2), Arbitraries.integers().between(0, 3))
            .as(
                (first, length) ->
                    BookingWindow.dates(date.plusDays(first), date.plusDays(first + length)));
    return Arbitraries.frequencyOf(
        Tuple.of(8, Arbitraries.just(BookingWindow.unlimited())),
        Tuple.of(2, Arbitraries.integers().between(0, 6).map(BookingWindow::rolling)),
        Tuple.of(2, Arbitraries.integers().between(0, 6).map(BookingWindow::businessDays)),
        Tuple.of(1, dates));
  }
}
