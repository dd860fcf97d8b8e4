package io.slotcore.fakes;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slotcore.fakes.GoogleSignIn.Grant;
import java.net.URLDecoder;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Answers calls of the Calendar API, version 3:
 * https://developers.google.com/workspace/calendar/api/v3/reference. Which scopes a method takes is
 * said on the page of each.
 */
final class GoogleApi {

  static final String PATH = "/calendar/v3/";
  private static final String SCOPE = "https://www.googleapis.com/auth/";
  private static final List<String> LISTING =
      List.of(
          "calendar",
          "calendar.readonly",
          "calendar.calendarlist",
          "calendar.calendarlist.readonly");
  private static final List<String> READING =
      List.of("calendar", "calendar.readonly", "calendar.events", "calendar.events.readonly");
  private static final List<String> WRITING = List.of("calendar", "calendar.events");
  private static final List<String> FREE_BUSY =
      List.of("calendar", "calendar.readonly", "calendar.freebusy", "calendar.events.freebusy");
  private static final Set<String> OF_ALL =
      Set.of("alt", "fields", "key", "oauth_token", "prettyPrint", "quotaUser", "userIp");
  private static final Set<String> OF_WRITES =
      Set.of(
          "conferenceDataVersion",
          "maxAttendees",
          "sendNotifications",
          "sendUpdates",
          "supportsAttachments");

  private final FakeGoogle google;

  GoogleApi(FakeGoogle google) {
    this.google = google;
  }

  FakeAnswer answer(FakeRequest request) {
    try {
      Grant caller = google.signIn().caller(request);
      JsonNode answer = route(request, method(request), caller);
      String fields = request.parameters().getOrDefault("fields", "");
      if (answer.isMissingNode()) {
        return FakeAnswer.empty(204);
      }
      return FakeAnswer.json(
          200, (fields.isEmpty() ? answer : FieldMask.apply(fields, answer)).toString());
    } catch (GoogleFailure failure) {
      return failure.answer();
    }
  }

  /** https://developers.google.com/workspace/calendar/api/guides/performance#patch, at its end. */
  private static String method(FakeRequest request) {
    return request.method().equals("POST")
        ? request.header("X-HTTP-Method-Override").orElse("POST")
        : request.method();
  }

  private JsonNode route(FakeRequest request, String method, Grant caller) {
    String[] path =
        Arrays.stream(request.path().substring(PATH.length()).split("/", -1))
            .map(part -> URLDecoder.decode(part.replace("+", "%2B"), UTF_8))
            .toArray(String[]::new);
    if (path[0].equals("freeBusy") && path.length == 1 && method.equals("POST")) {
      allow(caller, FREE_BUSY);
      parameters(request, Set.of());
      return freeBusy(EventSchema.read("freeBusy", request), caller);
    }
    if (String.join("/", path).equals("channels/stop") && method.equals("POST")) {
      allow(caller, READING);
      google.channels().stop(EventSchema.read("channel", request), caller.email());
      return JsonNodeFactory.instance.missingNode();
    }
    if (request.path().startsWith(PATH + "users/me/calendarList") && method.equals("GET")) {
      allow(caller, LISTING);
      return path.length > 3 ? entry(calendar(path[3], caller), caller) : list(request, caller);
    }
    if (path.length >= 3 && path[0].equals("calendars") && path[2].equals("events")) {
      return events(request, method, path, caller);
    }
    throw GoogleFailure.notFound();
  }

  private JsonNode events(FakeRequest request, String method, String[] path, Grant caller) {
    boolean watch = path.length == 4 && path[3].equals("watch");
    boolean read = method.equals("GET") || watch;
    allow(caller, read ? READING : WRITING);
    FakeGoogleCalendar calendar = calendar(path[1], caller);
    String role = calendar.role(caller.email());
    Map<String, String> query = parameters(request, read ? GoogleEventList.PARAMETERS : OF_WRITES);
    if (watch && method.equals("POST")) {
      return google
          .channels()
          .watch(EventSchema.read("channel", request), calendar, caller.email());
    }
    if (method.equals("GET") && path.length == 3) {
      return new GoogleEventList(calendar, query, role, google.pageAtMost()).answer();
    }
    if (method.equals("GET")) {
      return calendar.get(path[3]);
    }
    if (!List.of("writer", "owner").contains(role)) {
      throw new GoogleFailure(
          403,
          "calendar",
          "requiredAccessLevel",
          "You need to have writer access to this calendar.");
    }
    return write(request, method, path, calendar, query);
  }

