package io.slotcore.time;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;

/**
 * A half-open span of the time line: {@code start} belongs to it, {@code end} does not.
 *
 * <p>Two intervals that only touch do not overlap, so a booking may begin at the very instant at
 * which another one ends. An interval whose start equals its end is empty: it contains nothing and
 * overlaps nothing. {@link Instant#MIN} and {@link Instant#MAX} stand for a side without a bound.
 *
 * @param start the first instant, inclusive
 * @param end the first instant after the interval, exclusive; not before {@code start}
 */
public record Interval(Instant start, Instant end) implements Comparable<Interval> {

  /**
   * Checks the bounds.
   *
   * @param start the first instant, inclusive
   * @param end the first instant after the interval, exclusive
   * @throws IllegalArgumentException if {@code end} is before {@code start}
   */
  public Interval {
    requireNonNull(start, "start");
    requireNonNull(end, "end");
    if (end.isBefore(start)) {
      throw new IllegalArgumentException(
          "end (" + end + ") must not be before start (" + start + ")");
    }
  }

  /**
   * Returns the interval between two instants.
   *
   * @param startInclusive the first instant
   * @param endExclusive the first instant after the interval
   * @return the interval, empty if both are equal
   * @throws IllegalArgumentException if {@code endExclusive} is before {@code startInclusive}
   */
  public static Interval of(Instant startInclusive, Instant endExclusive) {
    return new Interval(startInclusive, endExclusive);
  }

  /**
   * Returns the interval that starts at an instant and lasts for an elapsed time.
   *
   * @param startInclusive the first instant
   * @param duration how long the interval lasts; not negative
   * @return the interval
   * @throws IllegalArgumentException if {@code duration} is negative
   */
  public static Interval of(Instant startInclusive, Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException("duration (" + duration + ") must not be negative");
    }
    return new Interval(startInclusive, startInclusive.plus(duration));
  }

  /**
   * Reads what {@link #toString()} writes: {@code 2026-03-29T00:00:00Z/2026-03-29T01:00:00Z}.
   *
   * @param text two ISO-8601 instants with a slash between them
   * @return the interval
   * @throws IllegalArgumentException if the text has no slash or the end is before the start
   * @throws java.time.format.DateTimeParseException if a side is not an instant
   */
  public static Interval parse(CharSequence text) {
    String value = text.toString();
    int slash = value.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException("'" + value + "' is not of the form start/end");
    }
    return new Interval(
        Instant.parse(value.substring(0, slash)), Instant.parse(value.substring(slash + 1)));
  }

  /**
   * Returns the elapsed time between start and end.
   *
   * @return the length, zero for an empty interval
   */
  public Duration duration() {
    return Duration.between(start, end);
  }

  /**
   * Tells whether the interval contains no instant at all.
   *
   * @return true if start and end are equal
   */
  public boolean isEmpty() {
    return start.equals(end);
  }

  /**
   * Tells whether an instant lies in the interval.
   *
   * @param instant the instant to look for
   * @return true if {@code start <= instant < end}
   */
  public boolean contains(Instant instant) {
    return !instant.isBefore(start) && instant.isBefore(end);
  }

  /**
   * Tells whether the other interval lies wholly within this one.
   *
   * @param other the interval to look for
   * @return true if no instant of {@code other} lies outside; an empty interval must lie within the
   *     bounds
   */
  public boolean encloses(Interval other) {
    return !other.start.isBefore(start) && !other.end.isAfter(end);
  }

  /**
   * Tells whether one interval ends at the instant at which the other starts.
   *
   * @param other the interval to compare with
   * @return true if they touch without sharing an instant
   */
  public boolean abuts(Interval other) {
    return end.equals(other.start) ^ start.equals(other.end);
  }

  /**
   * Tells whether the two intervals share at least one instant.
   *
   * @param other the interval to compare with
   * @return false if they only touch, or if either is empty
   */
  public boolean overlaps(Interval other) {
    return start.isBefore(other.end) && other.start.isBefore(end) && !isEmpty() && !other.isEmpty();
  }

  /**
   * Tells whether nothing lies between the two intervals.
   *
   * @param other the interval to compare with
   * @return true if they overlap or touch
   */
  public boolean isConnected(Interval other) {
    return !start.isAfter(other.end) && !other.start.isAfter(end);
  }

  /**
   * Returns what both intervals have in common.
   *
   * @param other the interval to intersect with
   * @return the common part, empty if they only touch
   * @throws IllegalArgumentException if the two are not {@linkplain #isConnected connected}
   */
  public Interval intersection(Interval other) {
    if (!isConnected(other)) {
      throw new IllegalArgumentException(this + " and " + other + " are not connected");
    }
    return new Interval(
        start.isAfter(other.start) ? start : other.start,
        end.isBefore(other.end) ? end : other.end);
  }

  /**
   * Returns the one interval that covers exactly both.
   *
   * @param other the interval to join with
   * @return the union
   * @throws IllegalArgumentException if the two are not {@linkplain #isConnected connected}
   */
  public Interval union(Interval other) {
    if (!isConnected(other)) {
      throw new IllegalArgumentException(this + " and " + other + " are not connected");
    }
    return span(other);
  }

  /**
   * Returns the smallest interval that encloses both, with whatever lies between them.
   *
   * @param other the other interval
   * @return the span
   */
  public Interval span(Interval other) {
    return new Interval(
        start.isBefore(other.start) ? start : other.start,
        end.isAfter(other.end) ? end : other.end);
  }

  /**
   * Orders by start, then by end.
   *
   * @param other the interval to compare with
   * @return negative, zero or positive as this one sorts before, with or after the other
   */
  @Override
  public int compareTo(Interval other) {
    int byStart = start.compareTo(other.start);
    return byStart != 0 ? byStart : end.compareTo(other.end);
  }

  /**
   * Returns both instants in ISO-8601 with a slash between them.
   *
   * @return the text that {@link #parse} reads
   */
  @Override
  public String toString() {
    return start + "/" + end;
  }
}
