package io.slotcore.testkit;

import io.slotcore.eventtype.BookingLimit;
import io.slotcore.eventtype.Host;
import io.slotcore.eventtype.LimitPeriod;
import io.slotcore.eventtype.Member;
import io.slotcore.eventtype.Pool;
import io.slotcore.eventtype.Resource;
import io.slotcore.eventtype.RoundRobin;
import io.slotcore.schedule.OutOfOffice;
import io.slotcore.schedule.Schedule;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Generators of hosts, resources, pools of them, and limits, around a day. Samples shrink to one
 * host with one schedule.
 */
public final class PoolArbitraries {

  /** The id of the first host that is drawn. */
  public static final String HOST = "ada";

  private PoolArbitraries() {}

  /**
   * Draws hosts with a schedule in the zone of a day, and some with others besides, with absences
   * and, if asked for, limits.
   *
   * @param id of all of them
   * @param day the start of a day
   * @param zones of the schedules
   * @param limits of the hosts
   * @return hosts
   */
  static Arbitrary<Host> hosts(
      String id, ZonedDateTime day, Arbitrary<ZoneId> zones, Arbitrary<List<BookingLimit>> limits) {
    LocalDate date = day.toLocalDate();
    Arbitrary<Schedule> usual = ScheduleArbitraries.schedules("hours", date, zones);
    Arbitrary<Optional<Schedule>> other =
        Draw.mostly(
            6,
            Optional.empty(),
            ScheduleArbitraries.schedules("others", date, TimeArbitraries.zones())
                .map(Optional::of));
    return Combinators.combine(usual, other, absences(day), limits)
        .as(
            (schedule, more, absences, ownLimits) -> {
              Host.Builder host = Host.builder(id, schedule);
              more.ifPresent(host::schedule);
              absences.forEach(host::outOfOffice);
              ownLimits.forEach(host::limit);
              return more.isPresent() ? host.build().using("others") : host.build();
            });
  }

  private static Arbitrary<List<OutOfOffice>> absences(ZonedDateTime day) {
    return Draw.seldom(
        2, 2, Draw.absences(day).map(interval -> new OutOfOffice("absence", interval)));
  }

  private static Arbitrary<Resource> resources(String id, ZonedDateTime day) {
    Arbitrary<Schedule> schedules =
        Draw.mostly(
            2,
            Schedule.alwaysOpen("always", ZoneOffset.UTC),
            ScheduleArbitraries.schedules(
                "hours", day.toLocalDate(), Arbitraries.just(day.getZone())));
    return Combinators.combine(
            schedules,
            Arbitraries.of(1, 1, 1, 1, 2, 3),
            Draw.mostly(2, 1, Arbitraries.of(2, 4, Integer.MAX_VALUE)),
            absences(day))
        .as(
            (schedule, quantity, capacity, absences) -> {
              Resource.Builder resource =
                  Resource.builder(id).schedule(schedule).quantity(quantity).capacity(capacity);
              absences.forEach(resource::outOfService);
              return resource.build();
            });
  }

  /**
   * Draws limits of every period, measure and start of the week.
   *
   * @return limits, those of a day by one booking more often
   */
  public static Arbitrary<BookingLimit> limits() {
    Arbitrary<LimitPeriod> periods =
        Arbitraries.frequencyOf(
            Tuple.of(2, Arbitraries.just(LimitPeriod.DAY)),
            Tuple.of(3, Arbitraries.of(LimitPeriod.class)));
    Arbitrary<BookingLimit> ofBookings =
        Combinators.combine(Arbitraries.of(1, 1, 1, 1, 2, 3), periods).as(BookingLimit::of);
    Arbitrary<BookingLimit> ofMinutes =
        Combinators.combine(Draw.minutes(60, 90, 120, 20, 300), periods).as(BookingLimit::of);
    return Combinators.combine(
            Arbitraries.frequencyOf(Tuple.of(2, ofBookings), Tuple.of(1, ofMinutes)),
            Arbitraries.of(DayOfWeek.class))
        .as(BookingLimit::withWeekStart);
  }

  /**
   * Draws pools of up to three hosts and two resources: one-on-one worlds are a third of them.
   *
   * @param day the start of a day in the zone of the first host's schedule
   * @return at least one pool
   */
  static Arbitrary<List<Pool>> pools(ZonedDateTime day) {
    Arbitrary<ZoneId> own = Arbitraries.just(day.getZone());
    Arbitrary<ZoneId> any =
        Arbitraries.frequencyOf(Tuple.of(1, own), Tuple.of(1, TimeArbitraries.zones()));
    Arbitrary<List<BookingLimit>> limits = Draw.seldom(5, 2, limits());
    Arbitrary<Host> ada = hosts(HOST, day, own, limits);
    Arbitrary<Host> ben = hosts("ben", day, any, limits);
    Arbitrary<Host> cleo = hosts("cleo", day, any, limits);
    Arbitrary<Resource> room = resources("room", day);
    Arbitrary<Resource> scanner = resources("scanner", day);
    Arbitrary<List<Pool>> alone = ada.map(a -> List.of(Pool.all(a)));
    Arbitrary<List<Pool>> twoHosts =
        Combinators.combine(ada, ben)
            .flatAs(
                (a, b) ->
                    Arbitraries.of(
                        List.of(Pool.all(a, b)),
                        List.of(Pool.oneOf(a, b)),
                        List.of(Pool.all(a), Pool.oneOf(b)),
                        List.of(Pool.all(a), Pool.oneOf(a, b)),
                        List.of(Pool.oneOf(a, b), Pool.oneOf(b, a))));
    Arbitrary<List<Pool>> withResource =
        Combinators.combine(ada, room)
            .flatAs(
                (a, r) ->
                    Arbitraries.of(
                        List.of(Pool.all(a), Pool.oneOf(r)),
                        List.of(Pool.all(a, r)),
                        List.of(Pool.oneOf(r), Pool.all(a)),
                        List.of(Pool.oneOf(r))));
    Arbitrary<List<Pool>> drawn =
        Combinators.combine(ada, ben, cleo, room, scanner)
            .flatAs((a, b, c, r, s) -> poolsOf(List.of(a, b, c, r, s)));
    return Arbitraries.frequencyOf(
        Tuple.of(6, alone), Tuple.of(3, twoHosts), Tuple.of(7, withResource), Tuple.of(3, drawn));
  }

  /** One to three pools of any of the members, which may be in several. */
  private static Arbitrary<List<Pool>> poolsOf(List<Member> members) {
    Arbitrary<Pool> one =
        Combinators.combine(
                Arbitraries.of(members).list().uniqueElements().ofMinSize(1).ofMaxSize(3),
                Arbitraries.of(1, 1, 2, 3, 9),
                choices())
            .as(
                (chosen, needed, choice) ->
                    Pool.of(
                            Math.min(needed, chosen.stream().mapToInt(Member::quantity).sum()),
                            chosen)
                        .choosing(choice));
    return one.list().ofMinSize(1).ofMaxSize(3);
  }

  private static Arbitrary<RoundRobin> choices() {
    return Arbitraries.of(
        RoundRobin.inOrder(),
        RoundRobin.leastRecent(),
        RoundRobin.leastLoaded(LimitPeriod.MONTH),
        RoundRobin.byWeight(LimitPeriod.WEEK));
  }
}
