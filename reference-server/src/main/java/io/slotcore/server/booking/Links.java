package io.slotcore.server.booking;

import io.slotcore.booking.Booking;
import io.slotcore.server.secrets.SignedLinks;
import io.slotcore.server.secrets.SignedLinks.Purpose;
import io.slotcore.slot.BookingId;
import java.net.URI;
import java.util.function.Supplier;

/**
 * The addresses that a booker gets, each with the key that gives him his rights. Thread-safe.
 *
 * <p>A key is a signature over tenant, booking and purpose, the same each time it is made.
 */
public final class Links {

  private final SignedLinks keys;
  private final Supplier<URI> site;

  /**
   * Takes the server's keys and its public address.
   *
   * @param site asked late, since the port may be known only once the server listens
   */
  public Links(SignedLinks keys, Supplier<URI> site) {
    this.keys = keys;
    this.site = site;
  }

  /** Returns the key with which a booking can be seen, moved and cancelled. */
  public String manageKey(String tenantId, BookingId booking) {
    return keys.sign(tenantId, booking.toString(), Purpose.MANAGE);
  }

  /** Returns the key with which a hold can be used and released. */
  public String holdKey(String tenantId, BookingId hold) {
    return keys.sign(tenantId, hold.toString(), Purpose.HOLD);
  }

  boolean isManageKey(String key, String tenantId, BookingId booking) {
    return keys.isValid(key, tenantId, booking.toString(), Purpose.MANAGE);
  }

  boolean isHoldKey(String key, String tenantId, BookingId hold) {
    return keys.isValid(key, tenantId, hold.toString(), Purpose.HOLD);
  }

  /** Returns the path of a booking's page. */
  public String bookingPath(String tenantId, BookingId booking) {
    return "/bookings/" + booking + "?key=" + manageKey(tenantId, booking);
  }

  /** Returns the path of a page below that of a booking. */
  public String bookingPath(String tenantId, BookingId booking, String page) {
    return "/bookings/" + booking + "/" + page + "?key=" + manageKey(tenantId, booking);
  }

  /** Returns the path of the form for a hold. */
  public String holdPath(String tenantId, Booking hold) {
    return "/holds/" + hold.id() + "?key=" + holdKey(tenantId, hold.id());
  }

  /** Returns the address of a path, for mails. */
  public String absolute(String path) {
    String base = site.get().toString();
    return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path;
  }
}
