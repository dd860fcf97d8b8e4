package io.slotcore.testkit;

import io.slotcore.freebusy.BusyPeriod;
import io.slotcore.freebusy.FreeBusy;
import io.slotcore.spi.BusySource;
import io.slotcore.spi.CalendarChanges;
import io.slotcore.spi.CalendarEvent;
import io.slotcore.spi.CalendarException;
import io.slotcore.spi.CalendarWriter;
import io.slotcore.spi.ChangeFeed;
import io.slotcore.spi.EventChangedException;
import io.slotcore.spi.StoredEvent;
import io.slotcore.time.Interval;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A calendar in memory that keeps all promises of a calendar: for tests of what uses one. Its owner
 * writes with {@link #put} and {@link #remove}, and {@link #fail} makes it one that does not
 * answer. Safe for use by several threads.
 */
public final class SimulatedCalendar implements BusySource, CalendarWriter, ChangeFeed {

  private final InstantSource clock;
  private final Predicate<String> own;
  private final Map<String, StoredEvent> events = new TreeMap<>();
  private final List<String> log = new ArrayList<>();
  private CalendarException.@Nullable Problem broken;

  /**
   * Makes an empty calendar.
   *
   * @param clock which answers are as of
   * @param own tells by the UID which events are SlotCore's
   */
  public SimulatedCalendar(InstantSource clock, Predicate<String> own) {
    this.clock = clock;
    this.own = own;
  }

  /**
   * Adds or changes an event as the owner of the calendar does.
   *
   * @param uid of the event
   * @param time which time it takes
   */
  public synchronized void put(String uid, Interval time) {
    write(uid, time);
  }

  /**
   * Removes an event as the owner of the calendar does.
   *
   * @param uid of the event
   */
  public synchronized void remove(String uid) {
    if (events.remove(uid) != null) {
      log.add(uid);
    }
  }

  /**
   * Makes all calls fail from now on.
   *
   * @param problem how
   */
  public synchronized void fail(CalendarException.Problem problem) {
    broken = problem;
  }

  /** Makes calls succeed again. */
  public synchronized void recover() {
    broken = null;
  }

  @Override
  public synchronized FreeBusy busy(Interval window) {
    answer();
    List<BusyPeriod> periods = new ArrayList<>();
    events.forEach(
        (uid, event) ->
            event
                .time()
                .filter(time -> time.overlaps(window) && !own.test(uid))
                .ifPresent(time -> periods.add(BusyPeriod.busy(time, uid))));
    return FreeBusy.of(periods, clock.instant());
  }

  @Override
  public synchronized String create(CalendarEvent event) {
    answer();
    StoredEvent there = events.get(event.uid());
    if (there == null) {
      return write(event.uid(), event.time());
    }
    if (!there.time().equals(Optional.of(event.time()))) {
      throw new EventChangedException(event.uid());
    }
    return there.version();
  }

  @Override
  public synchronized String update(CalendarEvent event, String version) {
    answer();
    StoredEvent there = events.get(event.uid());
    if (there == null || !there.version().equals(version)) {
      throw new EventChangedException(event.uid());
    }
    return write(event.uid(), event.time());
  }

  @Override
  public synchronized void delete(String uid, String version) {
    answer();
    StoredEvent there = events.get(uid);
    if (there != null && !there.version().equals(version)) {
      throw new EventChangedException(uid);
    }
    remove(uid);
  }

  @Override
  public synchronized Optional<StoredEvent> find(String uid) {
    answer();
    return Optional.ofNullable(events.get(uid));
  }

  @Override
  public synchronized String start() {
    answer();
    return cursor();
  }

  @Override
  public synchronized CalendarChanges since(String cursor) {
    answer();
    for (int from = 0; from <= log.size(); from++) {
      if (cursor.equals(cursor(from))) {
        return since(from);
      }
    }
    return new CalendarChanges.StartOver();
  }

  private CalendarChanges since(int from) {
    Set<String> changed = new LinkedHashSet<>(log.subList(from, log.size()));
    List<String> ours = changed.stream().filter(own).toList();
    return new CalendarChanges.Since(Set.copyOf(ours), changed.size() - ours.size(), cursor());
  }

  private String cursor() {
    return cursor(log.size());
  }

  private static String cursor(int position) {
    return position + " changes.";
  }

  private String write(String uid, Interval time) {
    log.add(uid);
    String version = "v" + log.size();
    events.put(uid, new StoredEvent(version, Optional.of(time)));
    return version;
  }

  private void answer() {
    if (broken != null) {
      throw new CalendarException(broken, "the simulated calendar is " + broken, null);
    }
  }
}
