package io.slotcore.ical.internal.event;

import io.slotcore.freebusy.FreeBusyType;
import io.slotcore.ical.freebusy.ReadLimit;
import io.slotcore.ical.internal.event.Event.Addition;
import io.slotcore.ical.internal.event.Event.Change;
import io.slotcore.ical.internal.recurrence.RecurrenceRule;
import io.slotcore.ical.internal.recurrence.RuleFormatException;
import io.slotcore.ical.internal.text.Property;
import io.slotcore.ical.internal.zone.CalendarZone;
import io.slotcore.ical.internal.zone.TimeZones;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes events of drafts, and leaves out those that cannot touch the window. */
final class EventReader {

  private final Window window;
  private final CalendarZone host;
  private final TimeZones zones;
  private final Effort effort;
  private final Results results;

  EventReader(Window window, CalendarZone host, TimeZones zones, Effort effort, Results results) {
    this.window = window;
    this.host = host;
    this.zones = zones;
    this.effort = effort;
    this.results = results;
  }

  /**
   * Reads an event.
   *
   * @return empty if it cannot touch the window, nor change what does
   * @throws UnreadableException if its times cannot be read
   */
  Optional<Event> read(EventDraft draft, FreeBusyType type) throws UnreadableException {
    boolean isChange = draft.time(Property.RECURRENCE_ID).isPresent();
    boolean isSeries = draft.hasPart(Property.RRULE) || draft.hasPart(Property.RDATE);
    if (type == FreeBusyType.FREE && !isChange && !isSeries) {
      return Optional.empty();
    }
    Moment start = start(draft, type);
    boolean isLater = start.local() >= window.end() + Window.SLACK;
    if (isLater && !isChange && !draft.hasPart(Property.RDATE)) {
      return Optional.empty();
    }
    Span span = span(draft, start);
    if (!isChange && !isSeries && !mayTouch(start, span)) {
      return Optional.empty();
    }
    Event event = event(draft, type, start, span);
    return isWanted(event) ? Optional.of(event) : Optional.empty();
  }

  private Moment start(EventDraft draft, FreeBusyType type) throws UnreadableException {
    Optional<RawProperty> start = draft.time(Property.DTSTART);
    if (start.isEmpty() && type == FreeBusyType.FREE) {
      // What cancels an occurrence may leave out when it would have been.
      start = draft.time(Property.RECURRENCE_ID);
    }
    if (start.isEmpty()) {
      throw new UnreadableException(draft.line(), "DTSTART", "the event has no start");
    }
    return moment(start.get(), start.get().value(), host);
  }

  private Span span(EventDraft draft, Moment start) throws UnreadableException {
    Optional<RawProperty> end = draft.time(Property.DTEND);
    Optional<RawProperty> duration = draft.time(Property.DURATION);
    if (end.isPresent()) {
      Moment last = moment(end.get(), end.get().value(), start.zone());
      return new Span(start, Optional.of(last), new Length(0, 0));
    }
    return duration.isPresent()
        ? new Span(start, Optional.empty(), length(duration.get(), duration.get().value()))
        : new Span(start, Optional.empty(), new Length(0, 0));
  }

  private boolean mayTouch(Moment start, Span span) {
    return window.mayTouch(start.local() - span.atMost(), start.local() + span.atMost());
  }

  private boolean isWanted(Event event) {
    if (mayTouch(event.start(), event.span()) || !event.additions().isEmpty()) {
      return true;
    }
    return (event.change().isPresent() && isNear(event.change().get()))
        || (!event.rules().isEmpty()
            && event.start().local() < window.end() + Window.SLACK
            && event.rules().stream().anyMatch(rule -> reachesWindow(rule, event.span())));
  }

  /** Whether an occurrence that it takes the place of may touch the window. */
  private boolean isNear(Change change) {
    long original = change.original().local();
    return original < window.end() + Window.SLACK
        && (change.isRange() || original > window.start() - Window.YEAR);
  }

  /** Whether a series touches the window, or may do so after a change to all later occurrences. */
  private boolean reachesWindow(RecurrenceRule rule, Span span) {
    return rule.until()
        .map(until -> until.seconds() + span.atMost() > window.start() - Window.YEAR)
        .orElse(true);
  }

