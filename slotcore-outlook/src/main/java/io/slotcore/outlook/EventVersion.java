package io.slotcore.outlook;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * Which event, and which state of it: both make a version, so that no event has to be searched for
 * by its UID to be changed.
 *
 * @param id of the event
 * @param etag of its state
 */
record EventVersion(String id, String etag) {

  static EventVersion of(String operation, JsonNode event) {
    String id = event.path("id").asText("");
    String etag = event.path("@odata.etag").asText("");
    if (id.isEmpty() || id.contains(" ") || !GraphCalls.isEtag(etag)) {
      throw GraphFailure.unreadable(operation, "an event has no id or no version");
    }
    return new EventVersion(id, etag);
  }

  /** Reads what {@link #toString} has written; empty if it is something else. */
  static Optional<EventVersion> parse(String version) {
    int space = version.indexOf(' ');
    if (space <= 0 || !GraphCalls.isEtag(version.substring(space + 1))) {
      return Optional.empty();
    }
    return Optional.of(new EventVersion(version.substring(0, space), version.substring(space + 1)));
  }

  @Override
  public String toString() {
    return id + " " + etag;
  }
}
