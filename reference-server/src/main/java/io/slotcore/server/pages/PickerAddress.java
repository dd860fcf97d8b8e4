package io.slotcore.server.pages;

import io.slotcore.server.eventtypes.Offer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Optional;

/**
 * The address of a calendar page.
 *
 * @param zone the visitor's zone
 * @param move what a booking that is being moved adds; empty if none is
 */
record PickerAddress(Offer offer, ZoneId zone, Optional<Move> move) {

  /**
   * The booking that is being moved.
   *
   * @param key its key; empty for the host who is signed in
   */
  record Move(String bookingId, String key) {}

  String of(YearMonth month) {
    return of("?month=" + month);
  }

  String of(LocalDate date) {
    return of("?month=" + YearMonth.from(date) + "&date=" + date);
  }

  private String of(String query) {
    String moving =
        move.map(m -> "&reschedule=" + m.bookingId() + "&key=" + encode(m.key())).orElse("");
    return offer.path() + query + "&tz=" + encode(zone.getId()) + moving;
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
