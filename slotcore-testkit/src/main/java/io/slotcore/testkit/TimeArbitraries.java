package io.slotcore.testkit;

import io.slotcore.schedule.WeeklyHours;
import io.slotcore.time.LocalTimeRange;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Generators of zones, clock changes and wall-clock hours. Samples shrink to UTC, to round times
 * and to few ranges.
 */
public final class TimeArbitraries {

  /** The first year from which dates are drawn. */
  public static final int FIRST_YEAR = 2024;

  /** The last year from which dates are drawn. */
  public static final int LAST_YEAR = 2037;

  private static final List<ZoneId> ZONES =
      ZoneId.getAvailableZoneIds().stream()
          .sorted(Comparator.comparing((String id) -> !id.equals("UTC")).thenComparing(id -> id))
          .map(ZoneId::of)
          .toList();

  private static final List<Transition> TRANSITIONS =
      ZONES.stream().flatMap(zone -> Transition.of(zone, FIRST_YEAR, LAST_YEAR).stream()).toList();

  /** Changes that today's rules have no more: of the date line, by odd minutes, around midnight. */
  private static final List<Transition> OLD =
      Stream.of(
              Transition.of(ZoneId.of("Pacific/Apia"), 2011, 2011),
              Transition.of(ZoneId.of("Pacific/Kwajalein"), 1993, 1993),
              Transition.of(ZoneId.of("Asia/Kathmandu"), 1986, 1986),
              Transition.of(ZoneId.of("Asia/Pyongyang"), 2015, 2018),
              Transition.of(ZoneId.of("America/Caracas"), 2007, 2016),
              Transition.of(ZoneId.of("America/Sao_Paulo"), 2017, 2018),
              Transition.of(ZoneId.of("America/St_Johns"), 2009, 2010))
          .flatMap(List::stream)
          .toList();

  private TimeArbitraries() {}

  /**
   * Returns every clock change of every zone of the JDK from {@value #FIRST_YEAR} to {@value
   * #LAST_YEAR}.
   *
   * @return by zone, then by time
   */
  public static List<Transition> allTransitions() {
    return TRANSITIONS;
  }

  /**
   * Draws from every zone of the JDK, and more often from those with odd clocks.
   *
   * @return zones
   */
  public static Arbitrary<ZoneId> zones() {
    Arbitrary<ZoneId> odd =
        Arbitraries.of(
                "America/New_York",
                "Asia/Kathmandu",
                "Australia/Lord_Howe",
                "Antarctica/Troll",
                "Africa/Casablanca",
                "Europe/Dublin",
                "Pacific/Kiritimati",
                "Pacific/Niue")
            .map(ZoneId::of);
    return Arbitraries.frequencyOf(Tuple.of(3, Arbitraries.of(ZONES)), Tuple.of(1, odd));
  }

  /**
   * Draws from all clock changes, and from some older ones that were odder.
   *
   * @return changes from {@value #FIRST_YEAR} to {@value #LAST_YEAR}, some from 1986 on
   */
  public static Arbitrary<Transition> transitions() {
    return Arbitraries.frequencyOf(
        Tuple.of(6, Arbitraries.of(TRANSITIONS)), Tuple.of(1, Arbitraries.of(OLD)));
  }

  /**
   * Draws the start of a date in any zone.
   *
   * @return starts of days from {@value #FIRST_YEAR} to {@value #LAST_YEAR}
   */
  public static Arbitrary<ZonedDateTime> days() {
    LocalDate first = LocalDate.of(FIRST_YEAR, 1, 1);
    int count = (int) (LocalDate.of(LAST_YEAR + 1, 1, 1).toEpochDay() - first.toEpochDay());
    return Combinators.combine(Arbitraries.integers().between(0, count - 1), zones())
        .as((day, zone) -> first.plusDays(day).atStartOfDay(zone));
  }

  /**
   * Draws the start of a date on which the clocks change, in any zone.
   *
   * @return starts of days; where the change is at midnight, of the day that ends with it
   */
  public static Arbitrary<ZonedDateTime> daysOfTransition() {
    return transitions()
        .map(t -> t.change().getDateTimeBefore().toLocalDate().atStartOfDay(t.zone()));
  }

  /**
   * Draws wall-clock hours of one minute to 24 hours, round ones more often, over midnight too.
   *
   * @return ranges
   */
  public static Arbitrary<LocalTimeRange> localTimeRanges() {
    Arbitrary<Integer> starts =
        Arbitraries.frequencyOf(
            Tuple.of(6, Arbitraries.integers().between(0, 47).map(half -> half * 30)),
            Tuple.of(2, Arbitraries.integers().between(0, 287).map(five -> five * 5)),
            Tuple.of(1, Arbitraries.integers().between(0, 1_439)));
    Arbitrary<Integer> lengths =
        Arbitraries.frequencyOf(
            Tuple.of(6, Arbitraries.integers().between(1, 24).map(half -> half * 30)),
            Tuple.of(1, Arbitraries.integers().between(1, 48).map(half -> half * 30)),
            Tuple.of(1, Arbitraries.integers().between(1, 1_440)));
    return Combinators.combine(starts, lengths).as(TimeArbitraries::range);
  }

  /**
   * Draws the ranges of one date, of which some touch.
   *
   * @param most how many ranges at the most, two or more
   * @return ranges in any order
   */
  public static Arbitrary<List<LocalTimeRange>> rangesOfADate(int most) {
    Arbitrary<List<LocalTimeRange>> touching =
        Combinators.combine(localTimeRanges(), Arbitraries.integers().between(1, 16))
            .as(
                (range, quarters) ->
                    List.of(
                        range,
                        LocalTimeRange.of(range.end(), range.end().plusMinutes(quarters * 15L))));
    return Arbitraries.frequencyOf(
        Tuple.of(1, Arbitraries.just(List.of())),
        Tuple.of(8, localTimeRanges().list().ofMinSize(1).ofMaxSize(most)),
        Tuple.of(3, touching));
  }

  private static LocalTimeRange range(int startMinute, int minutes) {
    LocalTime start = LocalTime.MIDNIGHT.plusMinutes(startMinute);
    return LocalTimeRange.of(start, start.plusMinutes(minutes));
  }

  /**
   * Draws weekly hours: up to three ranges, which may touch or overlap, on most days, and other
   * ones on one day.
   *
   * @return weekly hours, some of them closed
   */
  public static Arbitrary<WeeklyHours> weeklyHours() {
    Arbitrary<List<LocalTimeRange>> usual = rangesOfADate(3);
    Arbitrary<Set<DayOfWeek>> daysOff = Arbitraries.of(DayOfWeek.class).set().ofMaxSize(2);
    Arbitrary<DayOfWeek> oddDay = Arbitraries.of(DayOfWeek.class);
    Arbitrary<List<LocalTimeRange>> odd = rangesOfADate(2);
    return Combinators.combine(usual, daysOff, oddDay, odd)
        .as(
            (ranges, off, day, others) -> {
              WeeklyHours.Builder week = WeeklyHours.builder();
              for (DayOfWeek weekday : DayOfWeek.values()) {
                if (weekday == day) {
                  week.on(weekday, others.toArray(LocalTimeRange[]::new));
                } else if (!off.contains(weekday)) {
                  week.on(weekday, ranges.toArray(LocalTimeRange[]::new));
                }
              }
              return week.build();
            });
  }
}
