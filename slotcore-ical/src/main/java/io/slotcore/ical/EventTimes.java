package io.slotcore.ical;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** How one event's start and end are written, see {@link ZoneForm}. */
final class EventTimes {

  static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);

  private final ZoneForm form;
  private final Instant start;
  private final Instant end;

  private EventTimes(ZoneForm form, Instant start, Instant end) {
    this.form = form;
    this.start = start;
    this.end = end;
  }

  static EventTimes of(Invitation invitation) {
    return of(invitation.zone(), invitation.start(), invitation.end());
  }

  static EventTimes of(ZoneId zone, Instant start, Instant end) {
    return new EventTimes(ZoneForm.of(zone, List.of(start, end)), start, end);
  }

  /** Writes a time that has to be in UTC. */
  static String utc(Instant time) {
    return LOCAL.format(time.atOffset(UTC)) + "Z";
  }

  void writeZoneTo(ContentLines lines) {
    form.writeZoneTo(lines);
  }

  void writeTo(ContentLines lines) {
    form.add(lines, "DTSTART", start);
    form.add(lines, "DTEND", end);
  }
}
