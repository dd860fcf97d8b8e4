package io.slotcore.ical.internal.zone;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/** Zones that the JDK has, by the names that calendars give them. */
public final class KnownZones {

  private static final Map<String, String> ID_BY_NAME = idByName();

  private KnownZones() {}

  /**
   * Finds a zone by its IANA name, with or without a registry before it as in {@code
   * /freeassociation.sourceforge.net/Europe/Berlin}, or by the name that Windows has for it.
   */
  public static Optional<ZoneId> find(String tzid) {
    String id = ID_BY_NAME.get(tzid);
    int slash = tzid.startsWith("/") ? 0 : -1;
    while (id == null && slash >= 0) {
      id = ID_BY_NAME.get(tzid.substring(slash + 1));
      slash = tzid.indexOf('/', slash + 1);
    }
    return Optional.ofNullable(id).map(ZoneId::of);
  }

  private static Map<String, String> idByName() {
    Map<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    byName.putAll(windowsNames());
    ZoneId.getAvailableZoneIds().stream()
        // ical4j adds zones of its own to those of the JDK.
        .filter(id -> !id.startsWith("SystemV/") && !id.startsWith("ical4j"))
        .forEach(id -> byName.put(id, id));
    // Names of the IANA database that the JDK has under other rules, or not at all.
    byName.put("EST", "-05:00");
    byName.put("MST", "-07:00");
    byName.put("HST", "-10:00");
    byName.put("tzone://Microsoft/Utc", "UTC");
    return byName;
  }

  private static Map<String, String> windowsNames() {
    Properties names = new Properties();
    try (InputStream in = KnownZones.class.getResourceAsStream("windows-zones.properties")) {
      if (in == null) {
        throw new IllegalStateException("windows-zones.properties is not there");
      }
      Reader reader = new InputStreamReader(in, UTF_8);
      names.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> byName = new TreeMap<>();
    names.stringPropertyNames().forEach(name -> byName.put(name, names.getProperty(name)));
    return byName;
  }
}
