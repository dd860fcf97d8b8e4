package io.slotcore.server.pages;

import io.slotcore.booking.Booking;
import io.slotcore.server.eventtypes.Offer;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The addresses with which a booking is put into a calendar on the web. */
final class CalendarLinks {

  private static final DateTimeFormatter BASIC =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private CalendarLinks() {}

  static String google(Booking booking, Offer offer, Optional<URI> link) {
    return "https://calendar.google.com/calendar/render?action=TEMPLATE&text="
        + encode(title(offer))
        + "&dates="
        + BASIC.format(booking.start())
        + "/"
        + BASIC.format(booking.end())
        + "&location="
        + encode(where(offer, link));
  }

  static String outlook(Booking booking, Offer offer, Optional<URI> link) {
    return "https://outlook.live.com/calendar/0/deeplink/compose?path=/calendar/action/compose&rru=addevent&subject="
        + encode(title(offer))
        + "&startdt="
        + encode(iso(booking.start()))
        + "&enddt="
        + encode(iso(booking.end()))
        + "&location="
        + encode(where(offer, link));
  }

  private static String where(Offer offer, Optional<URI> link) {
    return link.map(URI::toString).orElse(offer.location());
  }

  private static String title(Offer offer) {
    return offer.title() + " · " + offer.host().displayName();
  }

  private static String iso(Instant instant) {
    return DateTimeFormatter.ISO_INSTANT.format(instant);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
