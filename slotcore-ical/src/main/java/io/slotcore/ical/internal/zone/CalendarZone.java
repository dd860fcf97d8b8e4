package io.slotcore.ical.internal.zone;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;

/**
 * A zone that a calendar names. It is unsettled as long as the text may still define it, and
 * unknown if the text never does.
 *
 * <p>Times are seconds, local ones since 1970-01-01T00:00 in the zone. A local time in a gap takes
 * the offset before the gap, one in an overlap the first (RFC 5545, 3.3.5).
 */
public final class CalendarZone {

  private static final long EARLIEST = 14 * 3_600;
  private static final long LATEST = 12 * 3_600;

  private final String name;
  private ZoneRules rules = ZoneOffset.UTC.getRules();
  private State state = State.UNSETTLED;

  private enum State {
    UNSETTLED,
    SETTLED,
    UNKNOWN
  }

  CalendarZone(String name) {
    this.name = name;
  }

  /** Makes a zone with known rules. */
  public static CalendarZone of(String name, ZoneRules rules) {
    CalendarZone zone = new CalendarZone(name);
    zone.settle(rules);
    return zone;
  }

  void settle(ZoneRules known) {
    rules = known;
    state = State.SETTLED;
  }

  void giveUp() {
    state = State.UNKNOWN;
  }

  /** Returns the name by which the calendar calls it. */
  public String name() {
    return name;
  }

  /** Whether the text may still define it. */
  public boolean isUnsettled() {
    return state == State.UNSETTLED;
  }

  /** Whether nobody knows it. */
  public boolean isUnknown() {
    return state == State.UNKNOWN;
  }

  /** Returns the instant of a local time; as if it was UTC if the zone is unknown. */
  public long instant(long local) {
    return local - offset(local).getTotalSeconds();
  }

  /** Returns the instant of the second of two equal local times, or of the only one. */
  public long laterInstant(long local) {
    var offsets = rules.getValidOffsets(dateTime(local));
    return offsets.size() < 2 ? instant(local) : local - offsets.get(1).getTotalSeconds();
  }

  /** Returns the local time of an instant. */
  public long local(long instant) {
    return instant + rules.getOffset(Instant.ofEpochSecond(instant)).getTotalSeconds();
  }

  /** Returns how many seconds earlier than {@link #instant} it may be. */
  public long earlier() {
    return isUnknown() ? EARLIEST : 0;
  }

  /** Returns how many seconds later than {@link #instant} it may be. */
  public long later() {
    return isUnknown() ? LATEST : 0;
  }

  private ZoneOffset offset(long local) {
    return rules.isFixedOffset()
        ? rules.getOffset(Instant.EPOCH)
        : rules.getOffset(dateTime(local));
  }

  private static LocalDateTime dateTime(long local) {
    return LocalDateTime.ofEpochSecond(local, 0, ZoneOffset.UTC);
  }
}
