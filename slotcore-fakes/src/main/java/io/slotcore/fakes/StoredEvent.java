package io.slotcore.fakes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** An event of a {@link FakeGoogleCalendar}, with the number of its last change. */
final class StoredEvent {

  final ObjectNode json;
  final List<Instant> starts;
  final Duration length;
  long change;
  String lastConferenceRequest = "";

  /** Takes the fields, and of a series when its instances start and how long they are. */
  StoredEvent(ObjectNode json, List<Instant> starts, Duration length) {
    this.json = json;
    this.starts = List.copyOf(starts);
    this.length = length;
  }

  boolean isCancelled() {
    return json.path("status").asText().equals("cancelled");
  }
}
