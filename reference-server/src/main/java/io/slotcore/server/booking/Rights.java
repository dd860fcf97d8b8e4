package io.slotcore.server.booking;

import io.javalin.http.Context;
import io.slotcore.booking.Actor;
import io.slotcore.booking.Booking;
import io.slotcore.server.eventtypes.Offer;
import io.slotcore.server.web.ProblemException;
import io.slotcore.server.web.ProblemType;
import io.slotcore.server.web.Requests;
import io.slotcore.server.web.SignedIn;
import io.slotcore.slot.BookingId;
import java.util.Optional;

/**
 * Says on whose behalf a request acts: of the booker who has the link, or of the host who is signed
 * in. Thread-safe.
 *
 * <p>Whether a booking exists is told only to those who may see it.
 */
public final class Rights {

  private static final String KEY = "key";
  private static final String KEY_HEADER = "X-SlotCore-Key";

  private final Links links;

  /** Takes what checks keys. */
  public Rights(Links links) {
    this.links = links;
  }

  /** Returns the key of the request: the parameter or header of that name, or nothing. */
  public static String key(Context context) {
    String parameter = context.queryParam(KEY);
    String header = context.header(KEY_HEADER);
    return parameter != null ? parameter : header != null ? header : "";
  }

  /**
   * Returns who acts on a booking.
   *
   * @throws ProblemException if the request has neither its link nor its host's login
   */
  public Actor onBooking(Context context, Optional<Booking> booking, BookingId id) {
    return requireOnBooking(context, booking, id, key(context));
  }

  /**
   * Returns who acts on a booking that is not the one of the address.
   *
   * @throws ProblemException if the request has neither its key nor its host's login
   */
  public Actor requireOnBooking(
      Context context, Optional<Booking> booking, BookingId id, String key) {
    if (links.isManageKey(key, Requests.tenant(context).id(), id)) {
      return Actor.booker(id.toString());
    }
    if (key.isEmpty() && !Requests.isApi(context)) {
      // The host follows the link of his own mail: he is asked to sign in.
      Requests.requireSignedIn(context);
    }
    return booking
        .flatMap(found -> asHost(context, found))
        .orElseThrow(() -> forbidden("the booking's link or its host's login is needed"));
  }

  private static Optional<Actor> asHost(Context context, Booking booking) {
    return Requests.signedIn(context)
        .map(SignedIn::userId)
        .filter(user -> booking.hosts().stream().anyMatch(h -> h.id().equals(user.toString())))
        .map(user -> Actor.host(user.toString()));
  }

  /**
   * Returns who acts on a hold.
   *
   * @throws ProblemException if the key is not that of the hold
   */
  public Actor onHold(Context context, BookingId id, String key) {
    if (!links.isHoldKey(key, Requests.tenant(context).id(), id)) {
      throw forbidden("the hold's own key is needed");
    }
    return Actor.booker(id.toString());
  }

  /** Lets a refusal tell the host of an offer everything. */
  public static void markHost(Context context, Offer offer) {
    Requests.setSeesReasons(context, isHostOf(context, offer));
  }

  /** Returns whether the host of an offer is signed in, who may see everything behind a reason. */
  public static boolean isHostOf(Context context, Offer offer) {
    return Requests.signedIn(context)
        .filter(signedIn -> signedIn.userId().equals(offer.host().id()))
        .isPresent();
  }

  private static ProblemException forbidden(String detail) {
    return new ProblemException(ProblemType.FORBIDDEN, detail);
  }
}
