package io.slotcore.ical.freebusy;

/** What is limited when a calendar is read. */
public enum ReadLimit {
  /** Bytes of the whole text. */
  BYTES,
  /** Bytes of one unfolded line, of those lines that are looked at. */
  LINE_BYTES,
  /** Components within components. */
  NESTING,
  /** Events that have to be kept: those that touch the window, and series that may. */
  EVENTS,
  /** Rules, dates and exceptions of one event. */
  PARTS_PER_EVENT,
  /** Occurrences of one event in the window. */
  OCCURRENCES_PER_EVENT,
  /** Busy periods of the whole calendar in the window. */
  OCCURRENCES,
  /** Time zones that the text defines itself and that are not known by name. */
  ZONES,
  /** Changes of the clock in time zones that the text defines itself. */
  ZONE_CHANGES,
  /** Days, hours, minutes and seconds that are looked at to find recurrences. */
  STEPS,
  /** Seconds that reading takes, the wait for the stream included. */
  SECONDS
}
