package io.slotcore.server.booking;

import io.slotcore.booking.Attendee;
import io.slotcore.booking.Booking;
import io.slotcore.server.eventtypes.Offer;
import io.slotcore.server.web.Reasons;
import io.slotcore.slot.Explanation;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The bodies of the API's answers. */
final class BookingJson {

  private BookingJson() {}

  static Map<String, Object> offer(Offer offer) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("username", offer.host().username().value());
    body.put("slug", offer.slug());
    body.put("title", offer.title());
    body.put("description", offer.description());
    body.put("location", offer.location());
    body.put("duration", offer.eventType().duration().toString());
    body.put("timeZone", offer.eventType().zone().getId());
    body.put("questions", offer.questions());
    return body;
  }

  private static Map<String, Object> reference(Offer offer) {
    return Map.of(
        "username", offer.host().username().value(), "slug", offer.slug(), "title", offer.title());
  }

  /** Returns what was booked or held, without personal data, links and keys: it may be kept. */
  static Map<String, Object> booking(Booking booking, Offer offer) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("id", booking.id().toString());
    body.put("version", booking.version());
    body.put("status", booking.status().name().toLowerCase(Locale.ROOT));
    body.put("eventType", reference(offer));
    body.put("start", at(booking.start(), booking.zone()));
    body.put("end", at(booking.end(), booking.zone()));
    body.put("timeZone", booking.zone().getId());
    body.put("location", offer.location());
    booking.expiresAt().ifPresent(expiry -> body.put("expiresAt", expiry));
    booking.moves().ifPresent(moves -> body.put("reschedules", moves.toString()));
    return body;
  }

  /** Returns what people said, which stands in the booking only. */
  static Map<String, Object> personal(Booking booking, Map<String, String> answers) {
    Map<String, Object> body = new LinkedHashMap<>();
    booking.attendee().ifPresent(attendee -> body.put("attendee", attendee(attendee)));
    if (!answers.isEmpty()) {
      body.put("answers", answers);
    }
    if (!booking.cancelReason().isEmpty()) {
      body.put("cancelReason", booking.cancelReason());
    }
    return body;
  }

  private static Map<String, Object> attendee(Attendee attendee) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("name", attendee.name());
    body.put("email", attendee.email());
    body.put("timeZone", attendee.zone().getId());
    body.put("locale", attendee.locale().toLanguageTag());
    return body;
  }

  static Map<String, Object> explanation(Explanation explanation, ZoneId zone, boolean forHost) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("start", at(explanation.start(), zone));
    body.put("bookable", explanation.isBookable());
    body.put("reasons", Reasons.of(explanation.reasons(), forHost));
    return body;
  }

  static OffsetDateTime at(Instant instant, ZoneId zone) {
    return instant.atZone(zone).toOffsetDateTime();
  }
}
