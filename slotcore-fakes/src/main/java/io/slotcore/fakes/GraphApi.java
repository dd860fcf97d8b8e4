package io.slotcore.fakes;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slotcore.fakes.GraphSignIn.Grant;
import java.net.URLDecoder;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Answers calls of Microsoft Graph, version 1.0:
 * https://learn.microsoft.com/en-us/graph/api/overview. Which permissions a call takes is said on
 * the page of each.
 */
final class GraphApi {

  static final String PATH = "/v1.0/";
  private static final List<String> LISTING =
      List.of("Calendars.ReadBasic", "Calendars.Read", "Calendars.ReadWrite");
  private static final List<String> READING = List.of("Calendars.Read", "Calendars.ReadWrite");
  private static final List<String> WRITING = List.of("Calendars.ReadWrite");
  private static final List<String> MEETING = List.of("OnlineMeetings.ReadWrite");
  private static final Pattern RESOURCE = Pattern.compile("/?me/calendars/([^/]+)/events");

  private final FakeGraph graph;

  GraphApi(FakeGraph graph) {
    this.graph = graph;
  }

  FakeAnswer answer(FakeRequest request) {
    try {
      Grant caller = graph.signIn().caller(request);
      String[] path =
          Arrays.stream(request.path().substring(PATH.length()).split("/", -1))
              .map(part -> URLDecoder.decode(part.replace("+", "%2B"), UTF_8))
              .toArray(String[]::new);
      return route(request, path, caller);
    } catch (GraphFailure failure) {
      return failure.answer();
    }
  }

  private FakeAnswer route(FakeRequest request, String[] path, Grant caller) {
    String method = request.method();
    if (path[0].equals("subscriptions")) {
      return subscriptions(request, path, caller);
    }
    if (!path[0].equals("me") || path.length < 2) {
      throw unknown();
    }
    if (path[1].equals("onlineMeetings") && path.length == 3) {
      return meetings(request, path[2], caller);
    }
    if (String.join("/", path).equals("me/calendar/getSchedule") && method.equals("POST")) {
      allow(caller, LISTING);
      return schedules(GraphSchema.read("getSchedule", request));
    }
    if (path[1].equals("calendars") && path.length == 2 && method.equals("GET")) {
      allow(caller, LISTING);
      return calendars(request, caller);
    }
    if (path[1].equals("calendars") && path.length >= 3) {
      return calendar(request, path, caller);
    }
    throw unknown();
  }

  private static GraphFailure unknown() {
    return GraphFailure.badRequest("Resource not found for the segment.");
  }

  private static void allow(Grant caller, List<String> scopes) {
    if (scopes.stream().noneMatch(caller.scopes()::contains)) {
      throw GraphFailure.denied();
    }
  }

  private FakeAnswer calendar(FakeRequest request, String[] path, Grant caller) {
    FakeGraphCalendar calendar = graph.readable(path[2], caller.email());
    boolean read = request.method().equals("GET");
    allow(caller, read ? READING : WRITING);
    if (!read && !calendar.writableBy(caller.email())) {
      throw GraphFailure.denied();
    }
    String rest = path.length == 3 ? "" : path[3] + (path.length > 4 ? "/*" : "");
    return switch (request.method() + " " + rest) {
      case "GET " -> FakeAnswer.json(200, entry(calendar, caller).toString());
      case "GET calendarView" ->
          new GraphEvents(request).calendarView(calendar, graph.pageAtMost());
      case "GET calendarView/*" -> new GraphDelta(calendar, request).answer(graph.pageAtMost());
      case "GET events" -> new GraphEvents(request).list(calendar, graph.pageAtMost());
      case "POST events" -> new GraphEvents(request).one(calendar.insert(event(request)), 201);
      case "GET events/*" -> new GraphEvents(request).one(calendar.get(path[4]), 200);
      case "PATCH events/*" ->
          new GraphEvents(request)
              .one(calendar.update(path[4], ifMatch(request), event(request)), 200);
      case "DELETE events/*" -> {
        calendar.delete(path[4], ifMatch(request));
        yield FakeAnswer.empty(204);
      }
      default -> throw unknown();
    };
  }

  private static String ifMatch(FakeRequest request) {
    return request.header("If-Match").orElse("");
  }

  private static ObjectNode event(FakeRequest request) {
    ObjectNode event = GraphSchema.read("event", request);
    for (JsonNode property : event.path("singleValueExtendedProperties")) {
      GraphSchema.require(property, "id", "value");
      GraphEvents.checkId(property.path("id").asText());
    }
    return event;
  }

  /** https://learn.microsoft.com/en-us/graph/api/user-list-calendars. */
  private FakeAnswer calendars(FakeRequest request, Grant caller) {
    Map<String, String> query = request.parameters();
    GraphEvents.allow(query, "$top", "$skip", "$select");
    List<FakeGraphCalendar> all =
        graph.calendars().stream().filter(each -> each.readableBy(caller.email())).toList();
    int from = Integer.parseInt(query.getOrDefault("$skip", "0"));
    int size = Integer.parseInt(query.getOrDefault("$top", "10"));
    int to = Math.min(all.size(), from + Math.min(size, graph.pageAtMost()));
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode value = answer.putArray("value");
    all.subList(from, to).forEach(calendar -> value.add(entry(calendar, caller)));
    if (to < all.size()) {
      String base = "http://" + request.header("Host").orElse("") + request.path();
      answer.put("@odata.nextLink", base + "?%24top=" + size + "&%24skip=" + to);
    }
    return FakeAnswer.json(200, answer.toString());
  }

