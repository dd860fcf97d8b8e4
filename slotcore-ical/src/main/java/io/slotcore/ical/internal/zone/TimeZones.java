package io.slotcore.ical.internal.zone;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The zones that one calendar names, and those that it defines. */
public final class TimeZones {

  private final Map<String, CalendarZone> named = new HashMap<>();
  private final Map<String, List<Observance>> defined = new HashMap<>();
  private final Map<String, ZoneId> located = new HashMap<>();
  private final ZoneWork work;

  /**
   * Makes an empty set of zones.
   *
   * @param work told of each zone, its steps and changes of the clock
   */
  public TimeZones(ZoneWork work) {
    this.work = work;
  }

  /** Returns the zone of a name; settled if the JDK has it. */
  public CalendarZone named(String name) {
    String tzid = unescaped(name);
    CalendarZone known = named.get(tzid);
    if (known != null) {
      return known;
    }
    work.zone();
    CalendarZone zone = new CalendarZone(tzid);
    KnownZones.find(tzid).ifPresent(found -> zone.settle(found.getRules()));
    named.put(tzid, zone);
    return zone;
  }

  /**
   * Takes what a VTIMEZONE says. Of several of one name the first counts; one of a zone that the
   * JDK has does not.
   *
   * @param location the IANA zone that it claims to be (X-LIC-LOCATION)
   */
  public void define(String name, Optional<String> location, List<Observance> observances) {
    String tzid = unescaped(name);
    if (KnownZones.find(tzid).isPresent()) {
      return;
    }
    work.zone();
    location.flatMap(KnownZones::find).ifPresent(zone -> located.putIfAbsent(tzid, zone));
    if (!observances.isEmpty()) {
      defined.putIfAbsent(tzid, new ArrayList<>(observances));
    }
  }

  /** A name with commas is escaped in TZID the property, but not in TZID the parameter. */
  private static String unescaped(String name) {
    return name.replace("\\", "");
  }

  /**
   * Settles all zones, as the text has ended.
   *
   * @param horizon local second after which nobody asks
   */
  public void settle(long horizon) {
    for (CalendarZone zone : named.values()) {
      if (zone.isUnsettled()) {
        settle(zone, horizon);
      }
    }
  }

  private void settle(CalendarZone zone, long horizon) {
    ZoneId location = located.get(zone.name());
    List<Observance> observances = defined.get(zone.name());
    if (location != null) {
      zone.settle(location.getRules());
    } else if (observances != null) {
      zone.settle(ZoneDefinition.rules(observances, horizon, work));
    } else {
      zone.giveUp();
    }
  }
}
