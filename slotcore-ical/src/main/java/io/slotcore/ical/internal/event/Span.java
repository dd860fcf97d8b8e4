package io.slotcore.ical.internal.event;

import io.slotcore.ical.internal.zone.CalendarZone;
import java.util.Optional;

/**
 * How long an event lasts, whenever it starts: the exact time to DTEND, the nominal one of
 * DURATION, or whole days (RFC 5545, 3.6.1 and 3.8.5.3).
 *
 * @param start of the first occurrence
 * @param end DTEND, if there is one
 * @param length DURATION, or else what a start without an end lasts: a day if it is a date, nothing
 *     if it is a time
 */
record Span(Moment start, Optional<Moment> end, Length length) {

  /**
   * An occurrence in UTC.
   *
   * @param start inclusive
   * @param end exclusive
   */
  record Times(long start, long end) {}

  /** Returns the span of one whole day. */
  static Span wholeDay(Moment date) {
    return new Span(date, Optional.empty(), new Length(1, 0));
  }

  /** Returns the same length of whole days from another date. */
  Span from(Moment date) {
    return new Span(date, Optional.empty(), new Length(days(), 0));
  }

  /** Returns when the occurrence takes place that starts at a local time. */
  Times times(long local) {
    CalendarZone zone = start.zone();
    long from = zone.instant(local);
    long to = from;
    if (start.isDate()) {
      to = zone.instant(local + days() * Values.DAY_SECONDS);
    } else if (end.isPresent()) {
      to = from + exactSeconds();
    } else {
      to = zone.instant(local + length.days() * Values.DAY_SECONDS) + length.seconds();
    }
    return widened(Math.min(from, to), Math.max(from, to));
  }

  private Times widened(long from, long to) {
    // What has no length takes no time, whatever the zone.
    return from == to
        ? new Times(from, to)
        : new Times(from - start.zone().earlier(), to + start.zone().later());
  }

  /** Whether the end lies before the start. */
  boolean isReversed() {
    return !start.isDate() && end.isPresent() && exactSeconds() < 0;
  }

  /** Returns seconds that no occurrence lasts longer than. */
  long atMost() {
    long most = length.atMost();
    if (end.isPresent()) {
      most = Math.abs(end.get().local() - start.local()) + Window.SLACK;
    }
    return most + Window.SLACK;
  }

  private long days() {
    if (end.isEmpty()) {
      return Math.max(1, length.days() + (length.seconds() > 0 ? 1 : 0));
    }
    Moment last = end.get();
    boolean endsWithinDay = Math.floorMod(last.local(), Values.DAY_SECONDS) != 0;
    // Many write the last day itself, or the same day, instead of the day after.
    return Math.max(1, last.day() - start.day() + (endsWithinDay ? 1 : 0));
  }

  private long exactSeconds() {
    Moment last = end.orElse(start);
    long seconds = last.instant() - start.instant();
    // An end that occurs twice is the second if the first was over before the start.
    return seconds < 0 ? last.zone().laterInstant(last.local()) - start.instant() : seconds;
  }
}
