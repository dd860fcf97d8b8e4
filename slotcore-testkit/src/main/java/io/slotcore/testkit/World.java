package io.slotcore.testkit;

import static java.util.Objects.requireNonNull;

import io.slotcore.eventtype.EventType;
import io.slotcore.slot.Facts;
import io.slotcore.slot.SlotQuery;
import java.time.Instant;
import java.time.zone.ZoneOffsetTransition;

/**
 * One question and all that is known to answer it.
 *
 * @param query what is asked
 * @param facts what is known
 */
public record World(SlotQuery query, Facts facts) {

  /**
   * Checks that both parts are there.
   *
   * @param query what is asked
   * @param facts what is known
   */
  public World {
    requireNonNull(query, "query");
    requireNonNull(facts, "facts");
  }

  /**
   * Returns what is to be booked.
   *
   * @return the query's event type
   */
  public EventType eventType() {
    return query.eventType();
  }

  /**
   * Tells whether the clocks of the host change while one of the asked bookings could run.
   *
   * @return true if the offset of the host's zone is not the same throughout
   */
  public boolean isOnTransition() {
    Instant from = query.window().start();
    ZoneOffsetTransition next =
        eventType().host().schedule().zone().getRules().nextTransition(from);
    return next != null
        && next.getInstant().isBefore(query.window().end().plus(eventType().duration()));
  }

  /**
   * Returns everything that the answer depends on.
   *
   * @return one line for each part
   */
  @Override
  public String toString() {
    EventType type = eventType();
    return String.join(
        "\n  ",
        "World",
        "window    " + query.window() + ", waived " + query.waived(),
        "ignored   " + query.ignored(),
        "now       " + facts.now(),
        "type      " + type + " in " + type.zone() + ", every " + type.startIncrement(),
        "rules     " + type.alignment() + ", " + type.buffers() + ", " + type.window(),
        "          notice " + type.minimumNotice() + ", " + type.limits(),
        "hours     " + type.host().schedule(),
        "busy      " + facts.busy(type.host().subject()).periods(),
        "claims    " + facts.claims(),
        "counted   " + facts.counted(type.subject()));
  }
}
