package io.slotcore.ical;

/** What kind of calendar user attends (RFC 5545, 3.2.3). */
public enum AttendeeType {
  /** A person. */
  INDIVIDUAL,
  /** Several persons under one address. */
  GROUP,
  /** Something that is needed, such as a device. */
  RESOURCE,
  /** A room. */
  ROOM,
  /** It is not known. */
  UNKNOWN
}
