package io.slotcore.fakes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One calendar of a {@link FakeGoogle}, with what its owner does to it. Safe for use by several
 * threads.
 *
 * <p>A deleted event keeps its id and becomes one with the status {@code cancelled}
 * (https://developers.google.com/workspace/calendar/api/v3/reference/events#status).
 */
public final class FakeGoogleCalendar {

  /** An event with the number of its last change. */
  static final class Stored {
    final ObjectNode json;
    final List<Instant> starts;
    final Duration length;
    long change;

    Stored(ObjectNode json, List<Instant> starts, Duration length) {
      this.json = json;
      this.starts = List.copyOf(starts);
      this.length = length;
    }

    boolean isCancelled() {
      return json.path("status").asText().equals("cancelled");
    }
  }

  final String id;
  final String owner;
  final String name;
  final ZoneId zone;
  private final FakeGoogle google;
  private final Map<String, Stored> events = new LinkedHashMap<>();
  private final Map<String, String> roles = new HashMap<>();
  private final List<String> mailed = new ArrayList<>();
  private long change;
  private long oldestToken;
  private boolean meetings = true;

  FakeGoogleCalendar(FakeGoogle google, String owner, String id, String name, ZoneId zone) {
    this.google = google;
    this.owner = owner;
    this.id = id;
    this.name = name;
    this.zone = zone;
    roles.put(owner, "owner");
  }

  /**
   * Adds an event as the owner does, or replaces the one of its UID.
   *
   * @param event what the owner puts there
   * @return its id
   */
  public synchronized String put(FakeGoogleEvent event) {
    String eventId = idOf(event.uid).orElseGet(() -> UUID.randomUUID().toString().replace("-", ""));
    ObjectNode json = event.json.deepCopy();
    json.put("id", eventId).put("iCalUID", event.uid);
    if (!json.has("status")) {
      json.put("status", "confirmed");
    }
    if (!event.answer.isEmpty()) {
      json.putArray("attendees")
          .addObject()
          .put("email", owner)
          .put("self", true)
          .put("responseStatus", event.answer);
    }
    normalize(json);
    store(new Stored(json, event.repeated, event.length));
    return eventId;
  }

  /**
   * Moves an event as the owner does.
   *
   * @param eventId of an event that is there
   * @param start when it starts from now on
   * @param end when it ends from now on
   */
  public synchronized void move(String eventId, Instant start, Instant end) {
    change(
        eventId,
        json -> {
          json.putObject("start").put("dateTime", start.toString());
          json.putObject("end").put("dateTime", end.toString());
        });
  }

  /**
   * Changes fields of an event as the owner does.
   *
   * @param eventId of an event that is there
   * @param fields for instance {@code {"transparency": "transparent"}}
   */
  public synchronized void change(String eventId, String fields) {
    change(eventId, json -> MergePatch.apply(FakeGoogle.parse(fields), json));
  }

  private void change(String eventId, Consumer<ObjectNode> how) {
    Stored there = there(eventId).orElseThrow(() -> new IllegalArgumentException(eventId));
    ObjectNode json = there.json.deepCopy();
    how.accept(json);
    normalize(json);
    store(new Stored(json, there.starts, there.length));
  }

  /**
   * Makes a series of an event as the owner does.
   *
   * @param eventId of an event that is there
   * @param starts when its instances start, of which the first is the event's own start
   */
  public synchronized void repeat(String eventId, List<Instant> starts) {
    Stored there = there(eventId).orElseThrow(() -> new IllegalArgumentException(eventId));
    ObjectNode json = there.json.deepCopy();
    json.putArray("recurrence").add("RRULE:FREQ=DAILY;COUNT=" + starts.size());
    Duration length =
        Duration.between(
            EventSchema.instant("start", json.path("start"), zone),
            EventSchema.instant("end", json.path("end"), zone));
    store(new Stored(json, starts, length));
  }

  /**
   * Deletes an event as the owner does.
   *
   * @param eventId of an event that is there
   */
  public synchronized void remove(String eventId) {
    change(eventId, json -> json.put("status", "cancelled"));
  }

  /**
   * Finds an event by its iCalendar UID.
   *
   * @param uid of the event
   * @return its id; empty if there is none, or it is deleted
   */
  public synchronized Optional<String> idOf(String uid) {
    return events.values().stream()
        .filter(stored -> !stored.isCancelled())
        .filter(stored -> stored.json.path("iCalUID").asText().equals(uid))
        .map(stored -> stored.json.path("id").asText())
        .findFirst();
  }

  /**
   * Returns an event.
   *
   * @param eventId of the event
   * @return as the API tells it; empty if there is none, or it is deleted
   */
  public synchronized Optional<JsonNode> event(String eventId) {
    return there(eventId).map(this::view);
  }

  /**
   * Returns the events.
   *
   * @return as the API tells them, without those that are deleted
   */
  public synchronized List<JsonNode> events() {
    return events.values().stream()
        .filter(stored -> !stored.isCancelled())
        .<JsonNode>map(this::view)
        .toList();
  }

  /**
   * Shares the calendar.
   *
   * @param email of another account
   * @param role freeBusyReader, reader, writer or owner; none to end it
   */
  public synchronized void share(String email, String role) {
    roles.put(email, role);
  }

  /** Makes it a calendar in which no Meet links can be made. */
  public synchronized void withoutMeetings() {
    meetings = false;
  }

  /** Lets all sync tokens expire that were given so far. */
  public synchronized void forgetChanges() {
    oldestToken = ++change;
  }

  /**
   * Returns whom Google has sent mail about events, because a call asked for it (sendUpdates).
   *
   * @return the addresses, in turn
   */
  public synchronized List<String> mailed() {
    return List.copyOf(mailed);
  }

  /**
   * Ends the making of links that were left for later.
   *
   * @param conferences makes them
   */
  synchronized void finish(GoogleConferences conferences) {
    for (Stored stored : List.copyOf(events.values())) {
      ObjectNode json = stored.json.deepCopy();
      if (conferences.finish(json)) {
        store(new Stored(json, stored.starts, stored.length));
      }
    }
  }

  synchronized String role(String email) {
    return roles.getOrDefault(email, "none");
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

  synchronized List<Stored> all() {
    return List.copyOf(events.values());
  }

  /** Adds what was sent, under an id that it may choose. */
  synchronized ObjectNode insert(ObjectNode sent, Map<String, String> parameters) {
    ObjectNode json = MergePatch.withoutNulls(sent);
    String eventId = json.path("id").asText(UUID.randomUUID().toString().replace("-", ""));
    if (!eventId.matches("[a-v0-9]{5,1024}")) {
      throw GoogleFailure.invalid("Invalid resource id value.");
    }
    if (events.containsKey(eventId)) {
      throw new GoogleFailure(
          409, "global", "duplicate", "The requested identifier already exists.");
    }
    json.put("id", eventId);
    if (!json.has("status")) {
      json.put("status", "confirmed");
    }
    if (!json.has("iCalUID")) {
      json.put("iCalUID", eventId + "@google.com");
    }
    json.put("sequence", 0);
    return write(json, JsonNodeFactory.instance.missingNode(), null, parameters);
  }

  /** Changes fields (PATCH) of an event that may be deleted, or replaces it (PUT). */
  synchronized ObjectNode update(
      String eventId, String ifMatch, ObjectNode sent, boolean patch, Map<String, String> query) {
    Stored there = events.get(eventId);
    if (there == null) {
      throw GoogleFailure.notFound();
    }
    match(there, ifMatch);
    ObjectNode json = there.json.deepCopy();
    int sequence = json.path("sequence").asInt();
    if (sent.path("sequence").asInt(sequence) < sequence) {
      throw GoogleFailure.invalid("Invalid sequence value.");
    }
    if (patch) {
      MergePatch.apply(sent, json);
    } else {
      json = MergePatch.withoutNulls(sent);
      boolean replaced = query.getOrDefault("conferenceDataVersion", "0").equals("1");
      for (String kept : List.of("iCalUID", "hangoutLink")) {
        if (!json.has(kept) && there.json.has(kept) && !(replaced && kept.equals("hangoutLink"))) {
          json.set(kept, there.json.get(kept));
        }
      }
      if (!json.has("status")) {
        json.put("status", there.json.path("status").asText());
      }
    }
    json.put("id", eventId).put("sequence", sequence + 1);
    return write(json, there.json.path("conferenceData"), there, query);
  }

  private ObjectNode write(
      ObjectNode json, JsonNode conference, @Nullable Stored there, Map<String, String> query) {
    EventSchema.checkWhole(json, zone);
    normalize(json);
    if (query.getOrDefault("conferenceDataVersion", "0").equals("1")) {
      google.conferences().change(json, conference, meetings);
    } else if (conference.isMissingNode()) {
      // "Version 0 assumes no conference data support and ignores conference data in the body."
      json.remove("conferenceData");
    } else {
      json.set("conferenceData", conference);
    }
    if (query.getOrDefault("sendUpdates", "none").equals("all")) {
      json.path("attendees").forEach(guest -> mailed.add(guest.path("email").asText()));
    }
    Stored stored =
        new Stored(
            json,
            there == null || !json.has("recurrence") ? List.of() : there.starts,
            there == null ? Duration.ZERO : there.length);
    store(stored);
    return view(stored);
  }

  /** Deletes an event; one that is deleted already is Gone. */
  synchronized void delete(String eventId, String ifMatch) {
    Stored there = events.get(eventId);
    if (there == null) {
      throw GoogleFailure.notFound();
    }
    if (there.isCancelled()) {
      throw new GoogleFailure(410, "global", "deleted", "Resource has been deleted");
    }
    match(there, ifMatch);
    remove(eventId);
  }

  /** Returns an event that is there or deleted. */
  synchronized ObjectNode get(String eventId) {
    Stored there = events.get(eventId);
    if (there == null) {
      throw GoogleFailure.notFound();
    }
    return view(there);
  }

  /** https://developers.google.com/workspace/calendar/api/guides/version-resources. */
  private static void match(Stored there, String ifMatch) {
    if (!ifMatch.isEmpty() && !ifMatch.equals("*") && !ifMatch.equals(etag(there))) {
      throw new GoogleFailure(412, "global", "conditionNotMet", "Precondition Failed")
          .at("If-Match");
    }
  }

  static String etag(Stored stored) {
    return "\"%016d\"".formatted(stored.change);
  }

  /** Returns an event as the API tells it. */
  ObjectNode view(Stored stored) {
    ObjectNode view = stored.json.deepCopy();
    view.put("kind", "calendar#event").put("etag", etag(stored));
    view.put("htmlLink", "https://www.google.com/calendar/event?eid=" + view.path("id").asText());
    if (!view.has("eventType")) {
      view.put("eventType", "default");
    }
    return view;
  }

  private Optional<Stored> there(String eventId) {
    return Optional.ofNullable(events.get(eventId)).filter(stored -> !stored.isCancelled());
  }

  private void store(Stored stored) {
    stored.change = ++change;
    events.put(stored.json.path("id").asText(), stored);
    google.channels().changed(this);
  }

  /** Times are told in the zone of the calendar, whatever they were given in. */
  private void normalize(ObjectNode json) {
    for (String name : List.of("start", "end")) {
      JsonNode time = json.path(name);
      if (time.has("dateTime")) {
        String told = time.path("timeZone").asText(zone.getId());
        Instant instant = EventSchema.instant(name, time, zone);
        json.putObject(name)
            .put("dateTime", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atZone(zone)))
            .put("timeZone", told);
      }
    }
    for (JsonNode attendee : json.path("attendees")) {
      if (!attendee.has("responseStatus")) {
        ((ObjectNode) attendee).put("responseStatus", "needsAction");
      }
    }
  }
}
