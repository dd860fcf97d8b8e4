package io.slotcore.slot;

import static java.util.Objects.requireNonNull;

import io.slotcore.eventtype.Subject;
import io.slotcore.time.Interval;

/**
 * Why a start is not offered.
 *
 * @param rule the kind of rule that forbids it
 * @param subject whose rule it is: the host's or the event type's
 * @param id what is behind it: the schedule or override, the booking, the calendar's source; for
 *     rules of the event type its id
 * @param forbids the starts around the asked one that are forbidden for the same cause; {@link
 *     java.time.Instant#MIN} and {@link java.time.Instant#MAX} for a side without a bound
 * @param text one line that a person can read, in English, without personal data
 */
public record Reason(Rule rule, Subject subject, String id, Interval forbids, String text) {

  /**
   * Checks that all parts are there.
   *
   * @param rule the kind of rule that forbids it
   * @param subject whose rule it is: the host's or the event type's
   * @param id what is behind it: the schedule or override, the booking, the calendar's source
   * @param forbids the starts around the asked one that are forbidden for the same cause
   * @param text one line that a person can read, in English, without personal data
   */
  public Reason {
    requireNonNull(rule, "rule");
    requireNonNull(subject, "subject");
    requireNonNull(id, "id");
    requireNonNull(forbids, "forbids");
    requireNonNull(text, "text");
  }
}
