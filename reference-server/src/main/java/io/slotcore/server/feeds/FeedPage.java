package io.slotcore.server.feeds;

import java.util.Optional;

/**
 * What a host reads about the feed of his bookings.
 *
 * @param address where it can be subscribed to; empty if nowhere
 * @param withGuests whether the names of guests are told
 */
public record FeedPage(Optional<String> address, boolean withGuests) {

  /** Returns the address in the form that opens a calendar program instead of a download. */
  public Optional<String> calendarAddress() {
    return address.map(url -> "webcal" + url.substring(url.indexOf(':')));
  }
}
