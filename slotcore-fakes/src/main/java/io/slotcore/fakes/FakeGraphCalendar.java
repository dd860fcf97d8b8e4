package io.slotcore.fakes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * A calendar of {@link FakeGraph}, and what its owner does in it by himself. Safe for use by
 * several threads.
 */
public final class FakeGraphCalendar {

  /** An event with the number of its last change; of one that is gone only that counts. */
  static final class Stored {
    final ObjectNode json;
    final List<Instant> starts;
    final Duration length;
    final boolean gone;
    long change;

    Stored(ObjectNode json, List<Instant> starts, Duration length, boolean gone) {
      this.json = json;
      this.starts = List.copyOf(starts);
      this.length = length;
      this.gone = gone;
    }

    String id() {
      return json.path("id").asText();
    }

    String etag() {
      return json.path("@odata.etag").asText();
    }
  }

  final String id;
  final String owner;
  final String name;
  final ZoneId zone;
  private final FakeGraph graph;
  private final Map<String, Stored> events = new LinkedHashMap<>();
  private final Map<String, Boolean> shares = new HashMap<>();
  private final List<String> invited = new ArrayList<>();
  private long change;
  private long oldestToken;
  private boolean meetings = true;

  FakeGraphCalendar(FakeGraph graph, String owner, String id, String name, ZoneId zone) {
    this.graph = graph;
    this.owner = owner;
    this.id = id;
    this.name = name;
    this.zone = zone;
    shares.put(owner, true);
  }

  /**
   * Returns the id of the calendar.
   *
   * @return as Graph tells it
   */
  public String id() {
    return id;
  }

  /**
   * Adds an event as the owner does, or replaces the one of its iCalUId.
   *
   * @param event what the owner puts there
   * @return its id
   */
  public String put(FakeGraphEvent event) {
    ObjectNode json = event.json.deepCopy();
    String eventId;
    synchronized (this) {
      eventId = idOf(event.uid).orElseGet(FakeGraphCalendar::newId);
      json.put("id", eventId).put("iCalUId", event.uid);
      store(new Stored(json, event.repeated, event.length, false));
    }
    graph.subscriptions().changed(this, eventId);
    return eventId;
  }

  /** Ids have characters that have to be encoded in a path. */
  private static String newId() {
    return "AAMkAGI1/" + UUID.randomUUID().toString().replace('-', '+') + "AAA=";
  }

  /**
   * Moves an event as the owner does.
   *
   * @param eventId of an event that is there
   * @param start when it starts from now on
   * @param end when it ends from now on
   */
  public void move(String eventId, Instant start, Instant end) {
    change(
        eventId,
        json -> {
          json.set("start", GraphTime.at(start, "UTC").json());
          json.set("end", GraphTime.at(end, "UTC").json());
          json.put("isAllDay", false);
        });
  }

  /**
   * Changes properties of an event as the owner does.
   *
   * @param eventId of an event that is there
   * @param properties for instance {@code {"showAs": "free"}}
   */
  public void change(String eventId, String properties) {
    change(eventId, json -> json.setAll((ObjectNode) FakeGraph.parse(properties)));
  }

  private void change(String eventId, Consumer<ObjectNode> how) {
    synchronized (this) {
      Stored there = there(eventId);
      ObjectNode json = there.json.deepCopy();
      how.accept(json);
      store(new Stored(json, there.starts, there.length, false));
    }
    graph.subscriptions().changed(this, eventId);
  }

  /**
   * Deletes an event as the owner does.
   *
   * @param eventId of an event that is there
   */
  public void remove(String eventId) {
    synchronized (this) {
      Stored there = there(eventId);
      store(new Stored(there.json, there.starts, there.length, true));
    }
    graph.subscriptions().changed(this, eventId);
  }

