package io.slotcore.ical.internal.event;

import io.slotcore.freebusy.BusyPeriod;
import io.slotcore.freebusy.FreeBusy;
import io.slotcore.freebusy.FreeBusyType;
import io.slotcore.ical.freebusy.CalendarContent;
import io.slotcore.ical.freebusy.Finding;
import io.slotcore.ical.freebusy.ReadLimit;
import io.slotcore.ical.freebusy.UnreadableEventException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what comes out. */
final class Results {

  private static final int MAX_FINDINGS = 100;

  private final Window window;
  private final Effort effort;
  private final boolean skipsUnreadable;
  private final List<BusyPeriod> periods = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();

  Results(Window window, Effort effort, boolean skipsUnreadable) {
    this.window = window;
    this.effort = effort;
    this.skipsUnreadable = skipsUnreadable;
  }

  /** Adds a period if it overlaps the window and is not free. */
  void add(long startInclusive, long endExclusive, FreeBusyType type, String uid) {
    if (type != FreeBusyType.FREE
        && endExclusive > startInclusive
        && window.overlaps(startInclusive, endExclusive)) {
      effort.count(ReadLimit.OCCURRENCES);
      periods.add(new BusyPeriod(Window.interval(startInclusive, endExclusive), type, uid));
    }
  }

  /** Notes that something was read as at least as much as it may mean. */
  void readWidely(UnreadableException what, String uid) {
    note(finding(what, uid, Finding.Kind.READ_WIDELY));
  }

  /** Notes that an event was left out, or refuses the calendar. */
  void unreadable(UnreadableException what, String uid) {
    Finding finding = finding(what, uid, Finding.Kind.SKIPPED);
    if (!skipsUnreadable) {
      throw new UnreadableEventException(finding);
    }
    note(finding);
  }

  private void note(Finding finding) {
    if (findings.size() < MAX_FINDINGS && !findings.contains(finding)) {
      findings.add(finding);
    }
  }

  private static Finding finding(UnreadableException what, String uid, Finding.Kind kind) {
    String message = String.valueOf(what.getMessage());
    return new Finding(what.line(), what.property(), uid, message, kind);
  }

  CalendarContent content(Instant asOf) {
    periods.sort(
        Comparator.comparing(BusyPeriod::interval)
            .thenComparing(BusyPeriod::source)
            .thenComparing(BusyPeriod::type));
    findings.sort(Comparator.comparingInt(Finding::line));
    return new CalendarContent(FreeBusy.of(periods, asOf), findings);
  }
}
