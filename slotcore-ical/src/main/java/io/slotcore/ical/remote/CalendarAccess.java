package io.slotcore.ical.remote;

import static java.util.Objects.requireNonNull;

import io.slotcore.freebusy.BusyPeriod;
import io.slotcore.freebusy.FreeBusy;
import io.slotcore.ical.freebusy.CalendarReader;
import io.slotcore.ical.freebusy.CalendarRefusedException;
import io.slotcore.ical.http.GuardedHttp;
import io.slotcore.spi.CalendarException;
import io.slotcore.time.Interval;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Predicate;

/**
 * What calendars of others are opened and read with; one for all of them. Thread-safe if its parts
 * are.
 *
 * @param http opens their addresses
 * @param reader reads what they answer; it need not be told which events are ours
 * @param own tells by the UID which events SlotCore has written itself; they never count as busy
 * @param clock which answers are as of
 */
public record CalendarAccess(
    GuardedHttp http, CalendarReader reader, Predicate<String> own, InstantSource clock) {

  /**
   * Checks that all parts are there.
   *
   * @param http opens their addresses
   * @param reader reads what they answer; it need not be told which events are ours
   * @param own tells by the UID which events SlotCore has written itself
   * @param clock which answers are as of
   */
  public CalendarAccess {
    requireNonNull(http, "http");
    requireNonNull(reader, "reader");
    requireNonNull(own, "own");
    requireNonNull(clock, "clock");
  }

  /** Reads a text whose UIDs are the sources of its periods. */
  FreeBusy read(String operation, InputStream text, Interval window, Instant asOf)
      throws IOException {
    try {
      return reader.read(text, window, asOf).freeBusy();
    } catch (CalendarRefusedException refused) {
      throw new CalendarException(
          CalendarException.Problem.UNREADABLE, operation + ": " + refused.getMessage(), refused);
    }
  }

  /** Returns what counts as busy in a window: what others have written and what overlaps it. */
  FreeBusy foreign(List<BusyPeriod> periods, Interval window, Instant asOf) {
    return FreeBusy.of(
        periods.stream()
            .filter(period -> !own.test(period.source()) && period.interval().overlaps(window))
            .toList(),
        asOf);
  }
}
