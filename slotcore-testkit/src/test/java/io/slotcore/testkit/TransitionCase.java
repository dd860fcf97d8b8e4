package io.slotcore.testkit;

import io.slotcore.eventtype.Alignment;
import io.slotcore.eventtype.EventType;
import io.slotcore.eventtype.Host;
import io.slotcore.schedule.Schedule;
import io.slotcore.schedule.WeeklyHours;
import io.slotcore.slot.Facts;
import io.slotcore.slot.SlotQuery;
import io.slotcore.time.LocalTimeRange;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;

/** Hours that meet a change of the clocks in one of the ways in which they can. */
record TransitionCase(Transition transition, Shape shape, Grid grid) {

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

  World world() {
    LocalDateTime before = transition.change().getDateTimeBefore();
    LocalDateTime after = transition.change().getDateTimeAfter();
    boolean gap = transition.change().isGap();
    List<LocalTimeRange> hours = shape.hours(gap ? before : after, gap ? after : before);
    WeeklyHours.Builder week = WeeklyHours.builder();
    Arrays.stream(DayOfWeek.values())
        .forEach(day -> week.on(day, hours.toArray(LocalTimeRange[]::new)));
    Schedule schedule =
        Schedule.builder("hours", transition.zone()).weeklyHours(week.build()).build();
    EventType type =
        EventType.builder("intro", grid.duration)
            .host(Host.of("ada", schedule))
            .startIncrement(grid.increment)
            .alignment(grid.alignment)
            .build();
    Instant at = transition.instant();
    SlotQuery query =
        SlotQuery.of(type, at.minus(Duration.ofHours(6)), at.plus(Duration.ofHours(6)));
    return new World(query, Facts.empty(Instant.EPOCH));
  }
}
