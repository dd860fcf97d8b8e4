package io.slotcore.ical.internal.event;

import io.slotcore.freebusy.FreeBusyType;
import io.slotcore.ical.internal.event.Event.Addition;
import io.slotcore.ical.internal.event.Event.Change;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** All events of one UID: series and the changes to their occurrences (RFC 5545, 3.8.4.4). */
final class Series {

  private final Window window;
  private final Effort effort;
  private final Results results;
  private final List<Event> masters = new ArrayList<>(1);
  private final List<Event> changes = new ArrayList<>(0);

  Series(Window window, Effort effort, Results results) {
    this.window = window;
    this.effort = effort;
    this.results = results;
  }

  void add(Event event) {
    (event.change().isPresent() ? changes : masters).add(event);
  }

  /** Adds all that overlaps the window. */
  void expand() {
    List<Event> latest = latestChanges();
    for (Event change : latest) {
      requireMaster(change);
      expand(change, List.of());
    }
    for (Event master : masters) {
      expand(master, latest);
    }
  }

  /** Of several changes to one occurrence, that of the highest SEQUENCE counts, or the last. */
  private List<Event> latestChanges() {
    Map<Long, Event> byOriginal = new LinkedHashMap<>();
    for (Event event : changes) {
      event
          .change()
          .ifPresent(
              change ->
                  byOriginal.merge(
                      change.original().instant(),
                      event,
                      (one, other) -> other.sequence() >= one.sequence() ? other : one));
    }
    return List.copyOf(byOriginal.values());
  }

  private void requireMaster(Event event) {
    boolean isLost =
        event.change().filter(Change::isRange).isPresent()
            && masters.isEmpty()
            && event.rules().isEmpty()
            && event.type() != FreeBusyType.FREE;
    if (isLost) {
      int line = event.change().map(Change::line).orElse(event.line());
      results.unreadable(
          new UnreadableException(
              line, "RECURRENCE-ID", "the series that it changes is not in the text"),
          event.uid());
    }
  }

  private void expand(Event event, List<Event> changed) {
    Exclusions exclusions = new Exclusions(event.start());
    event.exceptions().forEach(exclusions::add);
    effort.at(event.line(), "RECURRENCE-ID");
    for (Event other : changed) {
      effort.step();
      other.change().ifPresent(change -> exclusions.add(change.original()));
    }
    NavigableMap<Long, LaterChange> later = LaterChange.of(changed, event.start());
    noteDoubts(event);
    long from = window.start() - Window.SLACK - event.span().atMost();
    long to = window.end() + Window.SLACK;
    for (LaterChange change : later.values()) {
      from = Math.min(from, window.start() - change.reach());
      to = Math.max(to, window.end() + change.reach());
    }
    for (long local : Starts.of(event, from, to, effort)) {
      if (!exclusions.contain(local)) {
        addOccurrence(
            event,
            local,
            Optional.ofNullable(later.floorEntry(local)).map(Map.Entry::getValue),
            exclusions);
      }
    }
    event.additions().forEach(addition -> addAddition(event, addition, exclusions));
  }

  private void addOccurrence(
      Event event, long local, Optional<LaterChange> later, Exclusions exclusions) {
    if (later.isEmpty()) {
      add(event, event.span().times(local));
      return;
    }
    LaterChange change = later.get();
    Span.Times moved = change.times(local);
    if (!change.startsSeries() && !exclusions.contain(change.moved(local), moved.start())) {
      add(change.event(), moved);
    }
  }

  /** Adds an RDATE that is a period, or a whole day in a series of times. */
  private void addAddition(Event event, Addition addition, Exclusions exclusions) {
    Moment start = addition.start();
    boolean isDone = addition.span().isEmpty() && !start.isDate();
    if (isDone
        || exclusions.contain(event.start().zone().local(start.instant()), start.instant())) {
      return;
    }
    Span span =
        addition
            .span()
            .orElseGet(
                () -> event.start().isDate() ? event.span().from(start) : Span.wholeDay(start));
    add(event, span.times(start.local()));
  }

  private void add(Event event, Span.Times times) {
    effort.at(event.line(), "DTSTART");
    results.add(times.start(), times.end(), event.type(), event.uid());
  }

  private void noteDoubts(Event event) {
    if (event.type() == FreeBusyType.FREE) {
      return;
    }
    if (event.start().zone().isUnknown()) {
      String name = event.start().zone().name();
      String known = name.length() <= 60 ? name : name.substring(0, 60) + "...";
      note(event, "DTSTART", "nobody knows the zone '" + known + "': taken in every zone");
    }
    if (event.span().isReversed()) {
      note(event, "DTEND", "the end lies before the start: taken between both");
    }
  }

  private void note(Event event, String property, String message) {
    results.readWidely(new UnreadableException(event.line(), property, message), event.uid());
  }

  /** A change to all occurrences from one on (RANGE=THISANDFUTURE). */
  private record LaterChange(Event event, long original) {

    /** Returns those of a series by the local start from which on they count. */
    static NavigableMap<Long, LaterChange> of(List<Event> changed, Moment seriesStart) {
      NavigableMap<Long, LaterChange> later = new TreeMap<>();
      for (Event event : changed) {
        event
            .change()
            .filter(Change::isRange)
            .map(change -> new LaterChange(event, original(change, seriesStart)))
            .ifPresent(change -> later.put(change.original(), change));
      }
      return later;
    }

    private static long original(Change change, Moment seriesStart) {
      if (change.original().isDate() && !seriesStart.isDate()) {
        return change.original().local() + Math.floorMod(seriesStart.local(), Values.DAY_SECONDS);
      }
      return seriesStart.isDate()
          ? change.original().day() * Values.DAY_SECONDS
          : seriesStart.zone().local(change.original().instant());
    }

    /** Whether it has a rule of its own, so that the old series ends with it. */
    boolean startsSeries() {
      return !event.rules().isEmpty();
    }

    long moved(long local) {
      return event.start().local() + local - original;
    }

    Span.Times times(long local) {
      return event.span().times(moved(local));
    }

    /** Returns seconds between an original start and anything that comes of it, at most. */
    long reach() {
      return Math.abs(event.start().local() - original) + event.span().atMost() + Window.SLACK;
    }
  }
}
