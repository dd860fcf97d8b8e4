package io.slotcore.ical.internal.recurrence;

/** Is told of each step that an expansion takes, and may throw to end it. */
@FunctionalInterface
public interface Work {

  /** Takes note of one day, hour, minute or second that is looked at. */
  void step();
}