  /**
   * Finds an event by its iCalUId, or by the value of one of its extended properties.
   *
   * @param uid of the event
   * @return its id; empty if there is none, or it is deleted
   */
  public synchronized Optional<String> idOf(String uid) {
    return events.values().stream()
        .filter(stored -> !stored.gone)
        .filter(
            stored ->
                stored.json.path("iCalUId").asText().equals(uid)
                    || stored
                        .json
                        .path("singleValueExtendedProperties")
                        .findValues("value")
                        .stream()
                        .anyMatch(value -> value.asText().equals(uid)))
        .map(Stored::id)
        .findFirst();
  }

  /**
   * Returns an event.
   *
   * @param eventId of the event
   * @return with all of its properties, times in UTC; empty if there is none, or it is deleted
   */
  public synchronized Optional<JsonNode> event(String eventId) {
    return Optional.ofNullable(events.get(eventId))
        .filter(stored -> !stored.gone)
        .map(stored -> GraphEvents.view(stored, "UTC"));
  }

  /**
   * Returns the events.
   *
   * @return with all of their properties, times in UTC
   */
  public synchronized List<JsonNode> events() {
    return stored().stream().<JsonNode>map(each -> GraphEvents.view(each, "UTC")).toList();
  }

  /**
   * Lets another account read the calendar, or write it, too.
   *
   * @param email of another account
   * @param role read or write
   */
  public synchronized void share(String email, String role) {
    shares.put(email, role.equals("write"));
  }

  /** Makes it a calendar with which no online meetings can be made. */
  public synchronized void withoutMeetings() {
    meetings = false;
  }

  /** Lets all delta tokens expire that were given so far. */
  public synchronized void forgetChanges() {
    oldestToken = ++change;
  }

  /**
   * Returns whom Exchange has sent invitations, because an event was written with attendees.
   *
   * @return the addresses, in turn
   */
  public synchronized List<String> invited() {
    return List.copyOf(invited);
  }

  synchronized boolean readableBy(String email) {
    return shares.containsKey(email);
  }

  synchronized boolean writableBy(String email) {
    return shares.getOrDefault(email, false);
  }

  synchronized boolean hasMeetings() {
    return meetings;
  }

  synchronized long lastChange() {
    return change;
  }

  synchronized boolean knows(long token) {
    return token >= oldestToken && token <= change;
  }

  /** All events, those that are gone among them if they were changed after a number. */
  synchronized List<Stored> changedAfter(long token) {
    return events.values().stream()
        .filter(stored -> stored.change > token && !(stored.gone && token < 0))
        .toList();
  }

  synchronized List<Stored> stored() {
    return events.values().stream().filter(stored -> !stored.gone).toList();
  }

  synchronized Stored get(String eventId) {
    Stored there = events.get(eventId);
    if (there == null || there.gone) {
      throw GraphFailure.notFound();
    }
    return there;
  }

  private Stored there(String eventId) {
    Stored there = events.get(eventId);
    if (there == null || there.gone) {
      throw new IllegalArgumentException(eventId);
    }
    return there;
  }

  /**
   * Adds an event: https://learn.microsoft.com/en-us/graph/api/calendar-post-events. A
   * transactionId is there "for the server to avoid redundant POST operations in case of client
   * retries to create the same event"
   * (https://learn.microsoft.com/en-us/graph/api/resources/event): with one that an event has, that
   * event is the answer. What happens with one whose event was deleted is not documented; here it
   * is refused, which is the worst case.
   */
  Stored insert(ObjectNode sent) {
    GraphSchema.require(sent, "start", "end");
    GraphSchema.checkTimes(sent);
    Stored added;
    synchronized (this) {
      for (Stored there : events.values()) {
        JsonNode transaction = there.json.path("transactionId");
        if (sent.hasNonNull("transactionId") && transaction.equals(sent.get("transactionId"))) {
          if (there.gone) {
            throw new GraphFailure(
                409, "ErrorDuplicateTransactionId", "The transaction id was used before.");
          }
          return there;
        }
      }
      ObjectNode json = sent.deepCopy();
      json.put("id", newId()).put("iCalUId", "040000008200E00074C5B7101A82E008" + change);
      invite(json);
      added = new Stored(json, List.of(), Duration.ZERO, false);
      store(added);
    }
    graph.subscriptions().changed(this, added.id());
    return added;
  }

