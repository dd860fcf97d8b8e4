package io.slotcore.server.pages;

import io.slotcore.booking.Booking;
import io.slotcore.server.eventtypes.Offer;
import java.net.URI;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/**
 * A booking as its booker or its host sees it.
 *
 * @param zone the reader's zone
 * @param link where it is joined, if it takes place online
 * @param answers by the question's label
 * @param canMove whether the reader may still move it
 * @param canCancel whether the reader may still cancel it
 * @param isNew whether it was made or moved just now
 * @param error what was wrong with the last try
 * @param once makes sending a form twice one change
 */
public record BookingPage(
    Offer offer,
    Booking booking,
    ZoneId zone,
    Optional<URI> link,
    Map<String, String> answers,
    boolean canMove,
    boolean canCancel,
    Optional<String> isNew,
    Optional<String> error,
    Addresses addresses,
    String once) {

  /**
   * Where the page leads to.
   *
   * @param google the form of Google Calendar, filled in
   * @param outlook the form of Outlook on the web, filled in
   */
  public record Addresses(
      String self, String move, String cancel, String file, String google, String outlook) {}
}
