package io.slotcore.fakes;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Map;

/**
 * Checks what is sent: the fields of
 * https://developers.google.com/workspace/calendar/api/v3/reference/events, of channels and of
 * freebusy.query. The real API leaves some of what is wrong unnoticed; a fake had better not.
 */
final class EventSchema {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Names with types; a text that begins with = has the words that are allowed. */
  private static final String EVENT =
      """
      {"kind": "string", "etag": "string", "id": "string", "iCalUID": "string",
       "status": "=confirmed tentative cancelled",
       "htmlLink": "string", "created": "string", "updated": "string",
       "summary": "string", "description": "string", "location": "string", "colorId": "string",
       "creator": {"*": "any"}, "organizer": {"*": "any"},
       "start": {"date": "string", "dateTime": "string", "timeZone": "string"},
       "end": {"date": "string", "dateTime": "string", "timeZone": "string"},
       "endTimeUnspecified": "boolean",
       "recurrence": ["string"], "recurringEventId": "string", "originalStartTime": {"*": "any"},
       "transparency": "=opaque transparent",
       "visibility": "=default public private confidential",
       "sequence": "integer",
       "attendees": [{"id": "string", "email": "string", "displayName": "string",
         "organizer": "boolean", "self": "boolean", "resource": "boolean", "optional": "boolean",
         "responseStatus": "=needsAction declined tentative accepted", "comment": "string",
         "additionalGuests": "integer"}],
       "attendeesOmitted": "boolean",
       "extendedProperties": {"private": {"*": "string"}, "shared": {"*": "string"}},
       "hangoutLink": "string",
       "conferenceData": {"createRequest": {"requestId": "string",
         "conferenceSolutionKey": {"type": "string"}, "status": {"statusCode": "string"}},
         "entryPoints": [{"*": "any"}], "conferenceSolution": {"*": "any"},
         "conferenceId": "string", "signature": "string", "notes": "string",
         "parameters": {"*": "any"}},
       "anyoneCanAddSelf": "boolean", "guestsCanInviteOthers": "boolean",
       "guestsCanModify": "boolean", "guestsCanSeeOtherGuests": "boolean",
       "privateCopy": "boolean", "locked": "boolean",
       "reminders": {"useDefault": "boolean",
         "overrides": [{"method": "=email popup", "minutes": "integer"}]},
       "source": {"url": "string", "title": "string"},
       "eventType": "=default birthday focusTime fromGmail outOfOffice workingLocation",
       "workingLocationProperties": {"*": "any"}, "outOfOfficeProperties": {"*": "any"},
       "focusTimeProperties": {"*": "any"}, "birthdayProperties": {"*": "any"}}
      """;

  private static final String CHANNEL =
      """
      {"kind": "string", "id": "string", "resourceId": "string", "resourceUri": "string",
       "token": "string", "expiration": "string", "type": "string", "address": "string",
       "payload": "boolean", "params": {"*": "string"}}
      """;

  private static final String FREE_BUSY =
      """
      {"timeMin": "string", "timeMax": "string", "timeZone": "string",
       "groupExpansionMax": "integer", "calendarExpansionMax": "integer",
       "items": [{"id": "string"}]}
      """;

  private static final Map<String, JsonNode> SCHEMAS =
      Map.of("event", parse(EVENT), "channel", parse(CHANNEL), "freeBusy", parse(FREE_BUSY));

  private EventSchema() {}

