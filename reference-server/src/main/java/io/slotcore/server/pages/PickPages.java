package io.slotcore.server.pages;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.slotcore.booking.Actor;
import io.slotcore.booking.Booking;
import io.slotcore.booking.Caller;
import io.slotcore.booking.ChangeRefusedException;
import io.slotcore.booking.IllegalTransitionException;
import io.slotcore.booking.SlotRefusedException;
import io.slotcore.server.booking.BookingDesk;
import io.slotcore.server.booking.CalendarUnavailableException;
import io.slotcore.server.booking.Input;
import io.slotcore.server.booking.Keyed;
import io.slotcore.server.booking.Links;
import io.slotcore.server.booking.Rights;
import io.slotcore.server.eventtypes.Offer;
import io.slotcore.server.web.FormTokens;
import io.slotcore.server.web.ProblemException;
import io.slotcore.server.web.ProblemType;
import io.slotcore.server.web.Requests;
import io.slotcore.server.web.Routes;
import io.slotcore.slot.BookingId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Picking a time: the calendar of an offer, and the hold that a choice begins. */
public final class PickPages implements Routes {

  private static final String ADDRESS = "/{username}/{slug}";

  private final BookingDesk desk;
  private final Rights rights;
  private final Links links;
  private final FormTokens formTokens;
  private final Visitors visitors;
  private final PickerPages pickers;

  PickPages(Parts parts) {
    desk = parts.desk();
    rights = parts.rights();
    links = parts.links();
    formTokens = parts.formTokens();
    visitors = parts.visitors();
    pickers = new PickerPages(desk, parts.clock());
  }

  /** What the pages of the booking flow share. */
  record Parts(
      BookingDesk desk,
      Rights rights,
      Links links,
      FormTokens formTokens,
      Visitors visitors,
      InstantSource clock) {}

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get(ADDRESS, context -> show(context, Optional.empty()));
    routes.post(ADDRESS, this::choose);
  }

  private void show(Context context, Optional<String> notice) {
    Offer offer = offer(context);
    Optional<Booking> moving = moving(context);
    Set<BookingId> own = new HashSet<>();
    moving.map(Booking::id).ifPresent(own::add);
    visitors.hold(context).ifPresent(own::add);
    ZoneId zone = visitors.zone(context).orElse(offer.eventType().zone());
    String month = field(context, "month");
    String date = field(context, "date");
    PickerPages.Wish wish =
        new PickerPages.Wish(
            offer,
            zone,
            Requests.reader(context),
            month,
            date,
            moving,
            moving.isPresent() ? key(context) : "",
            own,
            notice);
    context.render("picker.jte", Map.of("picker", page(context, wish)));
  }

  private PickerPage page(Context context, PickerPages.Wish wish) {
    try {
      return pickers.page(wish);
    } catch (CalendarUnavailableException e) {
      context.status(503);
      return pickers.withoutTimes(wish, text(context, "picker.unavailable"));
    }
  }

  private static String text(Context context, String key) {
    return Requests.reader(context).messages().text(key);
  }

  private void choose(Context context) {
    Offer offer = offer(context);
    Instant start = Input.instant("start", context.formParam("start"));
    Optional<Booking> moving = moving(context);
    String visitor = formTokens.visitor(context);
    Actor actor = moving.map(b -> mover(context, b)).orElse(Visitors.actor(visitor));
    Caller caller = Keyed.caller(context, actor, "hold", booking -> "");
    BookingDesk.Holder holder = new BookingDesk.Holder(visitor, moving.map(Booking::id));
    String tenantId = Requests.tenant(context).id();
    try {
      Booking hold = desk.hold(caller, offer, start, holder);
      visitors.zone(context);
      visitors.rememberHold(context, hold.id(), links.holdKey(tenantId, hold.id()));
      String path = links.holdPath(tenantId, hold);
      String move = moving.map(booking -> "&move=" + key(context)).orElse("");
      context.redirect(path + move, HttpStatus.SEE_OTHER);
    } catch (SlotRefusedException e) {
      context.status(409);
      String key = e.isTaken() ? "picker.taken" : "picker.notOffered";
      show(context, Optional.of(text(context, key)));
    } catch (CalendarUnavailableException e) {
      context.status(503);
      show(context, Optional.of(text(context, "picker.unavailable")));
    } catch (ChangeRefusedException | IllegalTransitionException e) {
      // The booking's page says what is still possible.
      String bookingKey = key(context);
      String query = bookingKey.isEmpty() ? "" : "?key=" + bookingKey;
      context.redirect("/bookings/" + moving.orElseThrow().id() + query, HttpStatus.SEE_OTHER);
    }
  }

  private Actor mover(Context context, Booking booking) {
    return rights.requireOnBooking(context, Optional.of(booking), booking.id(), key(context));
  }

  private Optional<Booking> moving(Context context) {
    String id = field(context, "reschedule");
    if (id == null || id.isEmpty()) {
      return Optional.empty();
    }
    BookingId booking = Input.id("reschedule", id);
    Optional<Booking> found = desk.find(Requests.tenant(context).id(), booking);
    rights.requireOnBooking(context, found, booking, key(context));
    return found.map(moved -> requireOf(offer(context), moved));
  }

  /** A move keeps what was booked: the address of another offer is none for this booking. */
  private static Booking requireOf(Offer offer, Booking booking) {
    if (!booking.eventTypeId().equals(offer.eventType().id())) {
      throw new ProblemException(ProblemType.NOT_FOUND, "the booking is of another event type");
    }
    return booking;
  }

  private static String key(Context context) {
    String key = field(context, "key");
    return key == null ? "" : key;
  }

  private static @Nullable String field(Context context, String name) {
    String posted = context.formParam(name);
    return posted == null ? context.queryParam(name) : posted;
  }

  private Offer offer(Context context) {
    return desk.offer(
        Requests.tenant(context).id(), context.pathParam("username"), context.pathParam("slug"));
  }
}
