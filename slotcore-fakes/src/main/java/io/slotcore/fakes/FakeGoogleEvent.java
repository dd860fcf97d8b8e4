package io.slotcore.fakes;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * An event as the owner of a calendar puts it there. What is not set is as Google sets it: a
 * confirmed event that takes time. Not thread-safe.
 */
public final class FakeGoogleEvent {

  final String uid;
  final ObjectNode json = JsonNodeFactory.instance.objectNode();
  final List<Instant> repeated = new ArrayList<>();
  Duration length = Duration.ZERO;
  String answer = "";

  private FakeGoogleEvent(String uid) {
    this.uid = uid;
    json.put("summary", "Something of the owner's");
  }

  /**
   * Returns an event.
   *
   * @param uid its iCalendar UID
   * @param start when it starts
   * @param end when it ends
   * @return an event
   */
  public static FakeGoogleEvent timed(String uid, Instant start, Instant end) {
    FakeGoogleEvent event = new FakeGoogleEvent(uid);
    event.json.putObject("start").put("dateTime", start.toString());
    event.json.putObject("end").put("dateTime", end.toString());
    event.length = Duration.between(start, end);
    return event;
  }

  /**
   * Returns an event of whole days.
   *
   * @param uid its iCalendar UID
   * @param first its first day
   * @param after the day after its last
   * @return an event
   */
  public static FakeGoogleEvent allDay(String uid, LocalDate first, LocalDate after) {
    FakeGoogleEvent event = new FakeGoogleEvent(uid);
    event.json.putObject("start").put("date", first.toString());
    event.json.putObject("end").put("date", after.toString());
    return event;
  }

  /**
   * Makes it one that takes no time.
   *
   * @return this
   */
  public FakeGoogleEvent transparent() {
    json.put("transparency", "transparent");
    return this;
  }

  /**
   * Makes it one that is not sure yet.
   *
   * @return this
   */
  public FakeGoogleEvent tentative() {
    json.put("status", "tentative");
    return this;
  }

  /**
   * Makes it one to which the owner was invited by somebody else.
   *
   * @param answer needsAction, declined, tentative or accepted
   * @return this
   */
  public FakeGoogleEvent invited(String answer) {
    this.answer = answer;
    return this;
  }

  /**
   * Sets what kind of event it is.
   *
   * @param eventType outOfOffice, workingLocation, birthday, focusTime or fromGmail
   * @return this
   */
  public FakeGoogleEvent ofType(String eventType) {
    json.put("eventType", eventType);
    return this;
  }

  /**
   * Sets the title.
   *
   * @param title any text
   * @return this
   */
  public FakeGoogleEvent titled(String title) {
    json.put("summary", title);
    return this;
  }

  /**
   * Makes it a series.
   *
   * @param starts when its instances start, of which the first is the event's own start
   * @return this
   */
  public FakeGoogleEvent repeatedAt(List<Instant> starts) {
    repeated.addAll(starts);
    json.putArray("recurrence").add("RRULE:FREQ=DAILY;COUNT=" + starts.size());
    return this;
  }
}
