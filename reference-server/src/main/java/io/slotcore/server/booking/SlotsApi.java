package io.slotcore.server.booking;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.slotcore.booking.Booking;
import io.slotcore.server.accounts.User;
import io.slotcore.server.accounts.UserStore;
import io.slotcore.server.eventtypes.Offer;
import io.slotcore.server.eventtypes.Offers;
import io.slotcore.server.web.ProblemException;
import io.slotcore.server.web.ProblemType;
import io.slotcore.server.web.Requests;
import io.slotcore.server.web.Routes;
import io.slotcore.server.web.SlotAnswers;
import io.slotcore.slot.BookingId;
import io.slotcore.slot.Explanation;
import io.slotcore.slot.Slot;
import io.slotcore.time.Interval;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What can be booked, when, and why not: the reading half of the API. */
public final class SlotsApi implements Routes {

  private static final Duration LONGEST_WINDOW = Duration.ofDays(366);
  private static final String OFFERS = "/api/v1/users/{username}/event-types";

  private final BookingDesk desk;
  private final Offers offers;
  private final UserStore users;
  private final Rights rights;

  /** Takes the service layer and what it is asked about. */
  public SlotsApi(BookingDesk desk, Offers offers, UserStore users, Rights rights) {
    this.desk = desk;
    this.offers = offers;
    this.users = users;
    this.rights = rights;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get(OFFERS, this::eventTypes);
    routes.get(OFFERS + "/{slug}", this::eventType);
    routes.get(OFFERS + "/{slug}/slots", this::slots);
    routes.get(OFFERS + "/{slug}/explain", this::explain);
  }

  private void eventTypes(Context context) {
    User user =
        users
            .find(Requests.tenant(context).id(), context.pathParam("username"))
            .orElseThrow(
                () -> new ProblemException(ProblemType.NOT_FOUND, "nobody has this user name"));
    List<Map<String, Object>> all = offers.of(user).stream().map(BookingJson::offer).toList();
    context.json(Map.of("eventTypes", all));
  }

  private void eventType(Context context) {
    context.json(BookingJson.offer(offer(context)));
  }

  private void slots(Context context) {
    Offer offer = offer(context);
    ZoneId zone = zone(context, offer);
    Instant from = Input.instantOrDate("from", context.queryParam("from"), zone);
    Instant to = Input.instantOrDate("to", context.queryParam("to"), zone);
    if (to.isBefore(from)) {
      throw Input.invalid("to", "must not be before from");
    }
    if (Duration.between(from, to).compareTo(LONGEST_WINDOW) > 0) {
      throw Input.invalid("to", "must be at most 366 days after from");
    }
    List<Slot> slots = desk.slots(offer, Interval.of(from, to), own(context));
    SlotAnswers.of(Interval.of(from, to), zone).write(context, slots);
  }

  private void explain(Context context) {
    Offer offer = offer(context);
    Instant start = Input.instant("start", context.queryParam("start"));
    Explanation explanation = desk.explain(offer, start, own(context));
    boolean forHost = Rights.isHostOf(context, offer);
    context.json(BookingJson.explanation(explanation, zone(context, offer), forHost));
  }

  private Offer offer(Context context) {
    return desk.offer(
        Requests.tenant(context).id(), context.pathParam("username"), context.pathParam("slug"));
  }

  private static ZoneId zone(Context context, Offer offer) {
    return Input.zone("timeZone", context.queryParam("timeZone"), offer.eventType().zone());
  }

  /** What is the asker's own does not stand in his way: the booking he moves, the hold he has. */
  private Set<BookingId> own(Context context) {
    Set<BookingId> own = new HashSet<>();
    String moved = context.queryParam("reschedule");
    if (moved != null) {
      BookingId id = Input.id("reschedule", moved);
      Optional<Booking> booking = desk.find(Requests.tenant(context).id(), id);
      rights.onBooking(context, booking, id);
      own.add(id);
    }
    String held = context.queryParam("hold");
    if (held != null) {
      BookingId id = Input.id("hold", held);
      String holdKey = context.queryParam("holdKey");
      rights.onHold(context, id, holdKey == null ? Rights.key(context) : holdKey);
      own.add(id);
    }
    return own;
  }
}
