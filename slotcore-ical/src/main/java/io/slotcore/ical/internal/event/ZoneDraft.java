package io.slotcore.ical.internal.event;

import io.slotcore.ical.freebusy.ReadLimit;
import io.slotcore.ical.internal.recurrence.RecurrenceRule;
import io.slotcore.ical.internal.recurrence.RuleFormatException;
import io.slotcore.ical.internal.text.LineScanner;
import io.slotcore.ical.internal.text.Property;
import io.slotcore.ical.internal.zone.Observance;
import io.slotcore.ical.internal.zone.TimeZones;
import java.time.DateTimeException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A VTIMEZONE while it is read. */
final class ZoneDraft {

  private final Effort effort;
  private final List<Observance> observances = new ArrayList<>();
  private final Map<Property, RawProperty> onset = new EnumMap<>(Property.class);
  private final List<RawProperty> parts = new ArrayList<>();
  private String tzid = "";
  private Optional<String> location = Optional.empty();
  private Optional<UnreadableException> broken = Optional.empty();
  private int onsetLine;

  ZoneDraft(Effort effort) {
    this.effort = effort;
  }

  void take(LineScanner scanner) {
    switch (scanner.property()) {
      case TZID -> tzid = scanner.value();
      case LIC_LOCATION -> location = Optional.of(scanner.value());
      default -> {}
    }
  }

  void beginObservance(int line) {
    onset.clear();
    parts.clear();
    onsetLine = line;
    effort.at(line, "VTIMEZONE");
    effort.onset();
  }

  void takeOfObservance(LineScanner scanner) {
    RawProperty raw = RawProperty.of(scanner);
    if (scanner.property() == Property.RRULE || scanner.property() == Property.RDATE) {
      effort.require(ReadLimit.ZONE_CHANGES, parts.size() + 1L);
      parts.add(raw);
    } else {
      onset.putIfAbsent(scanner.property(), raw);
    }
  }

  void endObservance() {
    try {
      observances.add(observance());
    } catch (UnreadableException e) {
      broken = Optional.of(e);
    }
  }

  /** Defines the zone; one of which a part cannot be read stays unknown, and so widely taken. */
  void define(TimeZones zones, Results results) {
    broken.ifPresent(why -> results.readWidely(why, ""));
    if (!tzid.isEmpty()) {
      zones.define(tzid, location, broken.isPresent() ? List.of() : observances);
    }
  }

  private Observance observance() throws UnreadableException {
    List<RecurrenceRule> rules = new ArrayList<>(1);
    List<Long> dates = new ArrayList<>(0);
    for (RawProperty part : parts) {
      if (part.property() == Property.RRULE) {
        rules.add(rule(part));
      } else {
        for (String value : part.value().split(",", -1)) {
          effort.at(part.line(), "RDATE");
          effort.onset();
          int slash = value.indexOf('/');
          dates.add(time(part, slash < 0 ? value : value.substring(0, slash)));
        }
      }
    }
    RawProperty start = required(Property.DTSTART);
    return new Observance(
        onsetLine,
        time(start, start.value()),
        offset(required(Property.TZOFFSETFROM)),
        offset(required(Property.TZOFFSETTO)),
        rules,
        dates);
  }

  private RawProperty required(Property property) throws UnreadableException {
    RawProperty raw = onset.get(property);
    if (raw == null) {
      throw new UnreadableException(onsetLine, property.text(), "it is not there");
    }
    return raw;
  }

  private static RecurrenceRule rule(RawProperty part) throws UnreadableException {
    try {
      return RecurrenceRule.parse(part.value());
    } catch (RuleFormatException e) {
      throw part.unreadable(String.valueOf(e.getMessage()), e);
    }
  }

  private static long time(RawProperty raw, String value) throws UnreadableException {
    try {
      return Values.dateTime(value.strip());
    } catch (DateTimeException e) {
      throw raw.unreadable(e);
    }
  }

  private static ZoneOffset offset(RawProperty raw) throws UnreadableException {
    try {
      return Values.offset(raw.value());
    } catch (DateTimeException e) {
      throw raw.unreadable(e);
    }
  }
}
