package io.slotcore.server.pages;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.slotcore.booking.Actor;
import io.slotcore.booking.Booking;
import io.slotcore.booking.Caller;
import io.slotcore.booking.ChangeRefusedException;
import io.slotcore.booking.Command;
import io.slotcore.booking.IllegalTransitionException;
import io.slotcore.booking.TenantId;
import io.slotcore.server.accounts.User;
import io.slotcore.server.accounts.UserStore;
import io.slotcore.server.booking.BookingDesk;
import io.slotcore.server.booking.Input;
import io.slotcore.server.booking.Invites;
import io.slotcore.server.booking.Keyed;
import io.slotcore.server.booking.Rights;
import io.slotcore.server.eventtypes.Offer;
import io.slotcore.server.eventtypes.Question;
import io.slotcore.server.pages.BookingPage.Addresses;
import io.slotcore.server.secrets.Secrets;
import io.slotcore.server.web.ProblemException;
import io.slotcore.server.web.ProblemType;
import io.slotcore.server.web.Requests;
import io.slotcore.server.web.Routes;
import io.slotcore.server.web.SignedIn;
import io.slotcore.slot.BookingId;
import io.slotcore.time.Interval;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** A booking, its move and its cancel; and the list of the host who is signed in. */
public final class BookingPages implements Routes {

  private static final Duration SHOWN = Duration.ofDays(60);
  private static final Set<String> NEWS = Set.of("booked", "moved", "cancelled");

  private final BookingDesk desk;
  private final Rights rights;
  private final Visitors visitors;
  private final UserStore users;
  private final InstantSource clock;
  private final Invites invites;

  BookingPages(PickPages.Parts parts, UserStore users) {
    desk = parts.desk();
    rights = parts.rights();
    visitors = parts.visitors();
    clock = parts.clock();
    invites = new Invites(parts.links());
    this.users = users;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get("/bookings", this::list);
    routes.get("/bookings/{id}", context -> show(context, Optional.empty()));
    routes.get("/bookings/{id}/move", this::move);
    routes.get("/bookings/{id}/cancel", this::askToCancel);
    routes.post("/bookings/{id}/cancel", this::cancel);
    routes.get("/bookings/{id}/invite.ics", this::file);
  }

  private void show(Context context, Optional<String> error) {
    context.render("booking.jte", Map.of("view", page(context, error)));
  }

  private void askToCancel(Context context) {
    context.render("cancel.jte", Map.of("view", page(context, Optional.empty())));
  }

  private BookingPage page(Context context, Optional<String> error) {
    Booking booking = booking(context);
    String tenantId = Requests.tenant(context).id();
    Offer offer = desk.offer(tenantId, booking);
    Actor actor = rights.onBooking(context, Optional.of(booking), booking.id());
    Caller caller = Caller.of(TenantId.of(tenantId), actor);
    String key = Rights.key(context);
    String query = key.isEmpty() ? "" : "?key=" + key;
    String self = "/bookings/" + booking.id();
    Optional<String> news = Optional.ofNullable(context.queryParam("new")).filter(NEWS::contains);
    Optional<URI> link = desk.meetingLink(tenantId, booking);
    return new BookingPage(
        offer,
        booking,
        zone(context, booking),
        link,
        labelled(offer, desk.answers(booking)),
        desk.refusal(caller, Command.RESCHEDULE, booking).isEmpty(),
        desk.refusal(caller, Command.CANCEL, booking).isEmpty(),
        news,
        error,
        new Addresses(
            self + query,
            self + "/move" + query,
            self + "/cancel" + query,
            self + "/invite.ics" + query,
            CalendarLinks.google(booking, offer, link),
            CalendarLinks.outlook(booking, offer, link)),
        Secrets.randomToken(16));
  }

