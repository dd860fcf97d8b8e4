package io.slotcore.testkit;

import static java.util.Objects.requireNonNull;

import io.slotcore.eventtype.Alignment;
import io.slotcore.eventtype.BookingLimit;
import io.slotcore.eventtype.BookingWindow;
import io.slotcore.eventtype.EventType;
import io.slotcore.freebusy.BusyPeriod;
import io.slotcore.freebusy.FreeBusyType;
import io.slotcore.schedule.DateOverride;
import io.slotcore.schedule.Schedule;
import io.slotcore.slot.Claim;
import io.slotcore.slot.CountedBooking;
import io.slotcore.slot.Facts;
import io.slotcore.slot.Rule;
import io.slotcore.slot.SlotQuery;
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
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Answers what the engine answers, minute by minute, by reading every rule word for word.
 *
 * <p>It is written from the rules alone and shares no code with the engine: each instant is turned
 * into the local time of its zone, never the other way round, and each rule is asked about each
 * instant. It is slow, and meant to be.
 *
 * <p>Exact where offsets are whole minutes, as all are since 1972; earlier windows are refused. Not
 * safe for use by several threads.
 */
public final class AvailabilityOracle {

  /** Monrovia was the last to leave an offset with seconds, in January 1972. */
  private static final Instant EARLIEST = Instant.parse("1972-02-01T00:00:00Z");

  private static final int MINUTES_PER_DAY = 24 * 60;

  private final SlotQuery query;
  private final Facts facts;
  private final EventType type;
  private final Schedule schedule;
  private final Map<LocalDate, BitSet> openMinutes = new HashMap<>();
  private final Map<LocalDate, Instant> dayStarts = new HashMap<>();

  private AvailabilityOracle(SlotQuery query, Facts facts) {
    this.query = requireNonNull(query, "query");
    this.facts = requireNonNull(facts, "facts");
    type = query.eventType();
    schedule = type.host().schedule();
    if (query.window().start().isBefore(EARLIEST)) {
      throw new IllegalArgumentException(
          "window (" + query.window() + ") must not start before " + EARLIEST);
    }
  }

  /**
   * Prepares the answers to one question.
   *
   * @param query what is asked
   * @param facts what is known
   * @return the oracle
   * @throws IllegalArgumentException if the window starts before 1972-02-01
   */
  public static AvailabilityOracle of(SlotQuery query, Facts facts) {
    return new AvailabilityOracle(query, facts);
  }

  /**
   * Returns every start of the window that is offered.
   *
   * @return in order of time
   */
  public List<Instant> offered() {
    return candidates().stream().filter(start -> reasons(start).isEmpty()).toList();
  }

  /**
   * Returns every start of the window that lies on the grid, offered or not.
   *
   * @return in order of time
   */
  public List<Instant> candidates() {
    List<Instant> found = new ArrayList<>();
    Interval window = query.window();
    Instant minute = window.start().truncatedTo(ChronoUnit.MINUTES);
    for (; minute.isBefore(window.end()); minute = minute.plus(1, ChronoUnit.MINUTES)) {
      if (window.contains(minute) && isOnGrid(minute)) {
        found.add(minute);
      }
    }
    return found;
  }

  /**
   * Tells whether a start is offered.
   *
   * @param start any instant of the window
   * @return true if it lies on the grid and no rule forbids it
   */
  public boolean isOffered(Instant start) {
    return isOnGrid(start) && reasons(start).isEmpty();
  }

  /**
   * Returns the kinds of rule that forbid a start.
   *
   * @param start any instant of the window
   * @return empty if it can be booked; waived kinds are left out
   * @throws IllegalArgumentException if the start lies outside the window
   */
  public Set<Rule> reasons(Instant start) {
    if (!query.window().contains(start)) {
      throw new IllegalArgumentException(
          "start (" + start + ") must lie in the window (" + query.window() + ")");
    }
    Set<Rule> reasons = EnumSet.noneOf(Rule.class);
    for (Rule rule : Rule.values()) {
      if (!query.waived().contains(rule) && forbids(rule, start)) {
        reasons.add(rule);
      }
    }
    return Collections.unmodifiableSet(reasons);
  }

  private boolean forbids(Rule rule, Instant start) {
    return switch (rule) {
      case HOURS -> !isOpenThroughout(start);
      case GRID -> !isOnGrid(start);
      case NOTICE -> start.isBefore(facts.now().plus(type.minimumNotice()));
      case WINDOW -> isBeyondWindow(start);
      case LIMIT -> isLimitReached(start);
      case BUSY -> isBusy(start);
      case CLAIM -> isClaimed(start);
      default -> false;
    };
  }

  /** T4: the whole time from start to end, in elapsed time, is open. */
  private boolean isOpenThroughout(Instant start) {
    Instant end = start.plus(type.duration());
    // Hours begin and end at whole minutes, so that nothing changes within a minute.
    Instant minute = start.truncatedTo(ChronoUnit.MINUTES);
    for (; minute.isBefore(end); minute = minute.plus(1, ChronoUnit.MINUTES)) {
      if (!isOpen(minute)) {
        return false;
      }
    }
    return true;
  }

