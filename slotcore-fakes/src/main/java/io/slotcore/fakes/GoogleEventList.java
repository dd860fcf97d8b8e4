package io.slotcore.fakes;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Answers events.list:
 * https://developers.google.com/workspace/calendar/api/v3/reference/events/list and
 * https://developers.google.com/workspace/calendar/api/guides/sync.
 */
final class GoogleEventList {

  static final Set<String> PARAMETERS =
      Set.of(
          "alwaysIncludeEmail",
          "eventTypes",
          "iCalUID",
          "maxAttendees",
          "maxResults",
          "orderBy",
          "pageToken",
          "privateExtendedProperty",
          "q",
          "sharedExtendedProperty",
          "showDeleted",
          "showHiddenInvitations",
          "singleEvents",
          "syncToken",
          "timeMax",
          "timeMin",
          "timeZone",
          "updatedMin");

  private static final List<String> NOT_WITH_A_TOKEN =
      List.of(
          "iCalUID",
          "orderBy",
          "privateExtendedProperty",
          "q",
          "sharedExtendedProperty",
          "timeMax",
          "timeMin",
          "updatedMin");
  private static final List<String> NOT_FAKED =
      List.of("eventTypes", "orderBy", "q", "sharedExtendedProperty", "timeZone", "updatedMin");
  private static final DateTimeFormatter INSTANCE =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final FakeGoogleCalendar calendar;
  private final Map<String, String> query;
  private final String role;
  private final int pageSize;

  GoogleEventList(
      FakeGoogleCalendar calendar, Map<String, String> query, String role, int pageAtMost) {
    this.calendar = calendar;
    this.query = query;
    this.role = role;
    int asked = number("maxResults", 250);
    if (asked < 1) {
      throw GoogleFailure.invalid("Invalid value for maxResults").at("maxResults");
    }
    pageSize = Math.min(Math.min(asked, 2500), pageAtMost);
    for (String name : List.of("timeMin", "timeMax")) {
      if (query.containsKey(name)) {
        EventSchema.timestamp(name, query.getOrDefault(name, ""));
      }
    }
    for (String name : NOT_FAKED) {
      if (query.containsKey(name)) {
        throw GoogleFailure.invalid("The fake does not know " + name).at(name);
      }
    }
  }

  private int number(String name, int otherwise) {
    try {
      return Integer.parseInt(query.getOrDefault(name, Integer.toString(otherwise)));
    } catch (NumberFormatException wrong) {
      throw GoogleFailure.invalid("Invalid value for " + name).at(name);
    }
  }

  private boolean flag(String name) {
    return query.getOrDefault(name, "false").equals("true");
  }

  ObjectNode answer() {
    synchronized (calendar) {
      long since = query.containsKey("syncToken") ? since(query.get("syncToken")) : -1;
      String[] page = query.getOrDefault("pageToken", "0.-1").split("\\.", -1);
      int from = Integer.parseInt(page[0]);
      long until = Long.parseLong(page[1]);
      if (until < 0) {
        until = calendar.lastChange();
      }
      List<ObjectNode> found = found(since, until);
      int to = Math.min(found.size(), from + pageSize);
      ObjectNode answer = JsonNodeFactory.instance.objectNode();
      answer.put("kind", "calendar#events").put("etag", "\"p" + until + "\"");
      answer.put("summary", calendar.name).put("timeZone", calendar.zone.getId());
      answer.put("accessRole", role);
      ArrayNode items = answer.putArray("items");
      found.subList(Math.min(from, to), to).forEach(items::add);
      if (to < found.size()) {
        answer.put("nextPageToken", to + "." + until);
      } else {
        answer.put("nextSyncToken", token(until));
      }
      return answer;
    }
  }

  private List<ObjectNode> found(long since, long until) {
    List<ObjectNode> found = new ArrayList<>();
    for (FakeGoogleCalendar.Stored stored : calendar.all()) {
      boolean told = stored.change > since && stored.change <= until;
      if (told && stored.isCancelled()) {
        if (since >= 0 || flag("showDeleted")) {
          found.add(deleted(stored));
        }
      } else if (told && flag("singleEvents") && !stored.starts.isEmpty()) {
        stored.starts.forEach(start -> add(found, instance(stored, start)));
      } else if (told) {
        add(found, calendar.view(stored));
      }
    }
    return found;
  }

