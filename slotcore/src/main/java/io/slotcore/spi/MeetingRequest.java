package io.slotcore.spi;

import static java.util.Objects.requireNonNull;

import io.slotcore.time.Interval;
import java.time.ZoneId;

/**
 * What is asked of {@link MeetingLinks}.
 *
 * @param id the UID of the booking's invitation, for its life; a provider whose meetings are events
 *     of a calendar keeps both in one event
 * @param time from when to when; not empty
 * @param zone in which the provider is to show it where it keeps a zone
 * @param title any text
 */
public record MeetingRequest(String id, Interval time, ZoneId zone, String title) {

  /**
   * Checks id and time.
   *
   * @param id the UID of the booking's invitation
   * @param time from when to when
   * @param zone in which the provider is to show it
   * @param title any text
   * @throws IllegalArgumentException if the id or the time is empty
   */
  public MeetingRequest {
    requireNonNull(zone, "zone");
    requireNonNull(title, "title");
    if (id.isEmpty() || time.isEmpty()) {
      throw new IllegalArgumentException(
          "meeting '" + id + "' needs an id and a time (" + time + ")");
    }
  }

  /** Returns identity and time; what is said stays out of logs. */
  @Override
  public String toString() {
    return "MeetingRequest[" + id + ", " + time + "]";
  }
}
