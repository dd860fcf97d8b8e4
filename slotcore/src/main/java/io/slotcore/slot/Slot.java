package io.slotcore.slot;

import io.slotcore.eventtype.EventType;
import io.slotcore.time.Interval;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * A start that can be booked. Immutable; equal slots start at the same time for the same booking.
 */
public final class Slot implements Comparable<Slot> {

  /** What all slots of one answer have in common. */
  record Answer(SlotQuery query, Instant asOf) {}

  private final long startSecond;
  private final Answer answer;

  /**
   * Makes a slot. Slots come from {@link Availability}; there is no other reason to make one.
   *
   * @param startSecond epoch second of the start
   * @param answer what was asked, and the worst freshness of the busy time that was looked at
   */
  Slot(long startSecond, Answer answer) {
    this.startSecond = startSecond;
    this.answer = answer;
  }

  /**
   * Returns when the booking would start.
   *
   * @return the start, inclusive
   */
  public Instant start() {
    return Instant.ofEpochSecond(startSecond);
  }

  /**
   * Returns when the booking would end, without buffers.
   *
   * @return the end, exclusive
   */
  public Instant end() {
    return start().plus(answer.query.duration());
  }

  /**
   * Returns how long the booking would take, without buffers.
   *
   * @return elapsed time, whole minutes
   */
  public Duration duration() {
    return answer.query.duration();
  }

  /**
   * Returns the time from start to end.
   *
   * @return the interval, without buffers
   */
  public Interval interval() {
    return Interval.of(start(), end());
  }

  /**
   * Returns the start on the wall clock of a viewer. His zone formats the slot and nothing else.
   *
   * @param zone the viewer's zone
   * @return the start with the offset that tells apart the two halves of an overlap
   */
  public ZonedDateTime startIn(ZoneId zone) {
    return start().atZone(zone);
  }

  /**
   * Returns what would be booked. Who serves is told by {@link Explanation#assignment()}.
   *
   * @return the event type
   */
  public EventType eventType() {
    return answer.query.eventType();
  }

  /**
   * Returns how fresh the busy time is that the slot was computed from.
   *
   * @return the oldest answer of all calendars; {@link Instant#MAX} if none was needed
   */
  public Instant asOf() {
    return answer.asOf;
  }

  /**
   * Orders by start.
   *
   * @param other the slot to compare with
   * @return negative, zero or positive as this one starts before, with or after the other
   */
  @Override
  public int compareTo(Slot other) {
    return Long.compare(startSecond, other.startSecond);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Slot slot
        && startSecond == slot.startSecond
        && eventType().id().equals(slot.eventType().id())
        && answer.query.duration().equals(slot.answer.query.duration());
  }

  @Override
  public int hashCode() {
    return Long.hashCode(startSecond);
  }

  /**
   * Returns start and end.
   *
   * @return as {@link Interval#toString()}
   */
  @Override
  public String toString() {
    return interval().toString();
  }
}
