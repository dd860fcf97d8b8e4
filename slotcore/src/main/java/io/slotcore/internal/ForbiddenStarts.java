package io.slotcore.internal;

import io.slotcore.eventtype.Subject;
import io.slotcore.slot.Rule;

/**
 * Takes the starts that rules forbid, one span after the other. Listing takes their union,
 * explaining looks for one start in them.
 */
interface ForbiddenStarts {

  /**
   * Takes the starts t with {@code from <= t < to}, in epoch seconds.
   *
   * @param rule the kind of rule
   * @param subject whose rule it is
   * @param origin the claim, busy period, limit or whatever else is behind it
   */
  void forbid(Rule rule, Subject subject, Object origin, long from, long to);

  /** Takes the same starts but those of sessions that can be joined, sorted. */
  default void forbidBut(
      long[] sessions, Rule rule, Subject subject, Object origin, long from, long to) {
    long rest = from;
    for (long session : sessions) {
      if (session >= rest && session < to) {
        if (rest < session) {
          forbid(rule, subject, origin, rest, session);
        }
        rest = session + 1;
      }
    }
    if (rest < to) {
      forbid(rule, subject, origin, rest, to);
    }
  }
}
