package io.slotcore.ical.internal.event;

import io.slotcore.ical.internal.text.Property;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * A component that has begun.
 *
 * @param kind what it is to us
 * @param name its name in capitals
 */
record Component(Kind kind, String name) {

  /** Stands for the text outside all components. */
  static final Component NONE = new Component(Kind.NONE, "the text");

  /** What is looked at in which component. */
  enum Kind {
    NONE,
    CALENDAR(Property.VERSION, Property.METHOD),
    EVENT(
        Property.UID,
        Property.SEQUENCE,
        Property.DTSTART,
        Property.DTEND,
        Property.DURATION,
        Property.RRULE,
        Property.EXRULE,
        Property.RDATE,
        Property.EXDATE,
        Property.RECURRENCE_ID,
        Property.TRANSP,
        Property.STATUS,
        Property.ATTENDEE,
        Property.BUSY_STATUS,
        Property.INTENDED_STATUS),
    FREE_BUSY(Property.UID, Property.STATUS, Property.FREEBUSY),
    ZONE(Property.TZID, Property.LIC_LOCATION),
    OBSERVANCE(
        Property.DTSTART,
        Property.TZOFFSETFROM,
        Property.TZOFFSETTO,
        Property.RRULE,
        Property.RDATE),
    OTHER;

    @SuppressWarnings("ImmutableEnumChecker") // nothing changes it after construction
    private final Set<Property> wanted = EnumSet.of(Property.BEGIN, Property.END);

    Kind(Property... properties) {
      Collections.addAll(wanted, properties);
    }

    Set<Property> wanted() {
      return wanted;
    }

    /** Whether it must not begin within another, since nobody would see what is in it. */
    boolean isMisplaced(Kind parent) {
      return switch (this) {
        case CALENDAR -> parent != NONE;
        case EVENT, FREE_BUSY, ZONE -> parent != CALENDAR;
        default -> parent == NONE;
      };
    }
  }

  static Component of(String text, Kind parent) {
    String name = shortened(Words.upperCase(text));
    return switch (name) {
      case "VCALENDAR" -> new Component(Kind.CALENDAR, name);
      case "VEVENT" -> new Component(Kind.EVENT, name);
      case "VFREEBUSY" -> new Component(Kind.FREE_BUSY, name);
      case "VTIMEZONE" -> new Component(Kind.ZONE, name);
      case "STANDARD", "DAYLIGHT" ->
          new Component(parent == Kind.ZONE ? Kind.OBSERVANCE : Kind.OTHER, name);
      default -> new Component(Kind.OTHER, name);
    };
  }

  static String shortened(String name) {
    return name.length() <= 40 ? name : name.substring(0, 40);
  }
}
