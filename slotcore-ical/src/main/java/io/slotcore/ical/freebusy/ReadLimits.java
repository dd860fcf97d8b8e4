package io.slotcore.ical.freebusy;

import java.util.EnumMap;
import java.util.Map;

/**
 * How much of a calendar is read before it is refused. Immutable.
 *
 * @see ReadLimit
 */
public final class ReadLimits {

  private static final ReadLimits STANDARD = new ReadLimits(standardValues());

  private final Map<ReadLimit, Long> values;

  private ReadLimits(Map<ReadLimit, Long> values) {
    this.values = values;
  }

  /**
   * Returns limits that no calendar of a person comes near: 64 MiB, lines of 1 MiB, 100,000 events
   * of which 10,000 parts and occurrences each and 200,000 occurrences in all, components eight
   * deep, 200 zones of their own with 20,000 changes of the clock, 50 million steps, 20 seconds.
   *
   * @return the limits
   */
  public static ReadLimits standard() {
    return STANDARD;
  }

  /**
   * Returns these limits with another value for one of them.
   *
   * @param limit which
   * @param value the last value that is allowed, not negative
   * @return a copy
   * @throws IllegalArgumentException if the value is negative
   */
  public ReadLimits with(ReadLimit limit, long value) {
    if (value < 0) {
      throw new IllegalArgumentException(limit + " (" + value + ") must not be negative");
    }
    Map<ReadLimit, Long> changed = new EnumMap<>(values);
    changed.put(limit, value);
    return new ReadLimits(changed);
  }

  /**
   * Returns a value.
   *
   * @param limit which
   * @return the last value that is allowed
   */
  public long of(ReadLimit limit) {
    return values.getOrDefault(limit, 0L);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ReadLimits that && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return "ReadLimits" + values;
  }

  private static Map<ReadLimit, Long> standardValues() {
    Map<ReadLimit, Long> values = new EnumMap<>(ReadLimit.class);
    values.put(ReadLimit.BYTES, 64L << 20);
    values.put(ReadLimit.LINE_BYTES, 1L << 20);
    values.put(ReadLimit.NESTING, 8L);
    values.put(ReadLimit.EVENTS, 100_000L);
    values.put(ReadLimit.PARTS_PER_EVENT, 10_000L);
    values.put(ReadLimit.OCCURRENCES_PER_EVENT, 10_000L);
    values.put(ReadLimit.OCCURRENCES, 200_000L);
    values.put(ReadLimit.ZONES, 200L);
    values.put(ReadLimit.ZONE_CHANGES, 100_000L);
    values.put(ReadLimit.STEPS, 50_000_000L);
    values.put(ReadLimit.SECONDS, 20L);
    return values;
  }
}
