package io.slotcore.slot;

import io.slotcore.eventtype.Buffers;
import io.slotcore.eventtype.EventType;
import io.slotcore.eventtype.Subject;
import io.slotcore.internal.Engine;
import io.slotcore.time.Interval;
import io.slotcore.time.LocalDays;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Says which starts can be booked and why the others cannot. The one decision: listing, explaining
 * and booking all come here.
 *
 * <p>Every rule is a set of starts that it forbids. Listing is the grid minus the union of the
 * sets; explaining a start is naming every set that contains it; a start can be booked if no set
 * does.
 *
 * <pre>{@code
 * SlotQuery query = SlotQuery.of(intro, monday, friday);
 * List<Slot> open = Availability.slots(query, Facts.empty(now));
 * }</pre>
 *
 * <p>Pure functions without state: safe for use by several threads.
 */
public final class Availability {

  private Availability() {}

  /**
   * Returns which facts a question needs. The caller loads exactly these, for listing and for
   * booking alike.
   *
   * @param query what is asked
   * @return the subjects and how far around the window their facts matter
   */
  public static FactsNeeded factsNeeded(SlotQuery query) {
    EventType eventType = query.eventType();
    Buffers buffers = eventType.buffers();
    Interval window = query.window();
    Interval reach =
        Interval.of(
            window.start().minus(buffers.before()),
            window.end().plus(eventType.duration()).plus(buffers.after()));
    SortedMap<Subject, Interval> taken = new TreeMap<>();
    taken.put(eventType.host().subject(), reach);
    SortedMap<Subject, Interval> counted = new TreeMap<>();
    if (!eventType.limits().isEmpty()) {
      counted.put(eventType.subject(), wholeDays(window, new LocalDays(eventType.zone())));
    }
    return new FactsNeeded(taken, taken, counted);
  }

  private static Interval wholeDays(Interval window, LocalDays days) {
    LocalDate last = days.dayOf(window.end());
    return Interval.of(days.startOf(days.dayOf(window.start())), days.startOf(last.plusDays(1)));
  }

  /**
   * Lists the starts that can be booked.
   *
   * @param query what is asked
   * @param facts what {@link #factsNeeded} asks for
   * @return unmodifiable, in order of start
   */
  public static List<Slot> slots(SlotQuery query, Facts facts) {
    long[] starts = Engine.starts(query, facts);
    Instant asOf = asOf(query, facts);
    Slot[] slots = new Slot[starts.length];
    for (int i = 0; i < starts.length; i++) {
      slots[i] = new Slot(starts[i], query.eventType(), asOf);
    }
    return Collections.unmodifiableList(Arrays.asList(slots));
  }

  /**
   * Explains one start: all the reasons against it, or the slot.
   *
   * <p>A start that is not a whole second is always refused by {@link Rule#GRID}, waived or not;
   * the other reasons are then those of its second.
   *
   * @param query what is asked
   * @param start an instant in the query's window
   * @param facts what {@link #factsNeeded} asks for
   * @return without reasons if and only if {@link #slots} lists the start; with {@link Rule#GRID}
   *     waived every start that no other rule forbids can be booked, though it is not listed
   * @throws IllegalArgumentException if the start lies outside the window
   */
  public static Explanation explain(SlotQuery query, Instant start, Facts facts) {
    if (!query.window().contains(start)) {
      throw new IllegalArgumentException(
          "start (" + start + ") must lie in the window of the query (" + query.window() + ")");
    }
    List<Reason> reasons = Engine.reasons(query, start, facts);
    Slot slot =
        reasons.isEmpty()
            ? new Slot(start.getEpochSecond(), query.eventType(), asOf(query, facts))
            : null;
    return new Explanation(start, reasons, slot);
  }

  private static Instant asOf(SlotQuery query, Facts facts) {
    return facts.busy(query.eventType().host().subject()).asOf();
  }
}