  private Event event(EventDraft draft, FreeBusyType type, Moment start, Span span)
      throws UnreadableException {
    effort.at(draft.line(), "BEGIN");
    List<RecurrenceRule> rules = new ArrayList<>(1);
    List<RecurrenceRule> exceptRules = new ArrayList<>(0);
    List<Addition> additions = new ArrayList<>(0);
    List<Moment> exceptions = new ArrayList<>(0);
    for (RawProperty part : draft.parts()) {
      switch (part.property()) {
        case RRULE -> rules.add(rule(part, draft));
        case RDATE -> addAdditions(part, start, additions);
        case EXRULE -> addExceptRule(part, draft, exceptRules);
        default -> addExceptions(part, draft, start, exceptions);
      }
      effort.at(part.line(), part.property().text());
      effort.require(ReadLimit.PARTS_PER_EVENT, additions.size());
      effort.require(ReadLimit.PARTS_PER_EVENT, exceptions.size());
    }
    return new Event(
        draft.line(),
        draft.uid(),
        sequence(draft),
        type,
        start,
        span,
        change(draft, start),
        rules,
        exceptRules,
        additions,
        exceptions);
  }

  private RecurrenceRule rule(RawProperty part, EventDraft draft) throws UnreadableException {
    try {
      RecurrenceRule rule = RecurrenceRule.parse(part.value());
      if (!rule.ignored().isEmpty()) {
        String ignored = String.join(", ", rule.ignored());
        results.readWidely(
            part.unreadable(ignored + " must not go with this FREQ and is ignored"), draft.uid());
      }
      return rule;
    } catch (RuleFormatException e) {
      throw part.unreadable(String.valueOf(e.getMessage()), e);
    }
  }

  private void addAdditions(RawProperty part, Moment start, List<Addition> additions)
      throws UnreadableException {
    for (String value : part.value().split(",", -1)) {
      int slash = value.indexOf('/');
      if (slash < 0) {
        additions.add(new Addition(moment(part, value, start.zone()), Optional.empty()));
      } else {
        Moment from = moment(part, value.substring(0, slash), start.zone());
        additions.add(
            new Addition(from, Optional.of(period(part, from, value.substring(slash + 1)))));
      }
    }
  }

  /** Reads the end of a period, which is a time or a duration (RFC 5545, 3.3.9). */
  Span period(RawProperty part, Moment from, String end) throws UnreadableException {
    return end.startsWith("P") || end.startsWith("+")
        ? new Span(from, Optional.empty(), length(part, end))
        : new Span(from, Optional.of(moment(part, end, from.zone())), new Length(0, 0));
  }

  private void addExceptRule(RawProperty part, EventDraft draft, List<RecurrenceRule> rules) {
    try {
      RecurrenceRule rule = RecurrenceRule.parse(part.value());
      // Read widely, it would take away more than it may mean.
      if (rule.ignored().isEmpty()) {
        rules.add(rule);
        return;
      }
      results.readWidely(part.unreadable("nothing is excepted by this rule"), draft.uid());
    } catch (RuleFormatException e) {
      results.readWidely(part.unreadable(String.valueOf(e.getMessage()), e), draft.uid());
    }
  }

  private void addExceptions(
      RawProperty part, EventDraft draft, Moment start, List<Moment> exceptions) {
    for (String value : part.value().split(",", -1)) {
      try {
        exceptions.add(moment(part, value, start.zone()));
      } catch (UnreadableException e) {
        results.readWidely(e, draft.uid());
      }
    }
  }

  private Optional<Change> change(EventDraft draft, Moment start) {
    Optional<RawProperty> raw = draft.time(Property.RECURRENCE_ID);
    if (raw.isEmpty()) {
      return Optional.empty();
    }
    try {
      Moment original = moment(raw.get(), raw.get().value(), start.zone());
      return Optional.of(new Change(raw.get().line(), original, raw.get().isRange()));
    } catch (UnreadableException e) {
      // The occurrence then counts at its own time and at the one that it was moved from.
      results.readWidely(e, draft.uid());
      return Optional.empty();
    }
  }

  private static int sequence(EventDraft draft) {
    String word = draft.word(Property.SEQUENCE);
    return word.matches("\\d{1,9}") ? Integer.parseInt(word) : 0;
  }

  Moment moment(RawProperty raw, String value, CalendarZone floating) throws UnreadableException {
    try {
      return Moment.read(raw, value.strip(), floating, zones);
    } catch (DateTimeException e) {
      throw raw.unreadable(e);
    }
  }

  private static Length length(RawProperty raw, String value) throws UnreadableException {
    try {
      return Values.duration(Words.upperCase(value.strip()));
    } catch (DateTimeException e) {
      throw raw.unreadable(e);
    }
  }
}
