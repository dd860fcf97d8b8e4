package io.slotcore.ical.internal.event;

import io.slotcore.ical.freebusy.ReadLimit;
import io.slotcore.ical.internal.event.Event.Addition;
import io.slotcore.ical.internal.recurrence.Occurrences;
import io.slotcore.ical.internal.recurrence.RecurrenceRule;
import io.slotcore.ical.internal.recurrence.Until;
import io.slotcore.ical.internal.zone.CalendarZone;
import java.util.TreeSet;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/** The local starts of an event's occurrences, before exceptions by date. */
final class Starts {

  private final Event event;
  private final Effort effort;
  private final TreeSet<Long> found = new TreeSet<>();

  private Starts(Event event, Effort effort) {
    this.event = event;
    this.effort = effort;
  }

  /** Returns those in a span of local time, in order and each once. */
  static Iterable<Long> of(Event event, long fromInclusive, long toExclusive, Effort effort) {
    Starts starts = new Starts(event, effort);
    starts.find(fromInclusive, toExclusive);
    return starts.found;
  }

  private void find(long from, long to) {
    long first = event.start().local();
    if (first >= from && first < to) {
      found.add(first);
    }
    for (RecurrenceRule rule : event.rules()) {
      effort.at(event.line(), "RRULE");
      expand(rule, from, to, this::add);
    }
    effort.at(event.line(), "RDATE");
    for (Addition addition : event.additions()) {
      long local = event.start().zone().local(addition.start().instant());
      if (addition.span().isEmpty() && !addition.start().isDate() && local >= from && local < to) {
        add(local);
      }
    }
    for (RecurrenceRule rule : event.exceptRules()) {
      effort.at(event.line(), "EXRULE");
      expand(
          rule,
          from,
          to,
          local -> {
            found.remove(local);
            return true;
          });
    }
  }

  private boolean add(long local) {
    found.add(local);
    effort.require(ReadLimit.OCCURRENCES_PER_EVENT, found.size());
    return true;
  }

  private void expand(RecurrenceRule rule, long from, long to, LongPredicate sink) {
    CalendarZone zone = event.start().zone();
    Until until = rule.until().orElse(null);
    long last = until == null ? to : Math.min(to, until.seconds() + Window.SLACK);
    Occurrences.of(rule, event.start().local(), effort)
        .forEach(from, last, local -> !isWithin(until, local, zone) || sink.test(local));
  }

  private boolean isWithin(@Nullable Until until, long local, CalendarZone zone) {
    if (until == null) {
      return true;
    }
    // In a series of whole days only the date of UNTIL counts, however it is written.
    boolean byDate = until.form() == Until.Form.DATE || event.start().isDate();
    if (byDate) {
      return Math.floorDiv(local, Values.DAY_SECONDS)
          <= Math.floorDiv(until.seconds(), Values.DAY_SECONDS);
    }
    return until.form() == Until.Form.LOCAL
        ? local <= until.seconds()
        : zone.instant(local) <= until.seconds();
  }
}
