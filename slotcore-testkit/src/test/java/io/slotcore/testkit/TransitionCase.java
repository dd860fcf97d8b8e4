package io.slotcore.testkit;

import io.slotcore.eventtype.Alignment;
import io.slotcore.eventtype.EventType;
import io.slotcore.eventtype.Host;
import io.slotcore.eventtype.Pool;
import io.slotcore.schedule.Schedule;
import io.slotcore.schedule.WeeklyHours;
import io.slotcore.slot.Facts;
import io.slotcore.slot.SlotQuery;
import io.slotcore.time.LocalTimeRange;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;

/** Hours that meet a change of the clocks in one of the ways in which they can. */
record TransitionCase(Transition transition, Shape shape, Grid grid, Cast cast) {

  /** Where the hours lie to the local times that are left out or come twice. */
  enum Shape {
    OVER,
    UP_TO,
    FROM,
    EXACTLY,
    FROM_INSIDE,
    ENDING_INSIDE,
    INSIDE,
    BOTH_SIDES,
    TO_MIDNIGHT,
    PAST_MIDNIGHT;

    /** The first and last local time that is left out or comes twice, and the middle. */
    List<LocalTimeRange> hours(LocalDateTime first, LocalDateTime last) {
      LocalDateTime middle = first.plus(Duration.between(first, last).dividedBy(2));
      return switch (this) {
        case OVER -> List.of(range(first.minusMinutes(100), last.plusMinutes(100)));
        case UP_TO -> List.of(range(first.minusMinutes(130), first));
        case FROM -> List.of(range(last, last.plusMinutes(130)));
        case EXACTLY -> List.of(range(first, last));
        case FROM_INSIDE -> List.of(range(middle, last.plusMinutes(130)));
        case ENDING_INSIDE -> List.of(range(first.minusMinutes(130), middle));
        case INSIDE -> List.of(range(first.plusMinutes(5), last.minusMinutes(5)));
        case BOTH_SIDES ->
            List.of(range(first.minusMinutes(70), first), range(last, last.plusMinutes(70)));
        case TO_MIDNIGHT -> List.of(LocalTimeRange.parse("00:00-24:00"));
        case PAST_MIDNIGHT ->
            List.of(LocalTimeRange.parse("20:10-06:00"), LocalTimeRange.parse("00:00-01:15"));
      };
    }

    private static LocalTimeRange range(LocalDateTime start, LocalDateTime end) {
      return LocalTimeRange.of(start.toLocalTime(), end.toLocalTime());
    }
  }

  /** Durations and increments, aligned to the range or to the clock. */
  enum Grid {
    HALF_HOURS(30, 30, Alignment.RANGE),
    SHORT_BY_THE_HOUR(10, 60, Alignment.RANGE),
    LONG_BY_TWENTY(95, 20, Alignment.RANGE),
    HALF_HOURS_OF_THE_CLOCK(30, 30, Alignment.CLOCK),
    HOURS_OF_THE_CLOCK(45, 60, Alignment.CLOCK);

    private final Duration duration;
    private final Duration increment;
    private final Alignment alignment;

    Grid(int duration, int increment, Alignment alignment) {
      this.duration = Duration.ofMinutes(duration);
      this.increment = Duration.ofMinutes(increment);
      this.alignment = alignment;
    }
  }

  /** Who serves, and on whose clock the grid is counted. */
  enum Cast {
    ALONE,
    GRID_ELSEWHERE,
    WITH_A_HOST_ELSEWHERE,
    OR_A_HOST_ELSEWHERE;

    EventType.Builder addTo(EventType.Builder type, Host host) {
      Host other = Host.of("ben", Schedule.alwaysOpen("elsewhere", ZoneId.of("America/St_Johns")));
      return switch (this) {
        case ALONE -> type.host(host);
        case GRID_ELSEWHERE -> type.host(host).zone(ZoneId.of("Australia/Lord_Howe"));
        case WITH_A_HOST_ELSEWHERE -> type.pool(Pool.all(host, other));
        case OR_A_HOST_ELSEWHERE -> type.pool(Pool.oneOf(host, other));
      };
    }
  }

  World world() {
    return world(Duration.ofHours(6));
  }

  /** The starts so long before and after the change. */
  World world(Duration around) {
    Host host = Host.of("ada", schedule());
    EventType type =
        cast.addTo(EventType.builder("intro", grid.duration), host)
            .startIncrement(grid.increment)
            .alignment(grid.alignment)
            .build();
    Instant at = transition.instant();
    SlotQuery query = SlotQuery.of(type, at.minus(around), at.plus(around));
    return new World(query, Facts.empty(Instant.EPOCH));
  }

  /** The hours on every day of the week. */
  Schedule schedule() {
    LocalDateTime before = transition.change().getDateTimeBefore();
    LocalDateTime after = transition.change().getDateTimeAfter();
    boolean gap = transition.change().isGap();
    List<LocalTimeRange> hours = shape.hours(gap ? before : after, gap ? after : before);
    WeeklyHours.Builder week = WeeklyHours.builder();
    Arrays.stream(DayOfWeek.values())
        .forEach(day -> week.on(day, hours.toArray(LocalTimeRange[]::new)));
    return Schedule.builder("hours", transition.zone()).weeklyHours(week.build()).build();
  }
}
