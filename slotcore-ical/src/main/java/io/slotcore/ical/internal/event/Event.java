package io.slotcore.ical.internal.event;

import io.slotcore.freebusy.FreeBusyType;
import io.slotcore.ical.internal.recurrence.RecurrenceRule;
import java.util.List;
import java.util.Optional;

/**
 * An event that may touch the window.
 *
 * @param line where it begins
 * @param uid its UID, or empty
 * @param sequence its SEQUENCE
 * @param type how it counts
 * @param start DTSTART
 * @param span how long it lasts
 * @param change which occurrence of a series it stands for, if it is a changed one
 * @param rules RRULE
 * @param exceptRules EXRULE
 * @param additions RDATE
 * @param exceptions EXDATE
 */
record Event(
    int line,
    String uid,
    int sequence,
    FreeBusyType type,
    Moment start,
    Span span,
    Optional<Change> change,
    List<RecurrenceRule> rules,
    List<RecurrenceRule> exceptRules,
    List<Addition> additions,
    List<Moment> exceptions) {

  /**
   * RECURRENCE-ID.
   *
   * @param line where
   * @param original when the occurrence was meant to start
   * @param isRange whether all later ones change with it
   */
  record Change(int line, Moment original, boolean isRange) {}

  /**
   * An RDATE.
   *
   * @param start when
   * @param span how long, if it is a period
   */
  record Addition(Moment start, Optional<Span> span) {}

  boolean isSeries() {
    return !rules.isEmpty() || !additions.isEmpty();
  }
}