  /** T2: the local date-time lies in a range of its own date, or in one that spills over. */
  private boolean isOpen(Instant instant) {
    LocalDateTime local = LocalDateTime.ofInstant(instant, schedule.zone());
    int minute = local.getHour() * 60 + local.getMinute();
    return openMinutes(local.toLocalDate()).get(minute)
        || openMinutes(local.toLocalDate().minusDays(1)).get(minute + MINUTES_PER_DAY);
  }

  /** T4: whole increments after the start of the range, or after midnight. */
  private boolean isOnGrid(Instant start) {
    LocalDateTime local = LocalDateTime.ofInstant(start, schedule.zone());
    if (local.getSecond() != 0 || local.getNano() != 0) {
      return false;
    }
    int minute = local.getHour() * 60 + local.getMinute();
    LocalDate date = local.toLocalDate();
    if (type.alignment() == Alignment.CLOCK) {
      return minute % type.startIncrement().toMinutes() == 0;
    }
    return isOnGridOfDate(date, minute)
        || isOnGridOfDate(date.minusDays(1), minute + MINUTES_PER_DAY);
  }

  private boolean isOnGridOfDate(LocalDate date, int minute) {
    BitSet open = openMinutes(date);
    int rangeStart = open.previousClearBit(minute) + 1;
    return open.get(minute) && (minute - rangeStart) % type.startIncrement().toMinutes() == 0;
  }

  /** T2, T5: the minutes after the midnight of a date that its own ranges cover. */
  private BitSet openMinutes(LocalDate date) {
    return openMinutes.computeIfAbsent(
        date,
        d -> {
          BitSet minutes = new BitSet(2 * MINUTES_PER_DAY);
          for (LocalTimeRange range : rangesOn(d)) {
            int from = range.start().getHour() * 60 + range.start().getMinute();
            int to = range.end().getHour() * 60 + range.end().getMinute();
            minutes.set(from, range.end().isAfter(range.start()) ? to : to + MINUTES_PER_DAY);
          }
          return minutes;
        });
  }

  private List<LocalTimeRange> rangesOn(LocalDate date) {
    for (DateOverride override : schedule.overrides()) {
      if (override.dates().contains(date)) {
        return override.ranges();
      }
    }
    return schedule.weeklyHours().on(date.getDayOfWeek());
  }

  private boolean isBeyondWindow(Instant start) {
    if (type.window() instanceof BookingWindow.Rolling rolling) {
      return dayOf(start).isAfter(dayOf(facts.now()).plusDays(rolling.days()));
    }
    return false;
  }

  private boolean isLimitReached(Instant start) {
    for (BookingLimit limit : type.limits()) {
      int bookings = 0;
      for (CountedBooking booking : facts.counted(type.subject())) {
        if (booking.activeUntil().isAfter(facts.now())
            && !query.ignored().contains(booking.id())
            && dayOf(booking.start()).equals(dayOf(start))) {
          bookings++;
        }
      }
      if (bookings >= limit.most()) {
        return true;
      }
    }
    return false;
  }

  private boolean isBusy(Instant start) {
    for (BusyPeriod period : facts.busy(type.host().subject()).periods()) {
      if (period.type() != FreeBusyType.FREE && isTaken(period.interval(), start)) {
        return true;
      }
    }
    return false;
  }

  private boolean isClaimed(Instant start) {
    for (Claim claim : facts.claims(type.host().subject())) {
      if (claim.activeUntil().isAfter(facts.now())
          && !query.ignored().contains(claim.booking())
          && isTaken(claim.interval(), start)) {
        return true;
      }
    }
    return false;
  }

  /** The booking with its buffers shares an instant with time that is taken. */
  private boolean isTaken(Interval taken, Instant start) {
    Instant from = start.minus(type.buffers().before());
    Instant to = start.plus(type.duration()).plus(type.buffers().after());
    return taken.start().isBefore(taken.end())
        && taken.start().isBefore(to)
        && from.isBefore(taken.end());
  }

  /** T6, T7: the last date of the event type's zone that has started. */
  private LocalDate dayOf(Instant instant) {
    LocalDate date = LocalDate.ofInstant(instant, type.zone()).plusDays(1);
    while (startOf(date).isAfter(instant)) {
      date = date.minusDays(1);
    }
    return date;
  }

  /** The first minute whose local date is the date, or a later one where the zone skips it. */
  private Instant startOf(LocalDate date) {
    return dayStarts.computeIfAbsent(
        date,
        d -> {
          ZoneId zone = type.zone();
          Instant minute = d.atStartOfDay(ZoneOffset.UTC).toInstant().minus(Duration.ofHours(20));
          while (LocalDate.ofInstant(minute, zone).isBefore(d)) {
            minute = minute.plus(1, ChronoUnit.MINUTES);
          }
          return minute;
        });
  }
}
