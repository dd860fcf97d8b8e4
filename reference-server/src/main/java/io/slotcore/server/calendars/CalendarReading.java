package io.slotcore.server.calendars;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.slotcore.freebusy.FreeBusy;
import io.slotcore.ical.remote.CalDavCalendar;
import io.slotcore.server.calendars.ConnectedCalendar.Reading;
import io.slotcore.spi.BusySource;
import io.slotcore.spi.CalendarChanges;
import io.slotcore.spi.CalendarException;
import io.slotcore.spi.CalendarException.Problem;
import io.slotcore.time.Interval;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jooq.exception.DataAccessException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads connected calendars, and keeps what was read: from the day before to {@link #AHEAD} ahead.
 * Thread-safe.
 */
public final class CalendarReading {

  /** How far ahead calendars are known; what lies behind it is not offered. */
  static final Duration AHEAD = Duration.ofDays(400);

  /** What is read stays enough for some days, if nothing changes. */
  private static final Duration SPARE = Duration.ofDays(2);

  private static final Duration TICK = Duration.ofSeconds(30);

  private static final Logger LOG = LoggerFactory.getLogger(CalendarReading.class);

  private final CalendarStore store;
  private final RemoteCalendars remote;
  private final CalendarOptions options;
  private final InstantSource clock;

  /** Takes where readings are kept, what opens calendars, how often, and the clock. */
  public CalendarReading(
      CalendarStore store, RemoteCalendars remote, CalendarOptions options, InstantSource clock) {
    this.store = store;
    this.remote = remote;
    this.options = options;
    this.clock = clock;
  }

  /** Returns the job for the scheduler, which runs it on one node at a time. */
  public RecurringTask<Void> task() {
    return Tasks.recurring("calendars", FixedDelay.of(TICK))
        .execute((instance, context) -> run(() -> context.getSchedulerState().isShuttingDown()));
  }

  private void run(BooleanSupplier stopping) {
    Instant since = clock.instant().minus(options.pause());
    for (String tenantId : store.tenants()) {
      for (ConnectedCalendar calendar : store.due(tenantId, since)) {
        if (stopping.getAsBoolean()) {
          return;
        }
        read(calendar);
      }
    }
  }

  /** Reads a calendar and keeps what it says, or why it says nothing. */
  void read(ConnectedCalendar calendar) {
    try {
      BusySource source = remote.source(calendar);
      if (source instanceof CalDavCalendar watched) {
        readIfChanged(calendar, watched);
      } else {
        readAll(calendar, source, Optional.empty());
      }
      if (calendar.failure().isPresent()) {
        LOG.info("Calendar {} can be read again", calendar.id());
      }
    } catch (CalendarException e) {
      noteFailure(calendar, e);
    } catch (DataAccessException e) {
      throw e;
    } catch (RuntimeException e) {
      // One calendar that nobody thought of must not hold back the others. Its message may quote
      // an address, and is not told.
      LOG.error("Calendar {} made the reading fail: {}", calendar.id(), e.getClass().getName());
      noteFailure(calendar, new CalendarException(Problem.UNREADABLE, "reading it failed", e));
    }
  }

  void noteFailure(ConnectedCalendar calendar, CalendarException failure) {
    if (calendar.failure().map(old -> old.problem() != failure.problem()).orElse(true)) {
      // Once for each problem: its owner sees on his page how it goes on.
      LOG.warn("Calendar {} cannot be read: {}", calendar.id(), failure.problem());
    }
    store.failed(calendar, failure, clock.instant());
  }

  private void readIfChanged(ConnectedCalendar calendar, CalDavCalendar watched) {
    Instant asOf = clock.instant();
    Interval needed = Interval.of(asOf, today(asOf).plus(AHEAD));
    Optional<Reading> before =
        calendar.reading().filter(reading -> reading.window().encloses(needed));
    Optional<String> cursor = before.flatMap(Reading::cursor);
    if (cursor.isPresent()
        && watched.since(cursor.get()) instanceof CalendarChanges.Since since
        && since.foreign() == 0) {
      Reading same = new Reading(asOf, before.get().window(), Optional.of(since.cursor()));
      store.read(calendar, same, Optional.empty());
    } else {
      readAll(calendar, watched, start(watched));
    }
  }

  /** A server that tells no changes is read each time. */
  private static Optional<String> start(CalDavCalendar watched) {
    try {
      return Optional.of(watched.start());
    } catch (CalendarException e) {
      if (e.problem() == Problem.UNREADABLE) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private void readAll(ConnectedCalendar calendar, BusySource source, Optional<String> cursor) {
    Instant today = today(clock.instant());
    Interval window = Interval.of(today.minus(1, ChronoUnit.DAYS), today.plus(AHEAD).plus(SPARE));
    FreeBusy read = source.busy(window);
    store.read(calendar, new Reading(read.asOf(), window, cursor), Optional.of(read.periods()));
  }

  static Instant today(Instant now) {
    return now.truncatedTo(ChronoUnit.DAYS);
  }
}
