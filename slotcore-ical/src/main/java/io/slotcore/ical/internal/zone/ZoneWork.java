package io.slotcore.ical.internal.zone;

import io.slotcore.ical.internal.recurrence.Work;

/** Is told what zones take, and may throw to end it. */
public interface ZoneWork extends Work {

  /** Takes note of one more zone. */
  void zone();

  /** Takes note of one more change of a clock. */
  void onset();

  /**
   * Says what comes next.
   *
   * @param line where it stands
   * @param property its name
   */
  void at(int line, String property);
}
