package io.slotcore.fakes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Teams meetings that stand in no calendar:
 * https://learn.microsoft.com/en-us/graph/api/onlinemeeting-createorget, and get, update and delete
 * beside it.
 */
final class GraphMeetings {

  /** A meeting and whose it is; who organizes it and its external id name it, too. */
  private record Stored(String email, ObjectNode json) {}

  private final Map<String, Stored> meetings = new LinkedHashMap<>();
  private FakeGraph.Making making = FakeGraph.Making.AT_ONCE;
  private int made;

  synchronized void make(FakeGraph.Making making) {
    this.making = making;
  }

  synchronized int count() {
    return meetings.size();
  }

  /** 201 if it is new, 200 if the organizer has one of that external id, which stays as it is. */
  synchronized FakeAnswer createOrGet(String email, ObjectNode sent) {
    if (sent.path("externalId").asText().isEmpty()) {
      throw GraphFailure.badRequest("Invalid externalId");
    }
    checkTimes(sent);
    for (Stored stored : meetings.values()) {
      if (stored.email.equals(email)
          && stored.json.path("externalId").equals(sent.path("externalId"))) {
        return FakeAnswer.json(200, stored.json.toString());
      }
    }
    ObjectNode json = sent.deepCopy();
    String id = "MSo1N2Y5/" + UUID.randomUUID() + "*0**19:meeting@thread.v2";
    json.put("id", id).put("isBroadcast", false);
    if (making != FakeGraph.Making.WITHOUT_LINK) {
      json.put("joinWebUrl", link());
    }
    meetings.put(id, new Stored(email, json));
    return FakeAnswer.json(201, json.toString());
  }

  private String link() {
    String host =
        making == FakeGraph.Making.ELSEWHERE
            ? "teams.microsoft.com.example.org"
            : "teams.microsoft.com";
    return "https://" + host + "/l/meetup-join/19%3ameeting_" + ++made + "%40thread.v2/0";
  }

  private static void checkTimes(ObjectNode meeting) {
    if (meeting.has("endDateTime") && !meeting.has("startDateTime")) {
      throw GraphFailure.badRequest("The end is there without a start");
    }
    if (meeting.has("endDateTime")
        && GraphSchema.offset("endDateTime", meeting.path("endDateTime").asText())
            .isBefore(
                GraphSchema.offset("startDateTime", meeting.path("startDateTime").asText()))) {
      throw GraphFailure.badRequest("The end is before the start");
    }
  }

  synchronized FakeAnswer get(String email, String id) {
    return FakeAnswer.json(200, of(email, id).json.toString());
  }

  synchronized FakeAnswer update(String email, String id, ObjectNode sent) {
    ObjectNode changed = of(email, id).json.deepCopy();
    changed.setAll(sent);
    checkTimes(changed);
    meetings.put(id, new Stored(email, changed));
    return FakeAnswer.json(200, changed.toString());
  }

  synchronized FakeAnswer delete(String email, String id) {
    of(email, id);
    meetings.remove(id);
    return FakeAnswer.empty(204);
  }

  private Stored of(String email, String id) {
    Stored stored = meetings.get(id);
    if (stored == null || !stored.email.equals(email)) {
      throw new GraphFailure(404, "NotFound", "The meeting was not found.");
    }
    return stored;
  }
}
