package io.slotcore.outlook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slotcore.spi.CalendarEvent;
import java.net.URI;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Writes and knows our events. Their UIDs are in an extended property, as Graph gives them ids and
 * iCalUIds of its own
 * (https://learn.microsoft.com/en-us/graph/api/resources/extended-properties-overview).
 */
final class OurEvents {

  /** Of the form that the page above tells; the GUID is SlotCore's own. */
  static final String PROPERTY = "String {8a3f1c52-6d0e-4b1c-9f27-5b7f0a6e2d41} Name slotcoreUid";

  /** Begins the transaction ids of our events, which come with answers that tell no properties. */
  private static final String MARK = "slotcore-";

  /** MS-OXOCAL 2.2.1.27: the id under which Exchange keeps a UID of others. */
  private static final String GLOBAL_ID = "040000008200E00074C5B7101A82E008";

  private static final String FOREIGN_UID = "7643616C2D55696401000000";
  private static final int MAX_BYTES = 600;

  private OurEvents() {}

  /** Returns what expands the property in which the UID is. */
  static String expand() {
    return "singleValueExtendedProperties($filter=id eq " + Urls.quoted(PROPERTY) + ")";
  }

  /** Returns what finds the event of a UID. */
  static String filter(String uid) {
    int bytes = uid.getBytes(UTF_8).length;
    if (bytes > MAX_BYTES) {
      throw new IllegalArgumentException(
          "a UID of " + bytes + " bytes is too long, " + MAX_BYTES + " are the most");
    }
    return "singleValueExtendedProperties/Any(ep: ep/id eq "
        + Urls.quoted(PROPERTY)
        + " and ep/value eq "
        + Urls.quoted(uid)
        + ")";
  }

  /** Returns the UID of an event that SlotCore has written. */
  static Optional<String> uid(JsonNode event) {
    for (JsonNode property : event.path("singleValueExtendedProperties")) {
      if (property.path("id").asText().equalsIgnoreCase(PROPERTY)) {
        return Optional.of(property.path("value").asText());
      }
    }
    return Optional.empty();
  }

  /**
   * Returns the UID by which an event is SlotCore's own: it was written by us, or is a mailed
   * invitation of ours that came in by itself.
   */
  static Optional<String> ownUid(JsonNode event, Predicate<String> own) {
    return uid(event).filter(own).or(() -> invitedUid(event).filter(own));
  }

  /** Returns the UID of an invitation, as Exchange tells it or packed into an id of its own. */
  static Optional<String> invitedUid(JsonNode event) {
    String uid = event.path("iCalUId").asText("");
    int at = uid.indexOf(FOREIGN_UID);
    if (uid.startsWith(GLOBAL_ID) && at > 0 && uid.matches("([0-9A-F]{2})+")) {
      String hex = uid.substring(at + FOREIGN_UID.length()).replaceFirst("(00)+$", "");
      return hex.length() % 2 == 0
          ? Optional.of(new String(HexFormat.of().parseHex(hex), UTF_8))
          : Optional.empty();
    }
    return Optional.of(uid).filter(told -> !told.isEmpty());
  }

  /** Whether an event that tells no properties may be one of ours. */
  static boolean isMarked(JsonNode event) {
    return event.path("transactionId").asText("").startsWith(MARK);
  }

  /**
   * Returns a whole event.
   *
   * @param seed the same for calls of which only one is to add an event
   */
  static ObjectNode event(CalendarEvent event, String seed) {
    UUID transaction = UUID.nameUUIDFromBytes((event.uid() + "\n" + seed).getBytes(UTF_8));
    return parts(event).put("transactionId", MARK + transaction);
  }

  /** Returns what makes an event of any state the one that is wanted; the rest stays. */
  static ObjectNode parts(CalendarEvent event) {
    ObjectNode parts = JsonNodeFactory.instance.objectNode();
    parts.put("subject", event.title());
    parts.putObject("body").put("contentType", "text").put("content", body(event));
    parts.putObject("location").put("displayName", place(event));
    parts.set("start", time(event.time().start()));
    parts.set("end", time(event.time().end()));
    parts.put("isAllDay", false).put("showAs", "busy");
    parts
        .putArray("singleValueExtendedProperties")
        .addObject()
        .put("id", PROPERTY)
        .put("value", event.uid());
    return parts;
  }

  private static String link(CalendarEvent event) {
    return event.link().map(URI::toString).orElse("");
  }

  /** Most calendars show the place first. */
  private static String place(CalendarEvent event) {
    return event.location().isEmpty() ? link(event) : event.location();
  }

  private static String body(CalendarEvent event) {
    String link = link(event);
    if (event.location().isEmpty() || event.description().contains(link)) {
      return event.description();
    }
    return event.description().isEmpty() ? link : event.description() + "\n\n" + link;
  }

  /** In UTC, since Graph does not know all names of IANA; calendars show it in their owner's. */
  static ObjectNode time(Instant time) {
    String local = time.toString();
    return JsonNodeFactory.instance
        .objectNode()
        .put("dateTime", local.substring(0, local.length() - 1))
        .put("timeZone", "UTC");
  }
}
