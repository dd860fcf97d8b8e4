package io.slotcore.fakes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The busy times of a calendar in a window: joined, cut to the window, and of nobody knows what.
 */
final class GoogleBusyTimes {

  private GoogleBusyTimes() {}

  static ArrayNode of(FakeGoogleCalendar calendar, Instant from, Instant to) {
    Map<String, String> query =
        Map.of(
            "singleEvents", "true",
            "timeMin", from.toString(),
            "timeMax", to.toString());
    NavigableMap<Instant, Instant> joined = new TreeMap<>();
    JsonNode items =
        new GoogleEventList(calendar, query, "owner", Integer.MAX_VALUE).answer().path("items");
    for (JsonNode event : items) {
      if (takesTime(event)) {
        Instant start = EventSchema.instant("start", event.path("start"), calendar.zone);
        Instant end = EventSchema.instant("end", event.path("end"), calendar.zone);
        join(joined, start.isBefore(from) ? from : start, end.isAfter(to) ? to : end);
      }
    }
    ArrayNode busy = JsonNodeFactory.instance.arrayNode();
    joined.forEach(
        (start, end) -> busy.addObject().put("start", start.toString()).put("end", end.toString()));
    return busy;
  }

  private static boolean takesTime(JsonNode event) {
    for (JsonNode attendee : event.path("attendees")) {
      if (attendee.path("self").asBoolean()
          && attendee.path("responseStatus").asText().equals("declined")) {
        return false;
      }
    }
    return !event.path("transparency").asText().equals("transparent");
  }

  private static void join(NavigableMap<Instant, Instant> joined, Instant start, Instant end) {
    Instant first = start;
    Instant last = end;
    Map.Entry<Instant, Instant> before = joined.floorEntry(start);
    if (before != null && !before.getValue().isBefore(start)) {
      first = before.getKey();
    }
    for (Map.Entry<Instant, Instant> next = joined.ceilingEntry(first);
        next != null && !next.getKey().isAfter(last);
        next = joined.ceilingEntry(first)) {
      last = next.getValue().isAfter(last) ? next.getValue() : last;
      joined.remove(next.getKey());
    }
    joined.put(first, last);
  }
}