  private static JsonNode write(
      FakeRequest request,
      String method,
      String[] path,
      FakeGoogleCalendar calendar,
      Map<String, String> query) {
    String ifMatch = request.header("If-Match").orElse("");
    if (method.equals("POST") && path.length == 3) {
      return calendar.insert(EventSchema.read("event", request), query);
    }
    if (path.length != 4) {
      throw GoogleFailure.notFound();
    }
    switch (method) {
      case "PUT", "PATCH" -> {
        ObjectNode sent = EventSchema.read("event", request);
        return calendar.update(path[3], ifMatch, sent, method.equals("PATCH"), query);
      }
      case "DELETE" -> {
        calendar.delete(path[3], ifMatch);
        return JsonNodeFactory.instance.missingNode();
      }
      default -> throw GoogleFailure.notFound();
    }
  }

  private static void allow(Grant caller, List<String> scopes) {
    if (scopes.stream().noneMatch(scope -> caller.scopes().contains(SCOPE + scope))) {
      throw new GoogleFailure(
          403,
          "global",
          "insufficientPermissions",
          "Request had insufficient authentication scopes.");
    }
  }

  private static Map<String, String> parameters(FakeRequest request, Set<String> known) {
    Set<String> unknown = new HashSet<>(request.parameters().keySet());
    unknown.removeAll(known);
    unknown.removeAll(OF_ALL);
    if (!unknown.isEmpty()) {
      throw GoogleFailure.invalid("Unknown parameters " + unknown);
    }
    return request.parameters();
  }

  private FakeGoogleCalendar calendar(String id, Grant caller) {
    FakeGoogleCalendar calendar =
        google
            .find(id.equals("primary") ? caller.email() : id)
            .orElseThrow(GoogleFailure::notFound);
    if (calendar.role(caller.email()).equals("none")) {
      throw GoogleFailure.notFound();
    }
    return calendar;
  }

  private JsonNode list(FakeRequest request, Grant caller) {
    Map<String, String> query =
        parameters(
            request,
            Set.of(
                "maxResults",
                "minAccessRole",
                "pageToken",
                "showDeleted",
                "showHidden",
                "syncToken"));
    List<FakeGoogleCalendar> all =
        google.calendars().stream()
            .filter(calendar -> !calendar.role(caller.email()).equals("none"))
            .toList();
    int from = Integer.parseInt(query.getOrDefault("pageToken", "0"));
    int size = Math.min(Integer.parseInt(query.getOrDefault("maxResults", "100")), 250);
    int to = Math.min(all.size(), from + Math.min(size, google.pageAtMost()));
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("kind", "calendar#calendarList");
    ArrayNode items = answer.putArray("items");
    all.subList(from, to).forEach(calendar -> items.add(entry(calendar, caller)));
    if (to < all.size()) {
      return answer.put("nextPageToken", Integer.toString(to));
    }
    return answer.put("nextSyncToken", "calendars" + all.size());
  }

  private static ObjectNode entry(FakeGoogleCalendar calendar, Grant caller) {
    ObjectNode entry = JsonNodeFactory.instance.objectNode();
    entry.put("kind", "calendar#calendarListEntry").put("etag", "\"1\"").put("id", calendar.id);
    entry.put("summary", calendar.name).put("timeZone", calendar.zone.getId());
    entry.put("accessRole", calendar.role(caller.email())).put("selected", true);
    if (calendar.id.equals(caller.email())) {
      entry.put("primary", true);
    }
    ArrayNode solutions =
        entry.putObject("conferenceProperties").putArray("allowedConferenceSolutionTypes");
    if (calendar.hasMeetings()) {
      solutions.add("hangoutsMeet");
    }
    return entry;
  }

  /** https://developers.google.com/workspace/calendar/api/v3/reference/freebusy/query. */
  private JsonNode freeBusy(ObjectNode sent, Grant caller) {
    if (!sent.has("timeMin") || !sent.has("timeMax")) {
      throw GoogleFailure.required("timeMin, timeMax");
    }
    Instant from = EventSchema.timestamp("timeMin", sent.get("timeMin").asText());
    Instant to = EventSchema.timestamp("timeMax", sent.get("timeMax").asText());
    if (!to.isAfter(from)) {
      throw new GoogleFailure(
          400, "calendar", "timeRangeEmpty", "The specified time range is empty.");
    }
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("kind", "calendar#freeBusy");
    answer.put("timeMin", from.toString()).put("timeMax", to.toString());
    ObjectNode calendars = answer.putObject("calendars");
    for (JsonNode item : sent.path("items")) {
      String id = item.path("id").asText();
      ObjectNode told = calendars.putObject(id);
      try {
        told.set("busy", GoogleBusyTimes.of(calendar(id, caller), from, to));
      } catch (GoogleFailure missing) {
        ObjectNode error = told.putArray("errors").addObject();
        error.put("domain", "global").put("reason", "notFound");
        told.putArray("busy");
      }
    }
    return answer;
  }
}