  private static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException wrong) {
      throw new IllegalStateException(wrong);
    }
  }

  /** Reads what was sent, if it is as it should be. */
  static ObjectNode read(String schema, FakeRequest request) {
    if (!request.header("Content-Type").orElse("").startsWith("application/json")) {
      throw new GoogleFailure(400, "global", "badContent", "Unsupported content type");
    }
    try {
      JsonNode sent = JSON.readTree(request.body());
      if (sent instanceof ObjectNode object) {
        check(schema, requireNonNull(SCHEMAS.get(schema)), object);
        return object;
      }
    } catch (JsonProcessingException wrong) {
      // Said below.
    }
    throw new GoogleFailure(400, "global", "parseError", "Parse Error");
  }

  private static void check(String path, JsonNode type, JsonNode value) {
    if (value.isNull()) {
      return;
    }
    if (type.isTextual()) {
      if (!isOf(type.textValue(), value)) {
        throw GoogleFailure.invalid("Invalid value for: " + path);
      }
    } else if (type.isArray()) {
      if (!value.isArray()) {
        throw GoogleFailure.invalid("Not a list: " + path);
      }
      value.forEach(each -> check(path, type.get(0), each));
    } else {
      if (!value.isObject()) {
        throw GoogleFailure.invalid("Not an object: " + path);
      }
      checkFields(path, type, value);
    }
  }

  private static void checkFields(String path, JsonNode type, JsonNode value) {
    for (Map.Entry<String, JsonNode> field : value.properties()) {
      JsonNode of = type.has("*") ? type.get("*") : type.get(field.getKey());
      if (of == null) {
        throw GoogleFailure.invalid("Unknown field: " + path + "." + field.getKey());
      }
      check(path + "." + field.getKey(), of, field.getValue());
    }
  }

  private static boolean isOf(String type, JsonNode value) {
    return switch (type) {
      case "any" -> true;
      case "string" -> value.isTextual();
      case "boolean" -> value.isBoolean();
      case "integer" -> value.isInt();
      default ->
          value.isTextual()
              && Arrays.asList(type.substring(1).split(" ", -1)).contains(value.textValue());
    };
  }

  /** Checks what a whole event needs. */
  static void checkWhole(JsonNode event, ZoneId calendar) {
    for (JsonNode attendee : event.path("attendees")) {
      String email = attendee.path("email").asText("");
      if (!email.matches("[^@\\s]+@[^@\\s]+")) {
        throw GoogleFailure.invalid("Invalid attendee email.");
      }
    }
    checkProperties(event.path("extendedProperties").path("private"));
    if (event.path("status").asText().equals("cancelled")) {
      return;
    }
    if (event.path("start").has("date") != event.path("end").has("date")) {
      throw GoogleFailure.invalid(
          "Start and end times must either both be date or both be dateTime.");
    }
    Instant start = instant("start", event.path("start"), calendar);
    Instant end = instant("end", event.path("end"), calendar);
    if (end.isBefore(start)) {
      throw new GoogleFailure(
          400, "calendar", "timeRangeEmpty", "The specified time range is empty.");
    }
  }

  /** https://developers.google.com/workspace/calendar/api/guides/extended-properties#limits. */
  private static void checkProperties(JsonNode properties) {
    for (Map.Entry<String, JsonNode> property : properties.properties()) {
      if (property.getKey().length() > 44 || property.getValue().asText().length() > 1024) {
        throw GoogleFailure.invalid("Extended property is too long.");
      }
    }
  }

  /** When a start or an end is; a date is its first instant in the zone of the calendar. */
  static Instant instant(String what, JsonNode time, ZoneId calendar) {
    String zone = time.path("timeZone").asText("");
    if (!zone.isEmpty() && !ZoneId.getAvailableZoneIds().contains(zone)) {
      throw GoogleFailure.invalid("Invalid time zone definition for " + what + " time.");
    }
    if (time.has("date") == time.has("dateTime")) {
      throw GoogleFailure.required(what);
    }
    try {
      if (time.has("date")) {
        return LocalDate.parse(time.get("date").asText()).atStartOfDay(calendar).toInstant();
      }
      String text = time.get("dateTime").asText();
      if (text.matches(".*T.*([zZ]|[+-]\\d\\d:\\d\\d)")) {
        return OffsetDateTime.parse(text).toInstant();
      }
      if (zone.isEmpty()) {
        throw GoogleFailure.invalid("Missing time zone definition for " + what + " time.");
      }
      return LocalDateTime.parse(text).atZone(ZoneId.of(zone)).toInstant();
    } catch (DateTimeException wrong) {
      throw GoogleFailure.invalid("Invalid " + what + " time.");
    }
  }

  /** RFC 3339 with an offset, as timeMin and timeMax must have it. */
  static Instant timestamp(String name, String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException wrong) {
      throw new GoogleFailure(400, "global", "badRequest", "Bad Request").at(name);
    }
  }
}
