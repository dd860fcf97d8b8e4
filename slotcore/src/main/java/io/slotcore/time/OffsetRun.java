package io.slotcore.time;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;

/**
 * A span of the time line in which a zone keeps one UTC offset.
 *
 * <p>This is the one place where local time becomes instants. Within a run a local time {@code l}
 * is the instant {@code l - offset}, provided that it lies in the run. Walking all runs of a window
 * in this way gives exactly the instants whose local time is asked for: a local time in a gap lies
 * in no run, one in an overlap in two (rules T2 and T3).
 *
 * @param start the first epoch second, inclusive
 * @param end the first epoch second after the run, exclusive
 * @param offset the UTC offset in seconds
 */
public record OffsetRun(long start, long end, int offset) {

  /**
   * Returns the runs that cover a window, in order of time and without holes.
   *
   * @param zone the zone whose rules count
   * @param startInclusive where the first run starts
   * @param endExclusive where the last run ends
   * @return at least one run if the window is not empty; the first and last are cut to the window
   */
  public static List<OffsetRun> over(ZoneId zone, long startInclusive, long endExclusive) {
    ZoneRules rules = zone.getRules();
    List<OffsetRun> runs = new ArrayList<>(4);
    long from = startInclusive;
    while (from < endExclusive) {
      Instant at = Instant.ofEpochSecond(from);
      ZoneOffsetTransition next = rules.isFixedOffset() ? null : rules.nextTransition(at);
      long to = next == null ? endExclusive : Math.min(endExclusive, next.toEpochSecond());
      runs.add(new OffsetRun(from, to, rules.getOffset(at).getTotalSeconds()));
      from = to;
    }
    return runs;
  }

  /**
   * A local time as an instant.
   *
   * @param instant the first epoch second at which the local time, or in a gap a later one, is
   *     shown
   * @param offset the UTC offset in seconds from then on
   */
  public record Local(long instant, int offset) {}

  /**
   * Finds the first instant at which a wall clock shows a local time.
   *
   * @param zone the zone of the wall clock
   * @param local seconds of local time since 1970-01-01T00:00
   * @return the earlier instant where the local time occurs twice, the end of the gap where it does
   *     not occur
   */
  public static Local firstAt(ZoneId zone, long local) {
    LocalDateTime time = LocalDateTime.ofEpochSecond(local, 0, ZoneOffset.UTC);
    ZoneRules rules = zone.getRules();
    ZoneOffsetTransition transition = rules.getTransition(time);
    if (transition != null && transition.isGap()) {
      return new Local(transition.toEpochSecond(), transition.getOffsetAfter().getTotalSeconds());
    }
    int offset = rules.getOffset(time).getTotalSeconds();
    return new Local(local - offset, offset);
  }

  /**
   * Returns the offset of a zone.
   *
   * @param zone the zone
   * @param instant epoch second
   * @return the UTC offset in seconds
   */
  public static int offsetAt(ZoneId zone, long instant) {
    return zone.getRules().getOffset(Instant.ofEpochSecond(instant)).getTotalSeconds();
  }
}