  /** "Deleted events are only guaranteed to have the id field populated." */
  private static ObjectNode deleted(FakeGoogleCalendar.Stored stored) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("kind", "calendar#event")
        .put("etag", FakeGoogleCalendar.etag(stored))
        .put("id", stored.json.path("id").asText())
        .put("status", "cancelled");
  }

  private ObjectNode instance(FakeGoogleCalendar.Stored stored, Instant start) {
    ObjectNode view = calendar.view(stored);
    String series = view.path("id").asText();
    view.remove("recurrence");
    view.put("id", series + "_" + INSTANCE.format(start)).put("recurringEventId", series);
    DateTimeFormatter format = DateTimeFormatter.ISO_OFFSET_DATE_TIME;
    String first = format.format(start.atZone(calendar.zone));
    view.putObject("start").put("dateTime", first);
    view.putObject("originalStartTime").put("dateTime", first);
    view.putObject("end")
        .put("dateTime", format.format(start.plus(stored.length).atZone(calendar.zone)));
    return view;
  }

  private void add(List<ObjectNode> found, ObjectNode event) {
    Instant start = EventSchema.instant("start", event.path("start"), calendar.zone);
    Instant end = EventSchema.instant("end", event.path("end"), calendar.zone);
    String min = query.getOrDefault("timeMin", "");
    String max = query.getOrDefault("timeMax", "");
    // "Lower bound (exclusive) for an event's end time", "upper bound (exclusive) for its start".
    if (!min.isEmpty() && !end.isAfter(EventSchema.timestamp("timeMin", min))) {
      return;
    }
    if (!max.isEmpty() && !start.isBefore(EventSchema.timestamp("timeMax", max))) {
      return;
    }
    if (!query
            .getOrDefault("iCalUID", event.path("iCalUID").asText())
            .equals(event.path("iCalUID").asText())
        || !hasProperty(event)) {
      return;
    }
    found.add(role.equals("freeBusyReader") ? timesOnly(event) : shorten(event));
  }

  private boolean hasProperty(JsonNode event) {
    String[] asked = query.getOrDefault("privateExtendedProperty", "").split("=", 2);
    return asked.length < 2
        || event
            .path("extendedProperties")
            .path("private")
            .path(asked[0])
            .asText("")
            .equals(asked[1]);
  }

  /** Who sees only free and busy sees neither titles nor guests nor properties. */
  private static ObjectNode timesOnly(ObjectNode event) {
    return event.retain("kind", "etag", "id", "status", "start", "end", "visibility");
  }

  /**
   * "If there are more than the specified number of attendees, only the participant is returned."
   */
  private ObjectNode shorten(ObjectNode event) {
    JsonNode guests = event.path("attendees");
    if (guests.size() > number("maxAttendees", Integer.MAX_VALUE)) {
      ArrayNode self = event.putArray("attendees");
      for (JsonNode guest : guests) {
        if (guest.path("self").asBoolean()) {
          self.add(guest);
        }
      }
      event.put("attendeesOmitted", true);
    }
    return event;
  }

  private String token(long change) {
    String text = calendar.id + "|" + change + "|" + flag("singleEvents");
    return Base64.getUrlEncoder().encodeToString((text + "|" + text.hashCode()).getBytes(UTF_8));
  }

  private long since(String token) {
    for (String name : NOT_WITH_A_TOKEN) {
      if (query.containsKey(name)) {
        throw restricted();
      }
    }
    if (query.getOrDefault("showDeleted", "true").equals("false")) {
      throw restricted();
    }
    for (long change = calendar.lastChange(); change >= 0; change--) {
      if (token(change).equals(token)) {
        if (calendar.knows(change)) {
          return change;
        }
        throw new GoogleFailure(
            410,
            "calendar",
            "fullSyncRequired",
            "Sync token is no longer valid, a full sync is required.");
      }
    }
    throw GoogleFailure.invalid("Invalid sync token value.").at("syncToken");
  }

  private static GoogleFailure restricted() {
    return new GoogleFailure(
        400,
        "calendar",
        "syncTokenWithRequestRestrictions",
        "Sync token cannot be used with other request restrictions.");
  }
}
