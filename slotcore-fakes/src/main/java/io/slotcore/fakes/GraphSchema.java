package io.slotcore.fakes;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Map;

/**
 * Checks what is sent: the properties of
 * https://learn.microsoft.com/en-us/graph/api/resources/event that can be written, of subscriptions
 * (https://learn.microsoft.com/en-us/graph/api/resources/subscription), of online meetings
 * (https://learn.microsoft.com/en-us/graph/api/onlinemeeting-createorget) and of getSchedule
 * (https://learn.microsoft.com/en-us/graph/api/calendar-getschedule).
 */
final class GraphSchema {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String EVENT =
      """
      {"subject": "string", "body": {"contentType": "=text html", "content": "string"},
       "start": {"dateTime": "string", "timeZone": "string"},
       "end": {"dateTime": "string", "timeZone": "string"},
       "location": {"displayName": "string", "locationType": "string", "*": "any"},
       "locations": [{"*": "any"}],
       "attendees": [{"type": "=required optional resource",
         "emailAddress": {"address": "string", "name": "string"}}],
       "isAllDay": "boolean", "isReminderOn": "boolean", "reminderMinutesBeforeStart": "integer",
       "showAs": "=free tentative busy oof workingElsewhere unknown",
       "sensitivity": "=normal personal private confidential",
       "importance": "=low normal high", "categories": ["string"],
       "allowNewTimeProposals": "boolean", "hideAttendees": "boolean",
       "responseRequested": "boolean", "isOnlineMeeting": "boolean",
       "onlineMeetingProvider": "string", "recurrence": "any", "transactionId": "string",
       "singleValueExtendedProperties": [{"id": "string", "value": "string"}]}
      """;

  private static final String SUBSCRIPTION =
      """
      {"changeType": "string", "notificationUrl": "string", "lifecycleNotificationUrl": "string",
       "resource": "string", "expirationDateTime": "string", "clientState": "string",
       "latestSupportedTlsVersion": "=v1_0 v1_1 v1_2 v1_3"}
      """;

  private static final String MEETING =
      """
      {"startDateTime": "string", "endDateTime": "string", "subject": "string",
       "externalId": "string", "participants": "any"}
      """;

  private static final String MEETING_PATCH =
      """
      {"startDateTime": "string", "endDateTime": "string", "subject": "string",
       "lobbyBypassSettings": "any", "allowedPresenters": "string", "participants": "any"}
      """;

  private static final String GET_SCHEDULE =
      """
      {"schedules": ["string"], "startTime": {"dateTime": "string", "timeZone": "string"},
       "endTime": {"dateTime": "string", "timeZone": "string"},
       "availabilityViewInterval": "integer"}
      """;

  private static final Map<String, JsonShape> SHAPES =
      Map.of(
          "event", shape(EVENT),
          "subscription", shape(SUBSCRIPTION),
          "meeting", shape(MEETING),
          "meetingPatch", shape(MEETING_PATCH),
          "getSchedule", shape(GET_SCHEDULE));

  private GraphSchema() {}

  private static JsonShape shape(String text) {
    return new JsonShape(text, GraphFailure::unreadBody);
  }

  /** Reads what was sent, if it is as it should be. */
  static ObjectNode read(String shape, FakeRequest request) {
    if (!request.header("Content-Type").orElse("").startsWith("application/json")) {
      throw GraphFailure.unreadBody("A Content-Type of application/json is expected");
    }
    try {
      JsonNode sent = JSON.readTree(request.body());
      if (sent instanceof ObjectNode object) {
        requireNonNull(SHAPES.get(shape)).check(object);
        return object;
      }
    } catch (JsonProcessingException wrong) {
      // Said below.
    }
    throw GraphFailure.unreadBody("The body is no JSON object");
  }

  static void require(JsonNode sent, String... names) {
    for (String name : names) {
      if (!sent.hasNonNull(name)) {
        throw GraphFailure.badRequest("'" + name + "' is missing");
      }
    }
  }

  /**
   * Checks what a whole event needs: "If true, regardless of whether it's a single-day or multi-day
   * event, start and end time must be set to midnight and be in the same time zone"
   * (https://learn.microsoft.com/en-us/graph/api/resources/event, isAllDay).
   */
  static void checkTimes(JsonNode event) {
    GraphTime start = GraphTime.read(event.path("start"));
    GraphTime end = GraphTime.read(event.path("end"));
    if (end.instant().isBefore(start.instant())) {
      throw new GraphFailure(
          400, "ErrorPropertyValidationFailure", "The start is after the end of the event.");
    }
    boolean midnight =
        start.local().toLocalTime().equals(LocalTime.MIDNIGHT)
            && end.local().toLocalTime().equals(LocalTime.MIDNIGHT)
            && start.zone().equals(end.zone());
    if (event.path("isAllDay").asBoolean() && (!midnight || start.local().equals(end.local()))) {
      throw new GraphFailure(
          400,
          "ErrorInvalidRequest",
          "The Event.Start property for an all-day event needs to be set to midnight.");
    }
  }

  static LocalDateTime local(String name, String text) {
    try {
      return LocalDateTime.parse(text);
    } catch (DateTimeException wrong) {
      throw GraphFailure.badRequest("'" + name + "' is no date and time");
    }
  }

  /** ISO 8601 with an offset. */
  static OffsetDateTime offset(String name, String text) {
    try {
      return OffsetDateTime.parse(text);
    } catch (DateTimeException wrong) {
      throw GraphFailure.badRequest("'" + name + "' is no date and time with an offset");
    }
  }
}
