package io.slotcore.server.calendars;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.slotcore.eventtype.Subject;
import io.slotcore.freebusy.BusyPeriod;
import io.slotcore.freebusy.FreeBusy;
import io.slotcore.freebusy.FreeBusyType;
import io.slotcore.server.booking.BusyTimes;
import io.slotcore.server.booking.CalendarUnavailableException;
import io.slotcore.server.calendars.ConnectedCalendar.Reading;
import io.slotcore.spi.BusyPolicy;
import io.slotcore.spi.BusySource;
import io.slotcore.spi.CalendarException;
import io.slotcore.spi.CalendarException.Problem;
import io.slotcore.time.Interval;
import io.slotcore.time.IntervalSet;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Tells when hosts are busy: for a listing by what was kept, for a booking by asking. What lies
 * further ahead than calendars are read counts as taken in both. Thread-safe.
 */
public final class HostBusyTimes implements BusyTimes {

  private static final Duration REMEMBERED = Duration.ofSeconds(5);

  private static final BusySource NOBODY =
      window -> {
        throw new CalendarException(Problem.UNREACHABLE, "what is kept is too old", null);
      };

  private final CalendarStore store;
  private final RemoteCalendars remote;
  private final CalendarFailures failures;
  private final CalendarOptions options;
  private final InstantSource clock;

  /** Hosts without calendars, for listings, which are many; another node may be late to know. */
  private final Cache<HostKey, Boolean> without =
      Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(REMEMBERED).build();

  /** Takes where readings are kept, what opens calendars and notes failures, and the settings. */
  public HostBusyTimes(
      CalendarStore store,
      RemoteCalendars remote,
      CalendarFailures failures,
      CalendarOptions options,
      InstantSource clock) {
    this.store = store;
    this.remote = remote;
    this.failures = failures;
    this.options = options;
    this.clock = clock;
  }

  private record HostKey(String tenantId, UUID user) {}

  /** Forgets that a host has no calendars, as he has connected one. */
  void changed(String tenantId, UUID user) {
    without.invalidate(new HostKey(tenantId, user));
  }

  @Override
  public Map<Subject, FreeBusy> known(String tenantId, Map<Subject, Interval> needed) {
    Map<Subject, FreeBusy> known = new HashMap<>();
    needed.forEach(
        (host, window) ->
            key(tenantId, host)
                .filter(key -> without.getIfPresent(key) == null)
                .ifPresent(
                    key -> {
                      List<ConnectedCalendar> calendars = checked(key);
                      if (calendars.isEmpty()) {
                        without.put(key, true);
                      } else {
                        known.put(host, all(calendars, window, this::kept));
                      }
                    }));
    return known;
  }

  @Override
  public Map<Subject, FreeBusy> live(String tenantId, Map<Subject, Interval> needed) {
    Map<Subject, FreeBusy> live = new HashMap<>();
    needed.forEach(
        (host, window) ->
            key(tenantId, host)
                .map(this::checked)
                .filter(calendars -> !calendars.isEmpty())
                .ifPresent(calendars -> live.put(host, all(calendars, window, this::asked))));
    return live;
  }

  private static Optional<HostKey> key(String tenantId, Subject subject) {
    return subject.kind() == Subject.Kind.HOST
        ? Optional.of(new HostKey(tenantId, UUID.fromString(subject.id())))
        : Optional.empty();
  }

  private List<ConnectedCalendar> checked(HostKey key) {
    return store.of(key.tenantId(), key.user()).stream()
        .filter(calendar -> calendar.use().checked())
        .toList();
  }

  /** How one calendar is asked. */
  private interface Asking {
    FreeBusy ask(ConnectedCalendar calendar, BusyPolicy policy, Interval window);
  }

  private FreeBusy all(List<ConnectedCalendar> calendars, Interval window, Asking asking) {
    Interval bounded = bounded(window);
    List<BusyPeriod> periods = new ArrayList<>();
    Instant asOf = Instant.MAX;
    for (ConnectedCalendar calendar : calendars) {
      BusyPolicy policy = new BusyPolicy(options.freshness(), calendar.account().whenBroken());
      try {
        FreeBusy said =
            bounded.isEmpty()
                ? FreeBusy.of(List.of(), clock.instant())
                : asking.ask(calendar, policy, bounded);
        periods.addAll(said.periods());
        asOf = said.asOf().isBefore(asOf) ? said.asOf() : asOf;
      } catch (CalendarException e) {
        throw new CalendarUnavailableException();
      }
    }
    if (bounded.end().isBefore(window.end())) {
      Interval behind = Interval.of(bounded.end(), window.end());
      periods.add(BusyPeriod.busy(behind, "calendars are not read so far ahead"));
    }
    return FreeBusy.of(periods, asOf);
  }

  /**
   * Returns the part of a window that calendars are read for; empty at its end if there is none.
   */
  private Interval bounded(Interval window) {
    Instant horizon = CalendarReading.today(clock.instant()).plus(CalendarReading.AHEAD);
    Instant end = window.end().isAfter(horizon) ? horizon : window.end();
    Instant start = window.start().isAfter(end) ? end : window.start();
    return Interval.of(start, end);
  }

  private FreeBusy kept(ConnectedCalendar calendar, BusyPolicy policy, Interval window) {
    Optional<FreeBusy> kept = kept(calendar, window);
    return kept.filter(said -> policy.isFresh(said, clock.instant()))
        .orElseGet(() -> policy.ask(NOBODY, window, kept));
  }

  private FreeBusy asked(ConnectedCalendar calendar, BusyPolicy policy, Interval window) {
    BusySource noting =
        asked -> {
          try {
            FreeBusy said = remote.source(calendar).busy(asked);
            keepNews(calendar, asked, said);
            return said;
          } catch (CalendarException e) {
            failures.note(calendar, e);
            throw e;
          }
        };
    return policy.ask(noting, window, kept(calendar, window));
  }

  /** What nobody has read yet is not offered any more from now on. */
  private void keepNews(ConnectedCalendar calendar, Interval window, FreeBusy said) {
    if (calendar.reading().isEmpty() || said.periods().isEmpty()) {
      return;
    }
    IntervalSet known = spans(store.periods(calendar, window));
    List<BusyPeriod> news =
        said.periods().stream()
            .filter(period -> period.type() != FreeBusyType.FREE)
            .filter(period -> !IntervalSet.of(period.interval()).difference(known).isEmpty())
            .toList();
    if (!news.isEmpty()) {
      store.found(calendar, news);
    }
  }

  private static IntervalSet spans(List<BusyPeriod> periods) {
    return IntervalSet.copyOf(periods.stream().map(BusyPeriod::interval).toList());
  }

  /** Returns what was read; of what it does not reach to, nobody knows that it is free. */
  private Optional<FreeBusy> kept(ConnectedCalendar calendar, Interval window) {
    return calendar.reading().map(reading -> kept(calendar, reading, window));
  }

  private FreeBusy kept(ConnectedCalendar calendar, Reading last, Interval window) {
    List<BusyPeriod> periods = new ArrayList<>(store.periods(calendar, window));
    if (last.window().end().isBefore(window.end())) {
      Instant from =
          last.window().end().isBefore(window.start()) ? window.start() : last.window().end();
      periods.add(BusyPeriod.busy(Interval.of(from, window.end()), "not read so far ahead"));
    }
    return FreeBusy.of(periods, last.asOf());
  }
}