  /** "The server sends invitations to all the attendees": same page, and that of event: update. */
  private void invite(JsonNode json) {
    json.path("attendees").findValues("address").forEach(to -> invited.add(to.asText()));
  }

  /**
   * Changes properties: https://learn.microsoft.com/en-us/graph/api/event-update. With an If-Match
   * that is not the ETag the answer is 412 ErrorIrresolvableConflict
   * (https://learn.microsoft.com/en-us/graph/errors, 412).
   */
  Stored update(String eventId, String ifMatch, ObjectNode sent) {
    if (sent.has("transactionId")) {
      throw new GraphFailure(
          400, "ErrorInvalidPropertySet", "transactionId cannot be changed after creation.");
    }
    Stored changed;
    synchronized (this) {
      Stored there = matching(eventId, ifMatch);
      ObjectNode json = there.json.deepCopy();
      sent.properties().stream()
          .filter(field -> !field.getKey().equals("singleValueExtendedProperties"))
          .forEach(field -> json.set(field.getKey(), field.getValue()));
      for (JsonNode property : sent.path("singleValueExtendedProperties")) {
        setProperty(json, property);
      }
      GraphSchema.checkTimes(json);
      invite(sent);
      changed = new Stored(json, there.starts, there.length, false);
      store(changed);
    }
    graph.subscriptions().changed(this, eventId);
    return changed;
  }

  private static void setProperty(ObjectNode json, JsonNode property) {
    ArrayNode kept = JsonNodeFactory.instance.arrayNode();
    for (JsonNode old : json.path("singleValueExtendedProperties")) {
      if (!isSame(old.path("id").asText(), property.path("id").asText())) {
        kept.add(old);
      }
    }
    json.set("singleValueExtendedProperties", kept.add(property));
  }

  /**
   * "Filtering the string name (Name) in the id of an extended property is case-sensitive"
   * (https://learn.microsoft.com/en-us/graph/api/singlevaluelegacyextendedproperty-get); the GUID
   * before it is a number.
   */
  static boolean isSame(String oneId, String otherId) {
    int guid = oneId.indexOf('}');
    return oneId.regionMatches(true, 0, otherId, 0, guid)
        && oneId.substring(guid).equals(otherId.substring(Math.min(guid, otherId.length())));
  }

  /** https://learn.microsoft.com/en-us/graph/api/event-delete. */
  void delete(String eventId, String ifMatch) {
    synchronized (this) {
      Stored there = matching(eventId, ifMatch);
      store(new Stored(there.json, there.starts, there.length, true));
    }
    graph.subscriptions().changed(this, eventId);
  }

  private Stored matching(String eventId, String ifMatch) {
    Stored there = get(eventId);
    if (!ifMatch.isEmpty() && !ifMatch.equals("*") && !ifMatch.equals(there.etag())) {
      throw new GraphFailure(
          412,
          "ErrorIrresolvableConflict",
          "The send or update operation could not be performed because the change key passed in "
              + "the request does not match the current change key for the item.");
    }
    return there;
  }

  private synchronized void store(Stored stored) {
    stored.change = ++change;
    String changeKey = "DwAAABYAAAB" + Long.toString(change, 36) + "==";
    stored.json.put("@odata.etag", "W/\"" + changeKey + "\"").put("changeKey", changeKey);
    events.put(stored.id(), stored);
  }

  /** When an event starts or ends; whole days are the owner's. */
  Instant instant(JsonNode json, String which) {
    GraphTime time = GraphTime.read(json.path(which));
    if (json.path("isAllDay").asBoolean()) {
      LocalDate date = time.local().toLocalDate();
      return date.atStartOfDay(zone).toInstant();
    }
    return time.instant();
  }
}
