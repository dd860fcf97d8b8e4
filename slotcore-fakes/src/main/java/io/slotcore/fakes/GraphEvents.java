package io.slotcore.fakes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slotcore.fakes.FakeGraphCalendar.Stored;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells events: https://learn.microsoft.com/en-us/graph/api/calendar-list-calendarview,
 * https://learn.microsoft.com/en-us/graph/api/calendar-list-events, and extended properties as in
 * https://learn.microsoft.com/en-us/graph/api/singlevaluelegacyextendedproperty-get.
 */
final class GraphEvents {

  private static final Pattern ZONE = Pattern.compile("outlook\\.timezone\\s*=\\s*\"([^\"]*)\"");
  private static final Pattern SIZE = Pattern.compile("odata\\.maxpagesize\\s*=\\s*(\\d+)");
  private static final Pattern EXPAND =
      Pattern.compile("singleValueExtendedProperties\\(\\$filter=id eq '((?:[^']|'')*)'\\)");
  private static final Pattern FILTER =
      Pattern.compile(
          "singleValueExtendedProperties/[Aa]ny\\(ep: ?ep/id eq '((?:[^']|'')*)' and ep/value eq"
              + " '((?:[^']|'')*)'\\)");

  private final FakeRequest request;
  private final Map<String, String> query;
  private final String zone;

  GraphEvents(FakeRequest request) {
    this.request = request;
    query = request.parameters();
    // "If not specified, times are returned in UTC": calendar: list calendarView, headers.
    zone = prefer(request, ZONE, "UTC");
    GraphTime.zoneOf(zone);
  }

  private static String prefer(FakeRequest request, Pattern what, String usual) {
    Matcher prefer = what.matcher(request.header("Prefer").orElse(""));
    return prefer.find() ? prefer.group(1) : usual;
  }

  static int pageSize(FakeRequest request, int usual) {
    return Integer.parseInt(prefer(request, SIZE, Integer.toString(usual)));
  }

  /**
   * Returns all of an event, its times in a zone. A whole day is midnight in whatever zone is asked
   * for (https://learn.microsoft.com/en-us/graph/api/resources/event, isAllDay).
   */
  static ObjectNode view(Stored stored, String zone) {
    ObjectNode view = stored.json.deepCopy();
    for (String which : List.of("start", "end")) {
      GraphTime time = GraphTime.read(stored.json.path(which));
      String original = which.equals("start") ? "originalStartTimeZone" : "originalEndTimeZone";
      view.put(original, time.zone());
      boolean allDay = stored.json.path("isAllDay").asBoolean();
      view.set(
          which,
          (allDay ? new GraphTime(time.local(), zone) : GraphTime.at(time.instant(), zone)).json());
    }
    withDefault(view, "isAllDay", false);
    withDefault(view, "isCancelled", false);
    for (Map.Entry<String, String> usual :
        Map.of("showAs", "busy", "sensitivity", "normal", "type", "singleInstance").entrySet()) {
      if (!view.has(usual.getKey())) {
        view.put(usual.getKey(), usual.getValue());
      }
    }
    if (!view.has("responseStatus")) {
      view.putObject("responseStatus").put("response", "organizer").put("time", "0001-01-01");
    }
    return view;
  }

  private static void withDefault(ObjectNode view, String name, boolean value) {
    if (!view.has(name)) {
      view.put(name, value);
    }
  }

  FakeAnswer one(Stored stored, int status) {
    return answer(status, shown(view(stored, zone)));
  }

  /** Occurrences, exceptions and single events that touch the window. */
  FakeAnswer calendarView(FakeGraphCalendar calendar, int atMost) {
    allow("startDateTime", "endDateTime", "$select", "$expand", "$top", "$skip", "$orderby");
    GraphSchema.require(FakeGraph.json(query), "startDateTime", "endDateTime");
    List<ObjectNode> found =
        inView(
            calendar,
            calendar.stored(),
            instant(query.getOrDefault("startDateTime", "")),
            instant(query.getOrDefault("endDateTime", "")),
            zone);
    return page(found, atMost);
  }

  /** "If there's no timezone offset, the time is interpreted as UTC": same page. */
  static Instant instant(String text) {
    return text.matches(".*(Z|[+-]\\d\\d:\\d\\d)")
        ? GraphSchema.offset("startDateTime", text).toInstant()
        : GraphSchema.offset("startDateTime", text + "Z").toInstant();
  }

  static List<ObjectNode> inView(
      FakeGraphCalendar calendar, List<Stored> events, Instant from, Instant to, String zone) {
    List<ObjectNode> found = new ArrayList<>();
    for (Stored stored : events) {
      if (stored.starts.isEmpty()) {
        Instant start = calendar.instant(stored.json, "start");
        Instant end = calendar.instant(stored.json, "end");
        if (start.isBefore(to) && end.isAfter(from)) {
          found.add(view(stored, zone));
        }
      }
      for (Instant start : stored.starts) {
        if (start.isBefore(to) && start.plus(stored.length).isAfter(from)) {
          found.add(occurrence(stored, start, zone));
        }
      }
    }
    return found;
  }

