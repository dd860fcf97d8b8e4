package io.slotcore.server.calendars;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.slotcore.freebusy.FreeBusy;
import io.slotcore.server.calendars.ConnectedCalendar.Reading;
import io.slotcore.spi.BusySource;
import io.slotcore.spi.CalendarChanges;
import io.slotcore.spi.CalendarException;
import io.slotcore.spi.CalendarException.Problem;
import io.slotcore.spi.ChangeFeed;
import io.slotcore.time.Interval;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jooq.exception.DataAccessException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads connected calendars, and keeps what was read: from the day before to {@link #AHEAD} ahead.
 * Thread-safe.
 *
 * <p>Several accounts are read at a time, and each by one thread, so that one that hangs holds up
 * none of the others; one that fails is asked less and less often.
 */
public final class CalendarReading implements AutoCloseable {

  /** How far ahead calendars are known; what lies behind it is not offered. */
  static final Duration AHEAD = Duration.ofDays(400);

  /** What is read stays enough for some days, if nothing changes. */
  private static final Duration SPARE = Duration.ofDays(2);

  private static final Duration TICK = Duration.ofSeconds(30);

  private static final int READERS = 8;
  private static final int MOST_PAGES = 50;

  private static final Logger LOG = LoggerFactory.getLogger(CalendarReading.class);

  private final CalendarStore store;
  private final RemoteCalendars remote;
  private final CalendarFailures failures;
  private final OwnChanges own;
  private final InstantSource clock;
  private final Duration pause;
  private final ExecutorService readers =
      Executors.newFixedThreadPool(
          READERS,
          work -> {
            Thread thread = new Thread(work, "calendar-reader");
            thread.setDaemon(true);
            return thread;
          });
  private final Set<UUID> reading = ConcurrentHashMap.newKeySet();

  /** Takes where readings are kept, what opens calendars, who hears of changes, and the clock. */
  public CalendarReading(Parts parts, CalendarOptions options, InstantSource clock) {
    store = parts.store();
    remote = parts.remote();
    failures = parts.failures();
    own = parts.own();
    pause = options.pause();
    this.clock = clock;
  }

  /** Where readings and failures are kept, what opens calendars, and who hears of changes. */
  public record Parts(
      CalendarStore store, RemoteCalendars remote, CalendarFailures failures, BookingWriter own) {}

  /** Returns the job for the scheduler, which runs it on one node at a time. */
  public RecurringTask<Void> task() {
    return Tasks.recurring("calendars", FixedDelay.of(TICK))
        .execute((instance, context) -> begin());
  }

  /** Hands the accounts that are due to the readers, and waits for none of them. */
  private void begin() {
    Map<UUID, List<ConnectedCalendar>> accounts = new LinkedHashMap<>();
    for (String tenantId : store.tenants()) {
      for (ConnectedCalendar calendar : store.due(tenantId, clock.instant(), pause)) {
        accounts.computeIfAbsent(calendar.account().id(), id -> new ArrayList<>()).add(calendar);
      }
    }
    accounts.forEach(
        (account, calendars) -> {
          if (reading.add(account)) {
            readers.execute(() -> readAccount(account, calendars));
          }
        });
  }

  /** Reads a calendar that was changed; one whose account is being read is due once more. */
  void soon(ConnectedCalendar calendar) {
    UUID account = calendar.account().id();
    if (reading.add(account)) {
      readers.execute(() -> readAccount(account, List.of(calendar)));
    } else {
      store.due(calendar);
    }
  }

  private void readAccount(UUID account, Collection<ConnectedCalendar> calendars) {
    try {
      for (ConnectedCalendar calendar : calendars) {
        if (readers.isShutdown()) {
          return;
        }
        read(calendar);
      }
    } catch (DataAccessException e) {
      LOG.warn("What was read of account {} cannot be kept: {}", account, e.getClass().getName());
    } finally {
      reading.remove(account);
    }
  }

  /** Reads a calendar and keeps what it says, or why it says nothing. */
  void read(ConnectedCalendar calendar) {
    try {
      BusySource source = remote.source(calendar);
      if (source instanceof ChangeFeed watched) {
        readIfChanged(calendar, source, watched);
      } else {
        keep(calendar, all(source), Optional.empty());
      }
      if (calendar.failure().isPresent()) {
        LOG.info("Calendar {} can be read again", calendar.id());
      }
    } catch (CalendarException e) {
      failures.note(calendar, e);
    } catch (DataAccessException e) {
      throw e;
    } catch (RuntimeException e) {
      // One calendar that nobody thought of must not hold back the others. Its message may quote
      // an address, and is not told.
      LOG.error("Calendar {} made the reading fail: {}", calendar.id(), e.getClass().getName());
      failures.note(calendar, new CalendarException(Problem.UNREADABLE, "reading it failed", e));
    }
  }

  private void readIfChanged(ConnectedCalendar calendar, BusySource source, ChangeFeed watched) {
    Instant asOf = clock.instant();
    Interval needed = Interval.of(asOf, today(asOf).plus(AHEAD));
    Optional<Reading> before =
        calendar.reading().filter(reading -> reading.window().encloses(needed));
    Optional<String> cursor = before.flatMap(Reading::cursor);
    Optional<Told> told = cursor.flatMap(from -> told(calendar, watched, from));
    if (told.isPresent()) {
      Optional<String> end = Optional.of(told.get().cursor());
      if (told.get().foreign()) {
        keep(calendar, all(source), end);
      } else {
        store.read(calendar, new Reading(asOf, before.get().window(), end), Optional.empty());
      }
      return;
    }
    Optional<String> start = start(watched);
    // What cannot be read as a whole is no proof that events are gone.
    Whole read = all(source);
    if (calendar.writable()) {
      own.unknown(calendar);
    }
    keep(calendar, read, start);
  }

  /**
   * What a calendar has told.
   *
   * @param cursor behind all of it
   * @param foreign whether others' events are among it, so that busy times may differ
   */
  private record Told(String cursor, boolean foreign) {}

  /**
   * Acts on the changes of our own events, before the cursor is kept: what fails is told again.
   *
   * @return empty if nobody knows what was changed
   */
  private Optional<Told> told(ConnectedCalendar calendar, ChangeFeed watched, String cursor) {
    String from = cursor;
    boolean foreign = false;
    for (int page = 0; page < MOST_PAGES; page++) {
      if (!(watched.since(from) instanceof CalendarChanges.Since since)) {
        return Optional.empty();
      }
      if (since.own().isEmpty() && since.foreign() == 0) {
        return Optional.of(new Told(since.cursor(), foreign));
      }
      foreign |= since.foreign() > 0;
      if (calendar.writable() && !since.own().isEmpty()) {
        own.changed(calendar, since.own());
      }
      from = since.cursor();
    }
    return Optional.empty();
  }

  /** A server that tells no changes is read each time. */
  private static Optional<String> start(ChangeFeed watched) {
    try {
      return Optional.of(watched.start());
    } catch (CalendarException e) {
      if (e.problem() == Problem.UNREADABLE) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private record Whole(Interval window, FreeBusy said) {}

  private Whole all(BusySource source) {
    Instant today = today(clock.instant());
    Interval window = Interval.of(today.minus(1, ChronoUnit.DAYS), today.plus(AHEAD).plus(SPARE));
    return new Whole(window, source.busy(window));
  }

  private void keep(ConnectedCalendar calendar, Whole read, Optional<String> cursor) {
    store.read(
        calendar,
        new Reading(read.said().asOf(), read.window(), cursor),
        Optional.of(ManyPeriods.joined(read.said().periods())));
  }

  static Instant today(Instant now) {
    return now.truncatedTo(ChronoUnit.DAYS);
  }

  /** Begins no other reading; what is being read ends by itself. */
  @Override
  public void close() {
    readers.shutdownNow();
  }
}
