package io.slotcore.internal;

import io.slotcore.eventtype.EventType;
import io.slotcore.slot.Facts;
import io.slotcore.slot.Reason;
import io.slotcore.slot.Rule;
import io.slotcore.slot.SlotQuery;
import java.time.Instant;
import java.util.List;

/** Runs the stages. */
public final class Engine {

  private Engine() {}

  /**
   * Lists the starts of a query that no rule forbids.
   *
   * @param query what is asked
   * @param facts what is known
   * @return epoch seconds, ascending
   */
  public static long[] starts(SlotQuery query, Facts facts) {
    EventType eventType = query.eventType();
    long from = Seconds.ceiling(query.window().start());
    long to = Seconds.ceiling(query.window().end());
    long duration = eventType.duration().toSeconds();
    Union union = new Union(from, to);
    ForbiddenSets.collect(query, facts, union);
    long[] forbidden = union.merged();
    if (query.waived().contains(Rule.HOURS)) {
      OpenHours hours = OpenHours.withWholeGrid(eventType, from, to);
      return new Sweep(hours, forbidden, from, to).starts(0);
    }
    OpenHours hours = OpenHours.of(eventType, from, to + duration);
    return new Sweep(hours, forbidden, from, to).starts(duration);
  }

  /**
   * Names every reason against one start.
   *
   * @param query what is asked
   * @param start the start
   * @param facts what is known
   * @return empty if and only if {@link #starts} lists the start
   */
  public static List<Reason> reasons(SlotQuery query, Instant start, Facts facts) {
    return new ReasonFinder(query, start, facts).reasons();
  }
}
