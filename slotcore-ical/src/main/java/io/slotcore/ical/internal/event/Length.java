package io.slotcore.ical.internal.event;

/**
 * How long an event lasts.
 *
 * @param days whole days of the calendar, whatever their length
 * @param seconds elapsed, after those days
 */
record Length(long days, long seconds) {

  /** Returns seconds that it never passes, whatever the clock does. */
  long atMost() {
    return (days + 1) * Values.DAY_SECONDS + seconds;
  }
}