  /** https://learn.microsoft.com/en-us/graph/api/resources/calendar. */
  private ObjectNode entry(FakeGraphCalendar calendar, Grant caller) {
    boolean own = calendar.owner.equals(caller.email());
    ObjectNode entry = JsonNodeFactory.instance.objectNode();
    entry.put("id", calendar.id).put("name", calendar.name).put("changeKey", "fake");
    entry.put("canEdit", calendar.writableBy(caller.email())).put("canShare", own);
    entry.put("isDefaultCalendar", graph.isDefault(calendar) && own);
    ArrayNode providers = entry.putArray("allowedOnlineMeetingProviders");
    entry.put(
        "defaultOnlineMeetingProvider", calendar.hasMeetings() ? "teamsForBusiness" : "unknown");
    if (calendar.hasMeetings()) {
      providers.add("teamsForBusiness");
    }
    entry.putObject("owner").put("name", calendar.owner).put("address", calendar.owner);
    return entry;
  }

  private FakeAnswer meetings(FakeRequest request, String id, Grant caller) {
    allow(caller, MEETING);
    if (graph.calendars().stream()
        .noneMatch(each -> each.owner.equals(caller.email()) && each.hasMeetings())) {
      throw new GraphFailure(403, "Forbidden", "User does not have a Teams licence.");
    }
    GraphMeetings meetings = graph.meetings();
    String email = caller.email();
    return switch (request.method()) {
      case "POST" -> {
        if (!id.equals("createOrGet")) {
          throw unknown();
        }
        yield meetings.createOrGet(email, GraphSchema.read("meeting", request));
      }
      case "GET" -> meetings.get(email, id);
      case "PATCH" -> meetings.update(email, id, GraphSchema.read("meetingPatch", request));
      case "DELETE" -> meetings.delete(email, id);
      default -> throw unknown();
    };
  }

  private FakeAnswer subscriptions(FakeRequest request, String[] path, Grant caller) {
    allow(caller, READING);
    GraphSubscriptions all = graph.subscriptions();
    String id = path.length == 2 ? path[1] : "";
    return switch (request.method()) {
      case "POST" -> {
        ObjectNode asked = GraphSchema.read("subscription", request);
        Matcher resource = RESOURCE.matcher(asked.path("resource").asText());
        if (!id.isEmpty() || !resource.matches()) {
          throw GraphFailure.badRequest("The resource is not supported.");
        }
        String calendar = URLDecoder.decode(resource.group(1).replace("+", "%2B"), UTF_8);
        yield all.create(asked, caller.email(), graph.readable(calendar, caller.email()));
      }
      case "PATCH" -> all.renew(id, caller.email(), GraphSchema.read("subscription", request));
      case "DELETE" -> all.delete(id, caller.email());
      default -> throw unknown();
    };
  }

  /** https://learn.microsoft.com/en-us/graph/api/calendar-getschedule: at most 20, for 62 days. */
  private FakeAnswer schedules(ObjectNode sent) {
    GraphSchema.require(sent, "schedules", "startTime", "endTime");
    Instant from = GraphTime.read(sent.path("startTime")).instant();
    Instant to = GraphTime.read(sent.path("endTime")).instant();
    if (sent.path("schedules").size() > 20
        || !from.isBefore(to)
        || Duration.between(from, to).toDays() > 62) {
      throw new GraphFailure(400, "ErrorInvalidParameter", "The requested time is out of range.");
    }
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode value = answer.putArray("value");
    for (JsonNode address : sent.path("schedules")) {
      ObjectNode schedule = value.addObject().put("scheduleId", address.asText());
      graph.calendars().stream()
          .filter(each -> graph.isDefault(each) && each.owner.equals(address.asText()))
          .findFirst()
          .ifPresentOrElse(
              calendar -> addItems(schedule, calendar, from, to), () -> addError(schedule));
    }
    return FakeAnswer.json(200, answer.toString());
  }

  private static void addError(ObjectNode schedule) {
    schedule
        .putObject("error")
        .put("message", "Unable to resolve e-mail address to an Active Directory object.")
        .put("responseCode", "ErrorMailRecipientNotFound");
  }

  private static void addItems(
      ObjectNode schedule, FakeGraphCalendar calendar, Instant from, Instant to) {
    ArrayNode items = schedule.putArray("scheduleItems");
    for (ObjectNode event : GraphEvents.inView(calendar, calendar.stored(), from, to, "UTC")) {
      ObjectNode item = items.addObject();
      item.set("status", event.get("showAs"));
      for (String which : List.of("start", "end")) {
        // Unlike events, these are times of the period: whole days, too.
        boolean allDay = event.path("isAllDay").asBoolean();
        item.set(
            which,
            allDay ? GraphTime.at(calendar.instant(event, which), "UTC").json() : event.get(which));
      }
    }
  }
}
