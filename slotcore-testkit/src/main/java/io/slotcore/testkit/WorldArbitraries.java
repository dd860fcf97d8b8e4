package io.slotcore.testkit;

import io.slotcore.eventtype.Alignment;
import io.slotcore.eventtype.BookingLimit;
import io.slotcore.eventtype.BookingWindow;
import io.slotcore.eventtype.EventType;
import io.slotcore.eventtype.Host;
import io.slotcore.freebusy.BusyPeriod;
import io.slotcore.freebusy.FreeBusy;
import io.slotcore.freebusy.FreeBusyType;
import io.slotcore.schedule.DateOverride;
import io.slotcore.schedule.Schedule;
import io.slotcore.slot.Facts;
import io.slotcore.slot.Rule;
import io.slotcore.slot.SlotQuery;
import io.slotcore.time.Interval;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Generators of schedules, event types, facts and whole worlds with one host.
 *
 * <p>All times are drawn relative to a day, so that they meet: the day's midnight in its zone is
 * where schedules, busy times and windows are placed around. Samples shrink to few rules, facts and
 * round times.
 */
public final class WorldArbitraries {

  /** The id of every host that is drawn. */
  public static final String HOST = "ada";

  /** The id of every event type that is drawn. */
  public static final String EVENT_TYPE = "intro";

  private static final List<Rule> WAIVABLE =
      Arrays.stream(Rule.values()).filter(Rule::isWaivable).toList();

  private WorldArbitraries() {}

  /**
   * Draws worlds, of which a good third lies on a change of the clocks.
   *
   * @return questions with their facts
   */
  public static Arbitrary<World> worlds() {
    return Arbitraries.frequencyOf(
            Tuple.of(1, TimeArbitraries.days()), Tuple.of(1, TimeArbitraries.daysOfTransition()))
        .flatMap(WorldArbitraries::worldsAround)
        .withoutEdgeCases();
  }

  /**
   * Draws worlds around one day.
   *
   * @param day the start of a day in the zone of the host's schedule
   * @return questions with their facts
   */
  public static Arbitrary<World> worldsAround(ZonedDateTime day) {
    Arbitrary<Set<Rule>> waived =
        Arbitraries.frequencyOf(
            Tuple.of(9, Arbitraries.just(Set.of())),
            Tuple.of(1, Arbitraries.of(WAIVABLE).set().ofMaxSize(2)));
    return Combinators.combine(
            eventTypes(schedules(day)),
            windows(day),
            waived,
            nows(day),
            busyPeriods(day),
            taken(day))
        .as(WorldArbitraries::world);
  }

  private static World world(
      EventType type,
      Interval window,
      Set<Rule> waived,
      Instant now,
      List<BusyPeriod> busy,
      List<Taken> taken) {
    SlotQuery query =
        SlotQuery.builder(type, window)
            .waiving(waived)
            .ignoring(taken.stream().filter(Taken::ignored).map(Taken::id).toList())
            .build();
    Facts.Builder facts =
        Facts.builder(now).busy(type.host().subject(), FreeBusy.of(busy, Instant.EPOCH));
    for (Taken each : taken) {
      each.addTo(facts, type, now);
    }
    return new World(query, facts.build());
  }

  /**
   * Draws schedules with weekly hours and up to two overrides around a day.
   *
   * @param day the start of a day in the zone of the schedule
   * @return schedules
   */
  public static Arbitrary<Schedule> schedules(ZonedDateTime day) {
    return Combinators.combine(TimeArbitraries.weeklyHours(), overrides(day.toLocalDate()))
        .as(
            (hours, overrides) -> {
              Schedule.Builder schedule =
                  Schedule.builder("hours", day.getZone()).weeklyHours(hours);
              overrides.forEach(schedule::override);
              return schedule.build();
            });
  }

  /**
   * Draws up to two overrides of dates around a date, none of them twice.
   *
   * @param date the date in the middle
   * @return overrides with ranges, and closed dates
   */
  public static Arbitrary<List<DateOverride>> overrides(LocalDate date) {
    Arbitrary<DateOverride> one =
        Combinators.combine(
                Arbitraries.integers().between(-1, 2).set().ofMinSize(1).ofMaxSize(2),
                TimeArbitraries.rangesOfADate(2))
            .as(
                (offsets, ranges) ->
                    new DateOverride(
                        "override" + offsets,
                        Set.copyOf(offsets.stream().map(date::plusDays).toList()),
                        ranges));
    Arbitrary<List<DateOverride>> some =
        one.list()
            .ofMinSize(1)
            .ofMaxSize(2)
            .filter(
                list ->
                    list.stream().flatMap(o -> o.dates().stream()).distinct().count()
                        == list.stream().mapToInt(o -> o.dates().size()).sum());
    return Arbitraries.frequencyOf(Tuple.of(2, Arbitraries.just(List.of())), Tuple.of(1, some));
  }

