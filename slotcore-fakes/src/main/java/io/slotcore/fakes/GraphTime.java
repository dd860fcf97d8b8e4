package io.slotcore.fakes;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/**
 * A dateTimeTimeZone, of which the zone may have a name of Windows or of IANA:
 * https://learn.microsoft.com/en-us/graph/api/resources/datetimetimezone.
 *
 * @param local the time in the zone
 * @param zone its name as it was given
 */
record GraphTime(LocalDateTime local, String zone) {

  /** Of the zones of Windows those that tests need (windowsZones.xml of Unicode CLDR). */
  private static final Map<String, String> WINDOWS =
      Map.ofEntries(
          Map.entry("UTC", "UTC"),
          Map.entry("GMT Standard Time", "Europe/London"),
          Map.entry("W. Europe Standard Time", "Europe/Berlin"),
          Map.entry("Romance Standard Time", "Europe/Paris"),
          Map.entry("E. Europe Standard Time", "Europe/Chisinau"),
          Map.entry("Eastern Standard Time", "America/New_York"),
          Map.entry("Central Standard Time", "America/Chicago"),
          Map.entry("Mountain Standard Time", "America/Denver"),
          Map.entry("Pacific Standard Time", "America/Los_Angeles"),
          Map.entry("India Standard Time", "Asia/Kolkata"),
          Map.entry("Nepal Standard Time", "Asia/Kathmandu"),
          Map.entry("Tokyo Standard Time", "Asia/Tokyo"),
          Map.entry("AUS Eastern Standard Time", "Australia/Sydney"));

  private static final DateTimeFormatter SEVEN_DIGITS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSS");

  static GraphTime read(JsonNode json) {
    GraphSchema.require(json, "dateTime", "timeZone");
    String zone = json.path("timeZone").asText();
    zoneOf(zone);
    return new GraphTime(
        GraphSchema.local("dateTime", json.path("dateTime").asText().replaceFirst("Z$", "")), zone);
  }

  static GraphTime at(Instant instant, String zone) {
    return new GraphTime(LocalDateTime.ofInstant(instant, zoneOf(zone)), zone);
  }

  static ZoneId zoneOf(String name) {
    if (WINDOWS.containsKey(name)) {
      return ZoneId.of(requireNonNull(WINDOWS.get(name)));
    }
    if (!ZoneId.getAvailableZoneIds().contains(name)) {
      throw new GraphFailure(
          400,
          "TimeZoneNotSupportedException",
          "A valid TimeZone value must be specified. The following value is not supported: '"
              + name
              + "'.");
    }
    return ZoneId.of(name);
  }

  Instant instant() {
    return local.atZone(zoneOf(zone)).toInstant();
  }

  ObjectNode json() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("dateTime", SEVEN_DIGITS.format(local))
        .put("timeZone", zone);
  }
}
