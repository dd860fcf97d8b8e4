package io.slotcore.time;

import java.time.Instant;
import java.time.ZoneId;
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
}
