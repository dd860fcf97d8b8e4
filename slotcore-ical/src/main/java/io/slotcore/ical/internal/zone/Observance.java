package io.slotcore.ical.internal.zone;

import io.slotcore.ical.internal.recurrence.RecurrenceRule;
import java.time.ZoneOffset;
import java.util.List;

/**
 * A STANDARD or DAYLIGHT part of a VTIMEZONE.
 *
 * @param line where it begins
 * @param start the first onset, in local seconds of the offset before
 * @param from the offset before
 * @param to the offset after
 * @param rules of the onsets
 * @param dates further onsets, in local seconds
 */
public record Observance(
    int line,
    long start,
    ZoneOffset from,
    ZoneOffset to,
    List<RecurrenceRule> rules,
    List<Long> dates) {

  /** Copies the lists. */
  public Observance {
    rules = List.copyOf(rules);
    dates = List.copyOf(dates);
  }
}
