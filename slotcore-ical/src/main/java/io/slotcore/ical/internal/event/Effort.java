package io.slotcore.ical.internal.event;

import io.slotcore.ical.freebusy.CalendarLimitException;
import io.slotcore.ical.freebusy.ReadLimit;
import io.slotcore.ical.freebusy.ReadLimits;
import io.slotcore.ical.internal.text.ScanLimits;
import io.slotcore.ical.internal.zone.ZoneWork;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Counts what reading one calendar takes, and ends it at a limit. */
final class Effort implements ScanLimits, ZoneWork {

  private static final int STEPS_PER_LOOK_AT_THE_CLOCK = 1 << 16;

  private final ReadLimits limits;
  private final long startNanos = System.nanoTime();
  private final Map<ReadLimit, Long> counts = new EnumMap<>(ReadLimit.class);
  private final long maxSteps;
  private long steps;
  private int line = 1;
  private String property = "";

  Effort(ReadLimits limits) {
    this.limits = limits;
    maxSteps = limits.of(ReadLimit.STEPS);
  }

  @Override
  public void at(int line, String property) {
    this.line = line;
    this.property = property;
  }

  /** Counts something of the whole calendar. */
  void count(ReadLimit limit) {
    require(limit, counts.merge(limit, 1L, Long::sum));
  }

  /** Refuses a number that is too high. */
  void require(ReadLimit limit, long value) {
    if (value > limits.of(limit)) {
      throw new CalendarLimitException(limit, limits.of(limit), line, property);
    }
  }

  @Override
  public void zone() {
    count(ReadLimit.ZONES);
  }

  @Override
  public void onset() {
    count(ReadLimit.ZONE_CHANGES);
  }

  @Override
  public void step() {
    if (++steps > maxSteps) {
      require(ReadLimit.STEPS, steps);
    }
    if (steps % STEPS_PER_LOOK_AT_THE_CLOCK == 0) {
      requireTime();
    }
  }

  @Override
  public void read(long bytes, int atLine) {
    at(atLine, "");
    require(ReadLimit.BYTES, bytes);
    requireTime();
  }

  @Override
  public int lineBytes() {
    return (int) Math.min(Integer.MAX_VALUE / 4, limits.of(ReadLimit.LINE_BYTES));
  }

  @Override
  public void refuseLine(int atLine, String ofProperty) {
    throw new CalendarLimitException(
        ReadLimit.LINE_BYTES, limits.of(ReadLimit.LINE_BYTES), atLine, ofProperty);
  }

  private void requireTime() {
    long elapsed = System.nanoTime() - startNanos;
    if (elapsed > TimeUnit.SECONDS.toNanos(limits.of(ReadLimit.SECONDS))) {
      throw new CalendarLimitException(
          ReadLimit.SECONDS, limits.of(ReadLimit.SECONDS), line, property);
    }
  }
}
