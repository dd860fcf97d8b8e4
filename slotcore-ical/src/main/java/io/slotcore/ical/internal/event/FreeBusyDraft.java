package io.slotcore.ical.internal.event;

import io.slotcore.freebusy.FreeBusyType;
import io.slotcore.ical.freebusy.ReadLimit;
import io.slotcore.ical.internal.text.LineScanner;
import io.slotcore.ical.internal.text.Property;
import io.slotcore.ical.internal.zone.CalendarZone;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A VFREEBUSY while it is read (RFC 5545, 3.6.4). */
final class FreeBusyDraft {

  private final Types types;
  private final Effort effort;
  private final List<Line> lines = new ArrayList<>();
  private String uid = "";
  private boolean isCancelled;

  private record Line(RawProperty raw, FreeBusyType type) {}

  FreeBusyDraft(Types types, Effort effort) {
    this.types = types;
    this.effort = effort;
  }

  void take(LineScanner scanner) {
    switch (scanner.property()) {
      case UID -> uid = scanner.value();
      case STATUS -> isCancelled = scanner.value().equalsIgnoreCase("CANCELLED");
      case FREEBUSY -> takePeriods(scanner);
      default -> {}
    }
  }

  private void takePeriods(LineScanner scanner) {
    String fbtype = scanner.parameter("FBTYPE").map(Words::upperCase).orElse("BUSY");
    FreeBusyType type = types.ofFbtype(fbtype);
    if (type != FreeBusyType.FREE) {
      effort.at(scanner.lineNumber(), Property.FREEBUSY.text());
      effort.require(ReadLimit.PARTS_PER_EVENT, lines.size() + 1L);
      lines.add(new Line(RawProperty.of(scanner), type));
    }
  }

  void addTo(Results results, EventReader reader, CalendarZone host, Predicate<String> ignored) {
    if (isCancelled || ignored.test(uid)) {
      return;
    }
    for (Line line : lines) {
      for (String period : line.raw().value().split(",", -1)) {
        try {
          Span.Times times = times(line.raw(), period.strip(), reader, host);
          results.add(times.start(), times.end(), line.type(), uid);
        } catch (UnreadableException e) {
          results.unreadable(e, uid);
        }
      }
    }
  }

  private static Span.Times times(
      RawProperty raw, String period, EventReader reader, CalendarZone host)
      throws UnreadableException {
    int slash = period.indexOf('/');
    if (slash < 0) {
      throw raw.unreadable(period + " is not a period");
    }
    Moment start = reader.moment(raw, period.substring(0, slash), host);
    Span span = reader.period(raw, start, period.substring(slash + 1));
    if (start.zone().isUnsettled()) {
      throw raw.unreadable("times of free or busy must be in UTC");
    }
    return span.times(start.local());
  }
}
