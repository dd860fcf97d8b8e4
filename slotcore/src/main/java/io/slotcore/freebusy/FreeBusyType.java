package io.slotcore.freebusy;

/** How a period of a calendar counts (RFC 5545 section 3.2.9, FBTYPE). */
public enum FreeBusyType {
  /** The time is free; the period forbids nothing. */
  FREE,
  /** The time is taken. */
  BUSY,
  /** The time may become taken: the event is not confirmed yet. */
  TENTATIVE,
  /** The person is away (FBTYPE=BUSY-UNAVAILABLE). */
  OUT_OF_OFFICE
}
