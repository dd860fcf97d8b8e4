package io.slotcore.ical;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/**
 * How the times of one iCalendar object are written: as local times of a zone with the VTIMEZONE
 * that explains them, or in UTC (RFC 5545, 3.3.5, forms 3 and 2).
 *
 * <p>The VTIMEZONE has the two yearly rules of the zone where it follows such. Where it does not,
 * it has the one offset that is in force from the first time to the last, as STANDARD and without
 * DAYLIGHT, also in summer: Outlook makes at most one rule for each out of a VTIMEZONE and wants a
 * STANDARD (MS-OXCICAL, 2.1.3.1.1.19), so a list of single clock changes would be read as something
 * else.
 *
 * <p>UTC is used where local time would be wrong or vague: for zones of a fixed offset; when the
 * offset changes from the first time to the last in a zone without yearly rules; and when one of
 * them is a local time that occurs twice. RFC 5545 reads that as the first, so the second could not
 * be said, and readers on .NET take even the first for the second.
 */
final class ZoneForm {

  private static final LocalDateTime UNIX_EPOCH = LocalDateTime.of(1970, 1, 1, 0, 0);

  private final ZoneId zone;
  private final List<Observance> observances;

  private ZoneForm(ZoneId zone, List<Observance> observances) {
    this.zone = zone;
    this.observances = observances;
  }

  /** Returns the one form in which all of these times, at least one, can be written. */
  static ZoneForm of(ZoneId zone, Collection<Instant> times) {
    boolean fixed = zone.normalized() instanceof ZoneOffset;
    boolean clear = !fixed && times.stream().allMatch(time -> occursOnce(zone, time));
    return new ZoneForm(
        zone, clear ? explained(zone, Collections.min(times), Collections.max(times)) : List.of());
  }

  private static boolean occursOnce(ZoneId zone, Instant time) {
    return zone.getRules().getValidOffsets(time.atZone(zone).toLocalDateTime()).size() == 1;
  }

  private static List<Observance> explained(ZoneId zone, Instant first, Instant last) {
    List<Observance> yearly = YearlyRules.in(zone.getRules(), first.atZone(zone).getYear());
    return yearly.isEmpty() ? singleOffset(zone, first, last) : yearly;
  }

  private static List<Observance> singleOffset(ZoneId zone, Instant first, Instant last) {
    ZoneRules rules = zone.getRules();
    ZoneOffsetTransition next = rules.nextTransition(first);
    if (next != null && !next.getInstant().isAfter(last)) {
      return List.of();
    }
    ZoneOffset offset = rules.getOffset(first);
    LocalDateTime firstDay = first.atZone(zone).toLocalDate().atStartOfDay();
    LocalDateTime onset = firstDay.isBefore(UNIX_EPOCH) ? firstDay : UNIX_EPOCH;
    return List.of(new Observance(Observance.STANDARD, onset, offset, offset, ""));
  }

  /** Tells whether these times are local; a time of another event may be UTC all the same. */
  boolean isLocal() {
    return !observances.isEmpty();
  }

  /** Tells whether a time can be written as a local time that the VTIMEZONE explains. */
  boolean explains(Instant time) {
    if (!isLocal() || !occursOnce(zone, time)) {
      return false;
    }
    LocalDateTime local = time.atZone(zone).toLocalDateTime();
    boolean yearly = observances.size() > 1;
    return yearly
        ? !YearlyRules.in(zone.getRules(), local.getYear()).isEmpty()
        : observances.get(0).to().equals(zone.getRules().getOffset(time))
            && !local.isBefore(observances.get(0).onset());
  }

  void writeZoneTo(ContentLines lines) {
    if (isLocal()) {
      lines.begin("VTIMEZONE");
      lines.add("TZID", zone.getId());
      observances.forEach(part -> part.writeTo(lines));
      lines.end("VTIMEZONE");
    }
  }

  /** Adds a property with one of the times that the form was made for. */
  void add(ContentLines lines, String property, Instant time) {
    if (isLocal()) {
      lines.add(property + ";TZID=" + zone.getId(), EventTimes.LOCAL.format(time.atZone(zone)));
    } else {
      lines.add(property, EventTimes.utc(time));
    }
  }

  /** Adds start and end of any event: local if both are explained, otherwise both in UTC. */
  void addSpan(ContentLines lines, Instant start, Instant end) {
    boolean local = explains(start) && explains(end);
    ZoneForm form = local ? this : new ZoneForm(zone, List.of());
    form.add(lines, "DTSTART", start);
    form.add(lines, "DTEND", end);
  }
}
