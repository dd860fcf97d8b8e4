package io.slotcore.ical.internal.text;

import java.util.ArrayList;
import java.util.List;

/** The properties that say when somebody is busy. */
public enum Property {
  BEGIN("BEGIN"),
  END("END"),
  VERSION("VERSION"),
  METHOD("METHOD"),
  UID("UID"),
  SEQUENCE("SEQUENCE"),
  DTSTART("DTSTART"),
  DTEND("DTEND"),
  DURATION("DURATION"),
  RRULE("RRULE"),
  EXRULE("EXRULE"),
  RDATE("RDATE"),
  EXDATE("EXDATE"),
  RECURRENCE_ID("RECURRENCE-ID"),
  TRANSP("TRANSP"),
  STATUS("STATUS"),
  ATTENDEE("ATTENDEE"),
  BUSY_STATUS("X-MICROSOFT-CDO-BUSYSTATUS"),
  INTENDED_STATUS("X-MICROSOFT-CDO-INTENDEDSTATUS"),
  FREEBUSY("FREEBUSY"),
  TZID("TZID"),
  TZOFFSETFROM("TZOFFSETFROM"),
  TZOFFSETTO("TZOFFSETTO"),
  LIC_LOCATION("X-LIC-LOCATION"),
  OTHER("");

  static final int LONGEST = 30;

  private static final List<List<Property>> BY_LENGTH = byLength();

  private final String text;

  Property(String name) {
    text = name;
  }

  /** Returns the name as RFC 5545 has it; empty for {@link #OTHER}. */
  public String text() {
    return text;
  }

  /** Finds a property by its name, in capitals or not. */
  static Property of(byte[] buffer, int length) {
    if (length <= LONGEST) {
      for (Property property : BY_LENGTH.get(length)) {
        if (Ascii.equalsIgnoreCase(buffer, 0, property.text)) {
          return property;
        }
      }
    }
    return OTHER;
  }

  private static List<List<Property>> byLength() {
    List<List<Property>> byLength = new ArrayList<>();
    for (int length = 0; length <= LONGEST; length++) {
      byLength.add(new ArrayList<>());
    }
    for (Property property : values()) {
      if (property != OTHER) {
        byLength.get(property.text.length()).add(property);
      }
    }
    return byLength.stream().map(List::copyOf).toList();
  }
}
