package io.slotcore.fakes;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** An event that an owner puts into a {@link FakeGraphCalendar} by himself. Immutable. */
public final class FakeGraphEvent {

  final String uid;
  final ObjectNode json;
  final List<Instant> repeated;
  final Duration length;

  private FakeGraphEvent(String uid, ObjectNode json, List<Instant> repeated, Duration length) {
    this.uid = uid;
    this.json = json;
    this.repeated = List.copyOf(repeated);
    this.length = length;
  }

  /**
   * Returns an event with a time.
   *
   * @param uid its iCalUId
   * @param start when it starts
   * @param end when it ends
   * @return an event that is shown as busy
   */
  public static FakeGraphEvent timed(String uid, Instant start, Instant end) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("subject", "Private matters");
    json.set("start", GraphTime.at(start, "UTC").json());
    json.set("end", GraphTime.at(end, "UTC").json());
    return new FakeGraphEvent(
        uid, json.put("showAs", "busy"), List.of(), Duration.between(start, end));
  }

  /**
   * Returns an event of whole days.
   *
   * @param uid its iCalUId
   * @param first the first day
   * @param after the day after the last
   * @param zone in which it was made, a name of Windows or of IANA
   * @return an event that is shown as busy
   */
  public static FakeGraphEvent allDay(String uid, LocalDate first, LocalDate after, String zone) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("subject", "Private matters");
    json.set("start", new GraphTime(first.atStartOfDay(), zone).json());
    json.set("end", new GraphTime(after.atStartOfDay(), zone).json());
    json.put("isAllDay", true).put("showAs", "busy");
    return new FakeGraphEvent(uid, json, List.of(), Duration.ZERO);
  }

  private FakeGraphEvent with(ObjectNode changed) {
    return new FakeGraphEvent(uid, changed, repeated, length);
  }

  /**
   * Sets how the time is shown.
   *
   * @param showAs free, tentative, busy, oof, workingElsewhere or unknown
   * @return an event
   */
  public FakeGraphEvent shownAs(String showAs) {
    return with(json.deepCopy().put("showAs", showAs));
  }

  /**
   * Makes it an invitation that the owner has answered.
   *
   * @param response none, organizer, tentativelyAccepted, accepted, declined or notResponded
   * @return an event
   */
  public FakeGraphEvent answered(String response) {
    ObjectNode changed = json.deepCopy();
    changed.putObject("responseStatus").put("response", response).put("time", "0001-01-01");
    return with(changed);
  }

  /**
   * Makes it one that its organizer has cancelled.
   *
   * @return an event
   */
  public FakeGraphEvent cancelled() {
    return with(json.deepCopy().put("isCancelled", true));
  }

  /**
   * Sets who may see more of it than its time.
   *
   * @param sensitivity normal, personal, private or confidential
   * @return an event
   */
  public FakeGraphEvent ofSensitivity(String sensitivity) {
    return with(json.deepCopy().put("sensitivity", sensitivity));
  }

  /**
   * Sets what it is about.
   *
   * @param subject any text
   * @return an event
   */
  public FakeGraphEvent titled(String subject) {
    return with(json.deepCopy().put("subject", subject));
  }

  /**
   * Makes it a series.
   *
   * @param starts when its occurrences start
   * @return an event
   */
  public FakeGraphEvent repeatedAt(List<Instant> starts) {
    return new FakeGraphEvent(uid, json, starts, length);
  }
}
