package io.slotcore.testkit;

import io.slotcore.schedule.DateOverride;
import io.slotcore.schedule.Holiday;
import io.slotcore.schedule.Schedule;
import io.slotcore.schedule.Season;
import io.slotcore.schedule.Travel;
import io.slotcore.time.Interval;
import io.slotcore.time.LocalTimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The hours of one schedule as the oracle reads them (rules T2 to T6): each minute is turned into
 * the local time of the zone of a date, and looked for in the ranges that start on this date.
 */
final class OracleHours {

  private static final int MINUTES_PER_DAY = 24 * 60;

  private final Schedule schedule;
  private final ZoneId gridZone;
  private final Instant firstMinute;
  private final int minutes;
  private final Map<LocalDate, List<Range>> rangesOfDates = new HashMap<>();
  private final Map<Range, Instant> openings = new HashMap<>();
  private final Map<Range, LocalDateTime> anchors = new HashMap<>();
  private Optional<BitSet> openMinutes = Optional.empty();

  /**
   * One range of one date in the zone of the date. Bounds are minutes after the date's midnight on
   * the wall clock; the end may lie on the next date.
   */
  record Range(LocalDate date, ZoneId zone, int fromMinute, int toMinute) {

    boolean contains(LocalDateTime local) {
      long minute = ChronoUnit.MINUTES.between(date.atStartOfDay(), local);
      return fromMinute <= minute && minute < toMinute;
    }

    LocalDateTime localStart() {
      return date.atStartOfDay().plusMinutes(fromMinute);
    }
  }

  /** Hours that will be asked about between two instants, with a grid on the clock of a zone. */
  OracleHours(Schedule schedule, ZoneId gridZone, Interval asked) {
    this.schedule = schedule;
    this.gridZone = gridZone;
    firstMinute = asked.start().truncatedTo(ChronoUnit.MINUTES);
    minutes = (int) ChronoUnit.MINUTES.between(firstMinute, asked.end()) + 1;
  }

  /** T4: all of the interval, in elapsed time, is open. */
  boolean isOpenThroughout(Interval interval) {
    // Hours begin and end at whole minutes, so that nothing changes within a minute.
    Instant from = interval.start().truncatedTo(ChronoUnit.MINUTES);
    int first = (int) ChronoUnit.MINUTES.between(firstMinute, from);
    int closed = openMinutes().nextClearBit(first);
    return !firstMinute.plus(closed, ChronoUnit.MINUTES).isBefore(interval.end());
  }

  private BitSet openMinutes() {
    if (openMinutes.isEmpty()) {
      BitSet open = new BitSet(minutes);
      for (int i = 0; i < minutes; i++) {
        open.set(i, !rangesAt(firstMinute.plus(i, ChronoUnit.MINUTES)).isEmpty());
      }
      openMinutes = Optional.of(open);
    }
    return openMinutes.get();
  }

  /** T2, T6: all ranges that an instant lies in, each by the wall clock of its own date. */
  List<Range> rangesAt(Instant minute) {
    List<Range> found = List.of();
    LocalDate date = LocalDate.ofInstant(minute, ZoneOffset.UTC);
    // No zone is more than a date away from UTC, and a range may have started on the eve.
    for (int day = -2; day <= 1; day++) {
      for (Range range : rangesOn(date.plusDays(day))) {
        if (range.contains(LocalDateTime.ofInstant(minute, range.zone()))) {
          found = new ArrayList<>(found);
          found.add(range);
        }
      }
    }
    return found;
  }

  /** T2: overlapping and touching ranges of one date are one range. */
  List<Range> rangesOn(LocalDate date) {
    return rangesOfDates.computeIfAbsent(
        date,
        d -> {
          BitSet minutes = new BitSet(2 * MINUTES_PER_DAY);
          for (LocalTimeRange range : writtenRangesOn(d)) {
            int from = range.start().getHour() * 60 + range.start().getMinute();
            int to = range.end().getHour() * 60 + range.end().getMinute();
            minutes.set(from, range.end().isAfter(range.start()) ? to : to + MINUTES_PER_DAY);
          }
          List<Range> ranges = new ArrayList<>();
          for (int from = minutes.nextSetBit(0); from >= 0; ) {
            int to = minutes.nextClearBit(from);
            ranges.add(new Range(d, zoneOn(schedule, d), from, to));
            from = minutes.nextSetBit(to);
          }
          return ranges;
        });
  }

  /** T5: an override, else a holiday, else a season, else the weekly hours. */
  private List<LocalTimeRange> writtenRangesOn(LocalDate date) {
    for (DateOverride override : schedule.overrides()) {
      if (override.dates().contains(date)) {
        return override.ranges();
      }
    }
    for (Holiday holiday : schedule.holidays()) {
      if (holiday.date().equals(date)) {
        return List.of();
      }
    }
    for (Season season : schedule.seasons()) {
      if (!date.isBefore(season.first()) && !date.isAfter(season.last())) {
        return season.hours().on(date.getDayOfWeek());
      }
    }
    return schedule.weeklyHours().on(date.getDayOfWeek());
  }

  /** T6: the zone of a date. */
  static ZoneId zoneOn(Schedule schedule, LocalDate date) {
    for (Travel travel : schedule.travels()) {
      if (!date.isBefore(travel.first()) && !date.isAfter(travel.last())) {
        return travel.zone();
      }
    }
    return schedule.zone();
  }

  /** The first minute that is open by a range; there must be one. */
  Instant opens(Range range) {
    return openings.computeIfAbsent(
        range,
        r -> {
          Instant minute = r.localStart().toInstant(ZoneOffset.UTC).minus(Duration.ofHours(15));
          while (!r.contains(LocalDateTime.ofInstant(minute, r.zone()))) {
            minute = minute.plus(1, ChronoUnit.MINUTES);
          }
          return minute;
        });
  }

  /**
   * T4: where the grid of a range begins on the wall clock of the event type. It is the range's
   * nominal start, told in the other zone by the offsets that hold when the range opens.
   */
  LocalDateTime anchor(Range range) {
    return anchors.computeIfAbsent(
        range,
        r -> {
          Instant opens = opens(r);
          ZoneOffset own = r.zone().getRules().getOffset(opens);
          ZoneOffset grid = gridZone.getRules().getOffset(opens);
          return r.localStart().plusSeconds(grid.getTotalSeconds() - own.getTotalSeconds());
        });
  }
}
