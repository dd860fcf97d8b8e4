package io.slotcore.fakes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes Meet links, as asked for by conferenceData.createRequest:
 * https://developers.google.com/workspace/calendar/api/guides/create-events#conferencing.
 */
final class GoogleConferences {

  private static final String SOLUTION = "hangoutsMeet";

  private final AtomicLong number = new AtomicLong();
  private volatile FakeGoogle.Making making = FakeGoogle.Making.AT_ONCE;

  void make(FakeGoogle.Making next) {
    making = next;
  }

  /**
   * Puts the conference of a changed event in order.
   *
   * @param event as it is to be, with what was sent for a conference
   * @param before what the event had
   * @param last the id of the request before, also of a conference that was removed since
   */
  void change(ObjectNode event, JsonNode before, String last, boolean allowed) {
    JsonNode data = event.path("conferenceData");
    if (data.isMissingNode() || data.isNull()) {
      event.remove("conferenceData");
      event.remove("hangoutLink");
      return;
    }
    JsonNode request = data.path("createRequest");
    String id = request.path("requestId").asText("");
    if (request.isMissingNode() && before.isMissingNode()) {
      return;
    }
    if (request.isMissingNode() || (id.equals(last) && !id.isEmpty())) {
      // "If an ID provided is the same as for the previous request, the request is ignored."
      event.set("conferenceData", before);
      if (before.isMissingNode()) {
        event.remove("conferenceData");
      }
      return;
    }
    if (id.isEmpty()) {
      throw GoogleFailure.required("conferenceData.createRequest.requestId");
    }
    String type = request.path("conferenceSolutionKey").path("type").asText(SOLUTION);
    if (!allowed || !type.equals(SOLUTION)) {
      throw GoogleFailure.invalid("Invalid conference type value.");
    }
    ObjectNode made = event.putObject("conferenceData");
    ObjectNode kept = made.putObject("createRequest").put("requestId", id);
    kept.putObject("conferenceSolutionKey").put("type", type);
    kept.putObject("status").put("statusCode", "pending");
    event.remove("hangoutLink");
    if (making != FakeGoogle.Making.LATER) {
      finish(event);
    }
  }

  /**
   * Ends a request that is pending.
   *
   * @return whether there was one
   */
  boolean finish(ObjectNode event) {
    JsonNode status = event.path("conferenceData").path("createRequest").path("status");
    if (!status.path("statusCode").asText().equals("pending")) {
      return false;
    }
    if (making == FakeGoogle.Making.NEVER) {
      ((ObjectNode) status).put("statusCode", "failure");
      return true;
    }
    ((ObjectNode) status).put("statusCode", "success");
    ObjectNode data = (ObjectNode) event.get("conferenceData");
    String id = "abc-%04d-xyz".formatted(number.incrementAndGet());
    String host = making == FakeGoogle.Making.ELSEWHERE ? "meet.elsewhere.test" : "meet.google.com";
    String link = "https://" + host + "/" + id;
    data.put("conferenceId", id);
    ObjectNode solution = data.putObject("conferenceSolution").put("name", "Google Meet");
    solution.putObject("key").put("type", SOLUTION);
    data.putArray("entryPoints")
        .addObject()
        .put("entryPointType", "video")
        .put("uri", link)
        .put("label", host + "/" + id);
    event.put("hangoutLink", link);
    return true;
  }
}
