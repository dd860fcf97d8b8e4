package io.slotcore.benchmarks;

import io.slotcore.eventtype.EventType;
import io.slotcore.eventtype.Host;
import io.slotcore.eventtype.Pool;
import io.slotcore.freebusy.BusyPeriod;
import io.slotcore.freebusy.FreeBusy;
import io.slotcore.schedule.DateOverride;
import io.slotcore.schedule.Schedule;
import io.slotcore.schedule.WeeklyHours;
import io.slotcore.slot.Facts;
import io.slotcore.slot.SlotQuery;
import io.slotcore.time.Interval;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What an engine is asked and what it is told: hosts in New York from 2027-03-01 on, half hours by
 * the quarter with buffers of 5 and 10 minutes and two hours of notice, among generated busy times.
 *
 * <p>Worlds with other seeds have other busy times, and share no object.
 */
final class World {

  static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  static final LocalDate FIRST_DAY = LocalDate.of(2027, 3, 1);
  static final Instant START = FIRST_DAY.atStartOfDay(NEW_YORK).toInstant();

  /** The seed of the first host in the cells; those after him have the following numbers. */
  static final int FIRST_SEED = 42;

  private static final Instant NOW = Instant.parse("2027-02-28T12:00:00Z");
  private static final Duration NOTICE = Duration.ofHours(2);

  /** The first start that the notice allows, in epoch milliseconds. */
  static final long NOT_BEFORE = NOW.plus(NOTICE).toEpochMilli();

  private static final Duration QUARTER = Duration.ofMinutes(15);
  private static final Duration HALF_HOUR = Duration.ofMinutes(30);

  private final SlotQuery query;
  private final Facts facts;
  private final long[][] busyMillis;

  private World(SlotQuery query, Facts facts, long[][] busyMillis) {
    this.query = query;
    this.facts = facts;
    this.busyMillis = busyMillis;
  }

  /** Makes a world of a cell, whose hosts have the seeds from {@code firstSeed} on. */
  static World of(Cell cell, int firstSeed) {
    List<Host> hosts =
        IntStream.range(firstSeed, firstSeed + cell.hosts())
            .mapToObj(seed -> Host.of("host-" + seed, schedule(cell, seed)))
            .toList();
    long[][] busyMillis = busyMillis(cell, firstSeed);
    Facts.Builder facts = Facts.builder(NOW);
    for (int i = 0; i < busyMillis.length; i++) {
      facts.busy(hosts.get(i).subject(), freeBusy(busyMillis[i]));
    }
    SlotQuery query = SlotQuery.of(eventType(cell.shape(), hosts), START, midnight(cell.days()));
    return new World(query, facts.build(), busyMillis);
  }

  /** Makes as many worlds as asked for, of which the first is that of the cell. */
  static List<World> several(Cell cell, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> of(cell, FIRST_SEED + i * cell.hosts()))
        .toList();
  }

  SlotQuery query() {
    return query;
  }

  Facts facts() {
    return facts;
  }

  /** Returns start and end of each busy period in turn, in epoch milliseconds, for each host. */
  long[][] busyMillis() {
    return busyMillis;
  }

  /** Returns the midnight with which the day of an index starts. */
  static Instant midnight(int dayIndex) {
    return FIRST_DAY.plusDays(dayIndex).atStartOfDay(NEW_YORK).toInstant();
  }

  /** Generates the busy times of a cell's hosts: unsorted, overlapping, at night as well. */
  static long[][] busyMillis(Cell cell, int firstSeed) {
    return IntStream.range(firstSeed, firstSeed + cell.hosts())
        .mapToObj(seed -> busyMillisOfHost(cell, seed))
        .toArray(long[][]::new);
  }

  private static long[] busyMillisOfHost(Cell cell, int seed) {
    long[] bounds = new long[2 * cell.busyPeriods()];
    int x = seed;
    for (int i = 0; i < bounds.length; i += 2) {
      x = x * 1_664_525 + 1_013_904_223;
      int quarter = (x >>> 8) % (cell.days() * 96);
      bounds[i] = START.toEpochMilli() + quarter * QUARTER.toMillis();
      bounds[i + 1] = bounds[i] + HALF_HOUR.toMillis();
    }
    return bounds;
  }

  private static FreeBusy freeBusy(long[] busyMillis) {
    List<BusyPeriod> periods = new ArrayList<>(busyMillis.length / 2);
    for (int i = 0; i < busyMillis.length; i += 2) {
      Instant start = Instant.ofEpochMilli(busyMillis[i]);
      Instant end = Instant.ofEpochMilli(busyMillis[i + 1]);
      periods.add(BusyPeriod.busy(Interval.of(start, end), "calendar"));
    }
    return FreeBusy.of(periods, NOW);
  }

  private static EventType eventType(Shape shape, List<Host> hosts) {
    EventType.Builder eventType =
        EventType.builder("workload", HALF_HOUR)
            .startIncrement(QUARTER)
            .minimumNotice(NOTICE)
            .buffers(Duration.ofMinutes(5), Duration.ofMinutes(10));
    return switch (shape) {
      case A1, B1 -> eventType.host(hosts.get(0)).build();
      case BC10 -> eventType.pool(Pool.all(hosts)).build();
      case BR10 -> eventType.pool(Pool.oneOf(hosts)).build();
    };
  }

  private static Schedule schedule(Cell cell, int seed) {
    Schedule.Builder schedule = Schedule.builder("schedule-" + seed, NEW_YORK);
    if (!cell.shape().hasOverrides()) {
      return schedule.weeklyHours(WeeklyHours.officeHours()).build();
    }
    schedule.weeklyHours(
        WeeklyHours.builder()
            .on(DayOfWeek.MONDAY, DayOfWeek.FRIDAY, "09:00-12:00", "13:00-17:00")
            .build());
    for (int day = 0; day < cell.days(); day++) {
      LocalDate date = FIRST_DAY.plusDays(day);
      if (day % 21 == 4) {
        schedule.override(DateOverride.closed("closed-" + day, date));
      } else if (day % 14 == 9) {
        schedule.override(DateOverride.of("special-" + day, date, "10:00-14:00"));
      }
    }
    return schedule.build();
  }
}