  private static ObjectNode occurrence(Stored series, Instant start, String zone) {
    ObjectNode occurrence = view(series, zone);
    occurrence.put("id", series.id() + start.getEpochSecond()).put("type", "occurrence");
    occurrence.put("seriesMasterId", series.id());
    occurrence.set("start", GraphTime.at(start, zone).json());
    occurrence.set("end", GraphTime.at(start.plus(series.length), zone).json());
    return occurrence;
  }

  /** Single events and masters of series, all or those with a value of an extended property. */
  FakeAnswer list(FakeGraphCalendar calendar, int atMost) {
    allow("$filter", "$select", "$expand", "$top", "$skip", "$orderby");
    List<ObjectNode> found = new ArrayList<>();
    for (Stored stored : calendar.stored()) {
      if (!query.containsKey("$filter") || matches(stored, query.getOrDefault("$filter", ""))) {
        found.add(view(stored, zone));
      }
    }
    return page(found, atMost);
  }

  /**
   * "Filtering the value property of an extended property is case-insensitive"
   * (https://learn.microsoft.com/en-us/graph/api/singlevaluelegacyextendedproperty-get).
   */
  private static boolean matches(Stored stored, String filter) {
    Matcher asked = FILTER.matcher(filter);
    if (!asked.matches()) {
      throw GraphFailure.badRequest("Invalid filter clause");
    }
    String id = checkId(asked.group(1));
    String value = asked.group(2).replace("''", "'");
    for (JsonNode property : stored.json.path("singleValueExtendedProperties")) {
      if (FakeGraphCalendar.isSame(property.path("id").asText(), id)
          && property.path("value").asText().equalsIgnoreCase(value)) {
        return true;
      }
    }
    return false;
  }

  /** https://learn.microsoft.com/en-us/graph/api/resources/extended-properties-overview. */
  static String checkId(String id) {
    if (!id.matches("(String|Integer|Boolean|SystemTime) \\{[0-9A-Fa-f-]{36}} (Name|Id) \\w+")) {
      throw GraphFailure.badRequest("'" + id + "' is no id of an extended property");
    }
    return id;
  }

  private FakeAnswer page(List<ObjectNode> found, int atMost) {
    // The usual size is 10, the largest 1000: https://learn.microsoft.com/en-us/graph/paging.
    int size = Integer.parseInt(query.getOrDefault("$top", "10"));
    if (size < 1 || size > 1000) {
      throw GraphFailure.badRequest("The limit of '1000' for Top query has been exceeded.");
    }
    int from = Integer.parseInt(query.getOrDefault("$skip", "0"));
    int to = Math.min(found.size(), from + Math.min(size, atMost));
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("@odata.context", "https://graph.microsoft.com/v1.0/$metadata#events");
    ArrayNode value = answer.putArray("value");
    found.subList(Math.min(from, to), to).forEach(event -> value.add(shown(event)));
    if (to < found.size()) {
      String rest = request.query().replaceAll("&?(%24|\\$)skip=\\d+", "");
      answer.put("@odata.nextLink", base() + "?" + rest + "&%24skip=" + to);
    }
    return answer(200, answer);
  }

  private String base() {
    return "http://" + request.header("Host").orElse("") + request.path();
  }

  private FakeAnswer answer(int status, ObjectNode answer) {
    return FakeAnswer.json(status, answer.toString())
        .withHeader("Preference-Applied", "outlook.timezone=\"" + zone + "\"");
  }

  /** What is selected, and of the extended properties only what is expanded. */
  private ObjectNode shown(ObjectNode event) {
    ArrayNode expanded = JsonNodeFactory.instance.arrayNode();
    if (query.containsKey("$expand")) {
      Matcher asked = EXPAND.matcher(query.getOrDefault("$expand", ""));
      if (!asked.matches()) {
        throw GraphFailure.badRequest("Parsing OData Select and Expand failed.");
      }
      String id = checkId(asked.group(1));
      event.path("singleValueExtendedProperties").forEach(expanded::add);
      for (int i = expanded.size() - 1; i >= 0; i--) {
        if (!FakeGraphCalendar.isSame(expanded.path(i).path("id").asText(), id)) {
          expanded.remove(i);
        }
      }
    }
    event.remove("singleValueExtendedProperties");
    if (query.containsKey("$select")) {
      List<String> selected = Arrays.asList(query.getOrDefault("$select", "").split(",", -1));
      List<String> names = new ArrayList<>(selected);
      names.addAll(List.of("id", "@odata.etag"));
      event.retain(names);
    }
    if (!expanded.isEmpty()) {
      event.set("singleValueExtendedProperties", expanded);
    }
    return event;
  }

  private void allow(String... names) {
    allow(query, names);
  }

  static void allow(Map<String, String> query, String... names) {
    List<String> known = Arrays.stream(names).map(name -> name.toLowerCase(Locale.ROOT)).toList();
    for (String name : query.keySet()) {
      if (!known.contains(name.toLowerCase(Locale.ROOT))) {
        throw GraphFailure.badRequest("The query parameter '" + name + "' is not supported");
      }
    }
  }
}
