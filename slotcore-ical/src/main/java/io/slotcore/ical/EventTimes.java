package io.slotcore.ical;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Locale;

/**
 * How one event's start and end are written: as local times of a zone with the VTIMEZONE that
 * explains them, or in UTC (RFC 5545, 3.3.5, forms 3 and 2).
 *
 * <p>The VTIMEZONE has the two yearly rules of the zone where it follows such. Where it does not,
 * it has the one offset that is in force from start to end, as STANDARD and without DAYLIGHT, also
 * in summer: Outlook makes at most one rule for each out of a VTIMEZONE and wants a STANDARD
 * (MS-OXCICAL, 2.1.3.1.1.19), so a list of single clock changes would be read as something else.
 *
 * <p>UTC is used where local time would be wrong or vague: for zones of a fixed offset; when the
 * offset changes during the event in a zone without yearly rules; and when start or end is a local
 * time that occurs twice. RFC 5545 reads that as the first, so the second could not be said, and
 * readers on .NET take even the first for the second.
 */
final class EventTimes {

  static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);

  private static final LocalDateTime UNIX_EPOCH = LocalDateTime.of(1970, 1, 1, 0, 0);

  private final ZoneId zone;
  private final Instant start;
  private final Instant end;
  private final List<Observance> observances;

  private EventTimes(ZoneId zone, Instant start, Instant end) {
    this.zone = zone;
    this.start = start;
    this.end = end;
    this.observances = isUnambiguous() ? explained() : List.of();
  }

  static EventTimes of(Invitation invitation) {
    return of(invitation.zone(), invitation.start(), invitation.end());
  }

  static EventTimes of(ZoneId zone, Instant start, Instant end) {
    return new EventTimes(zone, start, end);
  }

  /** Writes a time that has to be in UTC. */
  static String utc(Instant time) {
    return LOCAL.format(time.atOffset(UTC)) + "Z";
  }

  void writeZoneTo(ContentLines lines) {
    if (!observances.isEmpty()) {
      lines.begin("VTIMEZONE");
      lines.add("TZID", zone.getId());
      observances.forEach(part -> part.writeTo(lines));
      lines.end("VTIMEZONE");
    }
  }

  void writeTo(ContentLines lines) {
    add(lines, "DTSTART", start);
    add(lines, "DTEND", end);
  }

  private void add(ContentLines lines, String property, Instant time) {
    if (observances.isEmpty()) {
      lines.add(property, utc(time));
    } else {
      lines.add(property + ";TZID=" + zone.getId(), LOCAL.format(time.atZone(zone)));
    }
  }

  private boolean isUnambiguous() {
    return !(zone.normalized() instanceof ZoneOffset) && occursOnce(start) && occursOnce(end);
  }

  private boolean occursOnce(Instant time) {
    return zone.getRules().getValidOffsets(time.atZone(zone).toLocalDateTime()).size() == 1;
  }

  private List<Observance> explained() {
    List<Observance> yearly = YearlyRules.in(zone.getRules(), start.atZone(zone).getYear());
    return yearly.isEmpty() ? singleOffset() : yearly;
  }

  private List<Observance> singleOffset() {
    ZoneRules rules = zone.getRules();
    ZoneOffsetTransition next = rules.nextTransition(start);
    if (next != null && !next.getInstant().isAfter(end)) {
      return List.of();
    }
    ZoneOffset offset = rules.getOffset(start);
    LocalDateTime startDay = start.atZone(zone).toLocalDate().atStartOfDay();
    LocalDateTime onset = startDay.isBefore(UNIX_EPOCH) ? startDay : UNIX_EPOCH;
    return List.of(new Observance(Observance.STANDARD, onset, offset, offset, ""));
  }
}