  /** The booker reads the zone in which he booked, the host his own. */
  private ZoneId zone(Context context, Booking booking) {
    Optional<ZoneId> booked = booking.attendee().map(attendee -> attendee.zone());
    return Rights.key(context).isEmpty()
        ? Requests.signedIn(context).map(SignedIn::zone).orElse(booking.zone())
        : booked.or(() -> visitors.zone(context)).orElse(booking.zone());
  }

  private static Map<String, String> labelled(Offer offer, Map<String, String> answers) {
    Map<String, String> labelled = new LinkedHashMap<>();
    Map<String, String> rest = new LinkedHashMap<>(answers);
    for (Question question : offer.questions()) {
      String answer = rest.remove(question.id());
      if (answer != null) {
        labelled.put(question.label(), answer);
      }
    }
    labelled.putAll(rest);
    return labelled;
  }

  private void move(Context context) {
    Booking booking = booking(context);
    Offer offer = desk.offer(Requests.tenant(context).id(), booking);
    String key = Rights.key(context);
    context.redirect(
        offer.path() + "?reschedule=" + booking.id() + (key.isEmpty() ? "" : "&key=" + key),
        HttpStatus.SEE_OTHER);
  }

  private void cancel(Context context) {
    Booking booking = booking(context);
    Actor actor = rights.onBooking(context, Optional.of(booking), booking.id());
    String reason = context.formParam("reason");
    Caller caller = Keyed.caller(context, actor, "cancel", ended -> "");
    try {
      desk.cancel(caller, booking.id(), reason == null ? "" : reason, OptionalLong.empty());
      String key = Rights.key(context);
      String query = key.isEmpty() ? "?new=cancelled" : "?key=" + key + "&new=cancelled";
      context.redirect("/bookings/" + booking.id() + query, HttpStatus.SEE_OTHER);
    } catch (ChangeRefusedException | IllegalTransitionException e) {
      context.status(409);
      String text = e instanceof ChangeRefusedException ? "error.tooLate" : "error.notPossible";
      show(context, Optional.of(Requests.reader(context).messages().text(text)));
    }
  }

  private Booking booking(Context context) {
    BookingId id = Input.id("id", context.pathParam("id"));
    String tenantId = Requests.tenant(context).id();
    Optional<Booking> found = desk.find(tenantId, id);
    rights.onBooking(context, found, id);
    return found
        .filter(booking -> booking.attendee().isPresent())
        .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "there is no such booking"));
  }

  private void file(Context context) {
    Booking booking = booking(context);
    String tenantId = Requests.tenant(context).id();
    Offer offer = desk.offer(tenantId, booking);
    Invites.Version version = Invites.Version.of(booking, clock.instant());
    context.contentType(version.method().contentType());
    context.header("Content-Disposition", "attachment; filename=\"invite.ics\"");
    context.result(invites.write(booking, offer, version, desk.meetingLink(tenantId, booking)));
  }

  private void list(Context context) {
    SignedIn signedIn = Requests.requireSignedIn(context);
    String tenantId = Requests.tenant(context).id();
    User host =
        users
            .find(tenantId, signedIn.userId())
            .orElseThrow(
                () -> new ProblemException(ProblemType.NOT_FOUND, "there is no such user"));
    boolean past = "past".equals(context.queryParam("show"));
    Instant now = clock.instant();
    Interval window =
        past
            ? Interval.of(now.minus(SHOWN), now)
            : Interval.of(now.minus(Duration.ofDays(1)), now.plus(SHOWN.multipliedBy(3)));
    SortedMap<LocalDate, List<HostBookings.Row>> days = new TreeMap<>();
    for (Booking booking : desk.ofHost(host, window)) {
      boolean running = booking.end().isAfter(now);
      if (booking.attendee().isPresent() && running != past) {
        LocalDate date = LocalDate.ofInstant(booking.start(), signedIn.zone());
        days.computeIfAbsent(date, d -> new ArrayList<>())
            .add(new HostBookings.Row(booking, desk.offer(tenantId, booking)));
      }
    }
    context.render("bookings.jte", Map.of("list", new HostBookings(days, past)));
  }
}
