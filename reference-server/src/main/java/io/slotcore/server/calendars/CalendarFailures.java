package io.slotcore.server.calendars;

import io.slotcore.spi.CalendarException;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps and logs why calendars cannot be read. Thread-safe. */
public final class CalendarFailures {

  private static final Logger LOG = LoggerFactory.getLogger(CalendarFailures.class);

  private final CalendarStore store;
  private final InstantSource clock;

  /** Takes where calendars are kept, and the clock. */
  public CalendarFailures(CalendarStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  void note(ConnectedCalendar calendar, CalendarException failure) {
    if (calendar.failure().map(old -> old.problem() != failure.problem()).orElse(true)) {
      // Once for each problem: its owner sees on his page how it goes on.
      LOG.warn("Calendar {} cannot be read: {}", calendar.id(), failure.problem());
    }
    store.failed(calendar, failure, clock.instant());
  }
}
