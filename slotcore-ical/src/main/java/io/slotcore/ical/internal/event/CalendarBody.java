package io.slotcore.ical.internal.event;

import io.slotcore.freebusy.FreeBusyType;
import io.slotcore.ical.freebusy.CalendarFormatException;
import io.slotcore.ical.freebusy.ReadLimit;
import io.slotcore.ical.internal.text.LineScanner;
import io.slotcore.ical.internal.text.Property;
import io.slotcore.ical.internal.zone.CalendarZone;
import io.slotcore.ical.internal.zone.TimeZones;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is in a VCALENDAR: gathers drafts, keeps events, and expands them at its end. */
final class CalendarBody {

  private final ReadSettings settings;
  private final Window window;
  private final Effort effort;
  private final Results results;
  private final Types types;
  private final CalendarZone host;

  private TimeZones zones;
  private EventReader events;
  private final Map<String, Series> byUid = new HashMap<>();
  private final List<Series> withoutUid = new ArrayList<>();
  private boolean isCancelled;

  private EventDraft event;
  private FreeBusyDraft freeBusy;
  private ZoneDraft zone;

  CalendarBody(ReadSettings settings, Window window, Effort effort, Results results) {
    this.settings = settings;
    this.window = window;
    this.effort = effort;
    this.results = results;
    types = new Types(settings);
    host = CalendarZone.of(settings.zone().getId(), settings.zone().getRules());
    zones = new TimeZones(effort);
    events = new EventReader(window, host, zones, effort, results);
    event = new EventDraft(0, Optional.empty(), effort);
    freeBusy = new FreeBusyDraft(types, effort);
    zone = new ZoneDraft(effort);
  }

  void begin(Component component, int line) {
    switch (component.kind()) {
      case CALENDAR -> beginCalendar();
      case EVENT -> event = new EventDraft(line, settings.owner(), effort);
      case FREE_BUSY -> freeBusy = new FreeBusyDraft(types, effort);
      case ZONE -> zone = new ZoneDraft(effort);
      case OBSERVANCE -> zone.beginObservance(line);
      default -> {}
    }
  }

  void take(Component component, LineScanner scanner) {
    switch (component.kind()) {
      case CALENDAR -> takeOfCalendar(scanner);
      case EVENT -> event.take(scanner);
      case FREE_BUSY -> freeBusy.take(scanner);
      case ZONE -> zone.take(scanner);
      case OBSERVANCE -> zone.takeOfObservance(scanner);
      default -> {}
    }
  }

  void end(Component component) {
    switch (component.kind()) {
      case CALENDAR -> endCalendar();
      case EVENT -> endEvent();
      case FREE_BUSY -> {
        if (!isCancelled) {
          freeBusy.addTo(results, events, host, settings.ignored());
        }
      }
      case ZONE -> zone.define(zones, results);
      case OBSERVANCE -> zone.endObservance();
      default -> {}
    }
  }

  private void beginCalendar() {
    zones = new TimeZones(effort);
    events = new EventReader(window, host, zones, effort, results);
    byUid.clear();
    withoutUid.clear();
    isCancelled = false;
  }

  private void takeOfCalendar(LineScanner scanner) {
    String value = scanner.value();
    if (scanner.property() == Property.METHOD) {
      isCancelled = value.equalsIgnoreCase("CANCEL");
    } else if (value.equals("1.0")) {
      throw new CalendarFormatException(
          scanner.lineNumber(), "VERSION", "this is vCalendar 1.0, not iCalendar 2.0 (RFC 5545)");
    }
  }

  private void endEvent() {
    FreeBusyType type = isCancelled ? FreeBusyType.FREE : types.of(event);
    try {
      events
          .read(event, type)
          .filter(found -> !settings.ignored().test(found.uid()))
          .ifPresent(this::keep);
    } catch (UnreadableException e) {
      // What is free takes no time, whenever it is.
      if (type != FreeBusyType.FREE && !settings.ignored().test(event.uid())) {
        results.unreadable(e, event.uid());
      }
    }
  }

  private void keep(Event found) {
    effort.at(found.line(), "BEGIN");
    boolean isAlone = found.change().isEmpty() && !found.isSeries();
    if (isAlone && !found.start().zone().isUnsettled() && !endsInUnsettledZone(found)) {
      Series single = new Series(window, effort, results);
      single.add(found);
      single.expand();
      return;
    }
    effort.count(ReadLimit.EVENTS);
    if (found.uid().isEmpty()) {
      Series single = new Series(window, effort, results);
      single.add(found);
      withoutUid.add(single);
    } else {
      byUid.computeIfAbsent(found.uid(), uid -> new Series(window, effort, results)).add(found);
    }
  }

  private static boolean endsInUnsettledZone(Event found) {
    return found.span().end().filter(end -> end.zone().isUnsettled()).isPresent();
  }

  private void endCalendar() {
    zones.settle(window.end() + Window.YEAR);
    byUid.values().forEach(Series::expand);
    withoutUid.forEach(Series::expand);
    byUid.clear();
    withoutUid.clear();
  }
}