  /**
   * Draws event types with all rules.
   *
   * @param schedules of the host
   * @return event types of one minute to three days
   */
  public static Arbitrary<EventType> eventTypes(Arbitrary<Schedule> schedules) {
    Arbitrary<Duration> durations =
        Arbitraries.frequencyOf(
            Tuple.of(8, minutes(30, 60, 15, 20, 45, 50, 90, 120)),
            Tuple.of(1, minutes(1, 5, 7, 240, 480, 1_440, 2_880, 4_320)));
    Arbitrary<Duration> increments =
        Arbitraries.frequencyOf(
            Tuple.of(8, minutes(30, 60, 15, 20, 45, 90)),
            Tuple.of(1, minutes(5, 7, 25, 240, 1_000, 1_440)));
    Arbitrary<Duration> buffers =
        Arbitraries.frequencyOf(
            Tuple.of(2, minutes(0)), Tuple.of(2, minutes(5, 10, 15, 30, 47, 1, 120)));
    Arbitrary<Duration> notices =
        Arbitraries.frequencyOf(
            Tuple.of(2, minutes(0)), Tuple.of(2, minutes(60, 1, 120, 240, 1_440, 2_880)));
    Arbitrary<BookingWindow> windows =
        Arbitraries.frequencyOf(
            Tuple.of(1, Arbitraries.just(BookingWindow.unlimited())),
            Tuple.of(1, Arbitraries.integers().between(0, 6).map(BookingWindow::rolling)));
    Arbitrary<Optional<BookingLimit>> limits =
        Arbitraries.of(1, 1, 1, 1, 2, 3).map(BookingLimit::perDay).optional(0.7);
    Arbitrary<Optional<ZoneId>> zones = TimeArbitraries.zones().optional(0.3);
    Arbitrary<EventType.Builder> basics =
        Combinators.combine(
                durations, schedules, increments, Arbitraries.of(Alignment.class), zones)
            .as(
                (duration, schedule, increment, alignment, zone) -> {
                  EventType.Builder type =
                      EventType.builder(EVENT_TYPE, duration)
                          .host(Host.of(HOST, schedule))
                          .startIncrement(increment)
                          .alignment(alignment);
                  zone.ifPresent(type::zone);
                  return type;
                });
    return Combinators.combine(basics, buffers, buffers, notices, windows, limits)
        .as(
            (type, before, after, notice, window, limit) -> {
              type.buffers(before, after).minimumNotice(notice).window(window);
              limit.ifPresent(type::limit);
              return type.build();
            });
  }

  private static Arbitrary<Duration> minutes(Integer... values) {
    return Arbitraries.of(values).map(Duration::ofMinutes);
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
    return Combinators.combine(instants(day, -12, 12), lengths).as(Interval::of);
  }

  private static Arbitrary<Instant> nows(ZonedDateTime day) {
    return Arbitraries.frequencyOf(
        Tuple.of(4, instants(day, -4 * 24, -12)), Tuple.of(1, instants(day, -24, 36)));
  }

  /**
   * Draws up to eight busy periods around a day, of every type, some empty, some off the minute.
   *
   * @param day the start of a day
   * @return in any order; they may overlap
   */
  public static Arbitrary<List<BusyPeriod>> busyPeriods(ZonedDateTime day) {
    Arbitrary<Duration> lengths =
        Arbitraries.frequencyOf(
            Tuple.of(9, minutes(60, 15, 30, 120, 300, 600)),
            Tuple.of(1, Arbitraries.integers().between(0, 90_000).map(Duration::ofSeconds)),
            Tuple.of(1, Arbitraries.just(Duration.ZERO)),
            Tuple.of(1, Arbitraries.just(Duration.ofNanos(1))));
    Arbitrary<BusyPeriod> one =
        Combinators.combine(
                instants(day, -20, 60),
                lengths,
                Arbitraries.frequencyOf(
                    Tuple.of(2, Arbitraries.just(FreeBusyType.BUSY)),
                    Tuple.of(3, Arbitraries.of(FreeBusyType.values()))))
            .as(
                (start, length, type) ->
                    new BusyPeriod(Interval.of(start, length), type, "calendar"));
    return noneOrUpTo(8, one);
  }

  /** Worlds without any show what the other rules do alone. */
  private static <T> Arbitrary<List<T>> noneOrUpTo(int most, Arbitrary<T> one) {
    return Arbitraries.frequencyOf(
        Tuple.of(1, Arbitraries.just(List.of())),
        Tuple.of(2, one.list().ofMinSize(1).ofMaxSize(most)));
  }

  /**
   * Instants some hours around a day's start: mostly quarters of an hour, some a little off them,
   * since a rule that rounds shows there.
   */
  private static Arbitrary<Instant> instants(ZonedDateTime day, int fromHour, int toHour) {
    Arbitrary<Duration> quarters =
        Arbitraries.integers()
            .between(fromHour * 4, toHour * 4)
            .map(quarter -> Duration.ofMinutes(quarter * 15L));
    Arbitrary<Duration> minutes =
        Arbitraries.integers().between(fromHour * 60, toHour * 60).map(Duration::ofMinutes);
    Arbitrary<Duration> off =
        Arbitraries.of(1L, -1L, 1_000_000L, 999_999_999L, 30_000_000_000L).map(Duration::ofNanos);
    return Arbitraries.frequencyOf(
            Tuple.of(6, quarters),
            Tuple.of(2, minutes),
            Tuple.of(2, Combinators.combine(quarters, off).as(Duration::plus)))
        .map(offset -> day.toInstant().plus(offset));
  }

  private static Arbitrary<List<Taken>> taken(ZonedDateTime day) {
    Arbitrary<Duration> lengths = minutes(60, 30, 45, 120, 300, 600);
    Arbitrary<Taken> one =
        Combinators.combine(
                instants(day, -20, 60),
                lengths,
                Arbitraries.frequencyOf(
                    Tuple.of(
                        2, Arbitraries.of(Taken.Kind.CLAIM, Taken.Kind.CLAIM, Taken.Kind.COUNT)),
                    Tuple.of(1, Arbitraries.of(Taken.Kind.class))),
                Arbitraries.frequencyOf(
                    Tuple.of(4, Arbitraries.just(Taken.Expiry.NEVER)),
                    Tuple.of(1, Arbitraries.of(Taken.Expiry.class))),
                Arbitraries.of(false, false, false, false, true))
            .as(
                (start, length, kind, expiry, ignored) ->
                    new Taken(0, Interval.of(start, length), kind, expiry, ignored));
    return noneOrUpTo(12, one).map(Taken::numbered);
  }
}
