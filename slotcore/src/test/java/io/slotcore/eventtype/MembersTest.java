package io.slotcore.eventtype;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.slotcore.freebusy.FreeBusyType;
import io.slotcore.schedule.Closure;
import io.slotcore.schedule.DateOverride;
import io.slotcore.schedule.Holiday;
import io.slotcore.schedule.OutOfOffice;
import io.slotcore.schedule.Schedule;
import io.slotcore.schedule.Season;
import io.slotcore.schedule.Travel;
import io.slotcore.schedule.WeeklyHours;
import io.slotcore.time.Interval;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Hosts, resources, pools, schedules and event types: what is refused, and what is equal. */
class MembersTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final LocalDate MONDAY = LocalDate.of(2027, 1, 4);
  private static final Schedule OFFICE =
      Schedule.builder("office", BERLIN).weeklyHours(WeeklyHours.officeHours()).build();
  private static final Schedule OTHER = Schedule.builder("other", BERLIN).build();
  private static final Interval HOUR = Interval.of(Instant.EPOCH, Duration.ofHours(1));
  private static final Host ADA = Host.of("ada", OFFICE);
  private static final Host BOB = Host.of("bob", OFFICE);
  private static final Resource ROOM = Resource.of("room");

  private static void refused(ThrowingCallable call, String message) {
    assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
  }

  /** Each of the changes makes something that is equal to its like and to nothing else. */
  @SafeVarargs
  private static <B, T> void areEqualOnlyToTheirLike(
      java.util.function.Supplier<B> start,
      java.util.function.Function<B, T> build,
      UnaryOperator<B>... changes) {
    List<T> one = new ArrayList<>();
    List<T> two = new ArrayList<>();
    for (UnaryOperator<B> change : changes) {
      one.add(build.apply(change.apply(start.get())));
      two.add(build.apply(change.apply(start.get())));
    }
    for (int i = 0; i < one.size(); i++) {
      for (int j = 0; j < two.size(); j++) {
        assertThat(one.get(i).equals(two.get(j))).as(i + " and " + j).isEqualTo(i == j);
      }
      assertThat(one.get(i)).hasSameHashCodeAs(two.get(i)).isNotEqualTo("something else");
      assertThat(one.get(i).toString()).isEqualTo(two.get(i).toString());
    }
  }

  @Test
  void aResourceHasUnitsAndAnId() {
    refused(
        () -> Resource.builder("room").quantity(0),
        "resource 'room': quantity (0) must be 1 to 1000");
    refused(
        () -> Resource.builder("room").quantity(1_001),
        "resource 'room': quantity (1001) must be 1 to 1000");
    refused(
        () -> Resource.builder("room").capacity(0),
        "resource 'room': capacity (0) must be at least one");
    refused(
        () -> Resource.of("a room"),
        "resource id 'a room' must have 1 to 200 characters and no white space");
    assertThat(Resource.builder("room").quantity(1_000).capacity(1).build().quantity())
        .isEqualTo(1_000);
    assertThat(ROOM.subject()).hasToString("resource:room");
    assertThat(ROOM.limits()).isEmpty();
    assertThat(ROOM.capacity()).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void unitsAreNumberedFromZero() {
    Unit third = new Unit(ROOM.subject(), 2);

    refused(() -> new Unit(ROOM.subject(), -1), "resource:room: unit (-1) must not be negative");
    assertThat(third).hasToString("resource:room/2").isGreaterThan(Unit.of(ROOM.subject()));
    assertThat(Unit.of(ADA.subject())).hasToString("host:ada").isLessThan(third);
  }

  @Test
  void aHostUsesOneOfHisSchedules() {
    Host host = Host.builder("ada", OFFICE).schedule(OTHER).build();

    assertThat(host.schedule()).isEqualTo(OFFICE);
    assertThat(host.using("other").schedule()).isEqualTo(OTHER);
    assertThat(host.using("other").defaultSchedule()).isEqualTo(OFFICE);
    assertThat(host.using("other").using("office")).isEqualTo(host);
    refused(() -> host.using("night"), "host 'ada' has no schedule 'night', only [office, other]");
    refused(
        () -> Host.builder("ada", OFFICE).schedule(OFFICE),
        "host 'ada' has two schedules with the id 'office'");
  }

  @Test
  void aPoolNeedsOneToAllOfItsMembers() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Pool.of(0, List.of(ADA)))
        .withMessage("a pool (0 of [host:ada]) must need 1 to 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Pool.of(2, List.of(ADA)))
        .withMessage("a pool (2 of [host:ada]) must need 1 to 1");
    refused(() -> Pool.all(List.of()), "a pool (0 of []) must need 1 to 0");
    refused(() -> Pool.oneOf(ADA, ADA), "a pool names host:ada twice");
    refused(() -> Pool.oneOf(ADA).withWeight(ADA, 0), "host:ada: weight (0) must be 1 to 1000");
    refused(
        () -> Pool.oneOf(ADA).withWeight(ADA, 1_001), "host:ada: weight (1001) must be 1 to 1000");
    refused(
        () -> Pool.oneOf(ADA).withPriority(BOB, 1), "host:bob is not in the pool 1 of [host:ada]");
    refused(
        () -> Pool.oneOf(ADA).named(""),
        "pool id '' must have 1 to 200 characters and no white space");
  }

  @Test
  void aPoolCountsTheUnitsOfItsMembers() {
    Resource three = Resource.builder("room").quantity(3).build();

    assertThat(Pool.all(three).needed()).isEqualTo(3);
    assertThat(Pool.of(3, List.of(three)).needsAll()).isTrue();
    assertThat(Pool.of(3, List.of(three, ADA)).needsAll()).isFalse();
    assertThat(Pool.of(3, List.of(three, ADA)).size()).isEqualTo(4);
  }

  @Test
  void anEventTypeIsRefusedWithNamesAndValues() {
    EventType.Builder intro = EventType.builder("intro", Duration.ofMinutes(30)).host(ADA);

    refused(() -> intro.seats(0), "seats (0) must be 1 to 10000");
    refused(() -> intro.seats(10_001), "seats (10001) must be 1 to 10000");
    refused(
        () -> intro.durations(Duration.ofSeconds(30)),
        "duration (PT30S) must be whole minutes and not negative");
    refused(
        () -> intro.host(Host.of("ada", OTHER)).build(),
        String.format(
            "event type 'intro': two pools name host:ada, but not alike: %s, %s",
            ADA, Host.of("ada", OTHER)));
    refused(
        () -> BookingLimit.of(Duration.ofSeconds(90), LimitPeriod.DAY),
        "limit (PT1M30S) must be whole minutes and not negative");
    refused(
        () -> BookingLimit.of(Duration.ZERO, LimitPeriod.WEEK),
        "a limit (0 MINUTES a WEEK) must allow at least one");
    refused(
        () -> BookingWindow.businessDays(1_001),
        "a window of business days (1001 days) must have 0 to 1000 days");
    refused(
        () -> BookingWindow.rolling(36_501),
        "a rolling window (36501 days) must have 0 to 36500 days");
    refused(
        () -> BookingWindow.dates(MONDAY, MONDAY.minusDays(1)),
        "window: last (2027-01-03) must not be before first (2027-01-04)");
  }

  @Test
  void onlyOneOnOneHasTheHost() {
    EventType two = EventType.builder("two", Duration.ofMinutes(30)).host(ADA).host(BOB).build();
    EventType room =
        EventType.builder("room", Duration.ofMinutes(30)).pool(Pool.oneOf(ROOM)).build();

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(two::host)
        .withMessage("event type 'two' is not one-on-one: [1 of [host:ada], 1 of [host:bob]]");
    assertThatExceptionOfType(IllegalStateException.class).isThrownBy(room::host);
    assertThat(two.members()).containsExactly(ADA, BOB);
  }

  @Test
  void schedulesAreRefusedWithNamesAndValues() {
    Schedule.Builder schedule = Schedule.builder("office", BERLIN);

    refused(() -> Schedule.builder(" ", BERLIN), "a schedule's id must not be blank");
    refused(
        () -> new Season("winter", MONDAY, MONDAY.minusDays(1), WeeklyHours.closed()),
        "season 'winter': last (2027-01-03) must not be before first (2027-01-04)");
    refused(
        () -> new Travel("", MONDAY, MONDAY, BERLIN),
        "the travel from 2027-01-04 to 2027-01-04 needs an id");
    refused(() -> new Holiday(" ", MONDAY), "the holiday of 2027-01-04 needs an id");
    refused(
        () -> new OutOfOffice("", HOUR),
        "the absence in 1970-01-01T00:00:00Z/1970-01-01T01:00:00Z needs an id");
    refused(
        () -> new Closure("", HOUR),
        "the closure in 1970-01-01T00:00:00Z/1970-01-01T01:00:00Z needs an id");
    refused(
        () -> OutOfOffice.days("leave", MONDAY, MONDAY.minusDays(1), BERLIN),
        "absence 'leave': last (2027-01-03) must not be before first (2027-01-04)");
    refused(
        () -> Closure.days("strike", MONDAY, MONDAY.minusDays(1), BERLIN),
        "closure 'strike': last (2027-01-03) must not be before first (2027-01-04)");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                schedule
                    .travel(new Travel("a", MONDAY, MONDAY.plusDays(3), BERLIN))
                    .travel(new Travel("b", MONDAY.plusDays(3), MONDAY.plusDays(4), BERLIN))
                    .build())
        .withMessageContaining("schedule 'office': travels must not share a date");
  }

  @Test
  void seasonsMayFollowEachOtherButNotShareADate() {
    Schedule.Builder schedule =
        Schedule.builder("office", BERLIN)
            .season(new Season("b", MONDAY.plusDays(2), MONDAY.plusDays(3), WeeklyHours.closed()))
            .season(new Season("a", MONDAY, MONDAY.plusDays(1), WeeklyHours.closed()));

    assertThat(schedule.build().seasons()).extracting(Season::id).containsExactly("a", "b");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                schedule
                    .season(
                        new Season(
                            "c", MONDAY.plusDays(1), MONDAY.plusDays(1), WeeklyHours.closed()))
                    .build())
        .withMessageContaining("schedule 'office': seasons must not share a date");
  }

  @Test
  void schedulesAreEqualIfAllOfTheirPartsAre() {
    areEqualOnlyToTheirLike(
        () -> Schedule.builder("office", BERLIN),
        Schedule.Builder::build,
        s -> s,
        s -> Schedule.builder("other", BERLIN),
        s -> Schedule.builder("office", ZoneOffset.UTC),
        s -> s.weeklyHours(WeeklyHours.officeHours()),
        s -> s.override(DateOverride.closed("off", MONDAY)),
        s -> s.holiday(new Holiday("off", MONDAY)),
        s -> s.season(new Season("off", MONDAY, MONDAY, WeeklyHours.closed())),
        s -> s.travel(new Travel("off", MONDAY, MONDAY, ZoneOffset.UTC)));
  }

  @Test
  void hostsAndResourcesAreEqualIfAllOfTheirPartsAre() {
    areEqualOnlyToTheirLike(
        () -> Host.builder("ada", OFFICE),
        Host.Builder::build,
        h -> h,
        h -> Host.builder("bob", OFFICE),
        h -> Host.builder("ada", OTHER),
        h -> h.schedule(OTHER),
        h -> h.outOfOffice(new OutOfOffice("leave", HOUR)),
        h -> h.limit(BookingLimit.perDay(1)));
    assertThat(Host.builder("ada", OFFICE).schedule(OTHER).build().using("other"))
        .isNotEqualTo(Host.builder("ada", OFFICE).schedule(OTHER).build());
    areEqualOnlyToTheirLike(
        () -> Resource.builder("room"),
        Resource.Builder::build,
        r -> r,
        r -> Resource.builder("hall"),
        r -> r.quantity(2),
        r -> r.capacity(2),
        r -> r.schedule(OFFICE),
        r -> r.outOfService(new OutOfOffice("paint", HOUR)));
  }

  @Test
  void poolsAreEqualIfAllOfTheirPartsAre() {
    areEqualOnlyToTheirLike(
        () -> Pool.oneOf(ADA, BOB),
        pool -> pool,
        p -> p,
        p -> Pool.oneOf(BOB, ADA),
        p -> Pool.all(ADA, BOB),
        p -> p.named("team"),
        p -> p.choosing(RoundRobin.byPriority()),
        p -> p.withPriority(ADA, 1),
        p -> p.withWeight(ADA, 2));
  }

  @Test
  void eventTypesAreEqualIfAllOfTheirPartsAre() {
    areEqualOnlyToTheirLike(
        () -> EventType.builder("intro", Duration.ofMinutes(30)).host(ADA),
        EventType.Builder::build,
        e -> e,
        e -> EventType.builder("other", Duration.ofMinutes(30)).host(ADA),
        e ->
            EventType.builder("intro", Duration.ofMinutes(31))
                .host(ADA)
                .startIncrement(Duration.ofMinutes(30)),
        e -> e.host(BOB),
        e -> e.durations(Duration.ofMinutes(45)),
        e -> e.seats(2),
        e -> e.startIncrement(Duration.ofMinutes(15)),
        e -> e.alignment(Alignment.CLOCK),
        e -> e.buffers(Duration.ZERO, Duration.ofMinutes(1)),
        e -> e.minimumNotice(Duration.ofMinutes(1)),
        e -> e.window(BookingWindow.rolling(1)),
        e -> e.limit(BookingLimit.perDay(1)),
        e -> e.bookerLimit(BookingLimit.perDay(1)),
        e -> e.closure(new Closure("strike", HOUR)),
        e -> e.busyTypes(Set.of(FreeBusyType.BUSY)),
        e -> e.changePolicy(ChangePolicy.unlimited().withMaxReschedules(1)),
        e -> e.zone(ZoneOffset.UTC));
  }
}
