package io.slotcore.eventtype;

/** What the start increment is counted from (rule T4). */
public enum Alignment {
  /** From the start of the range in which a start lies: hours from 09:10 give 09:10, 09:40, ... */
  RANGE,
  /** From the midnight of the start's own date: hours from 09:10 give 09:30, 10:00, ... */
  CLOCK
}
