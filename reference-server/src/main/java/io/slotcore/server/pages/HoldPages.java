package io.slotcore.server.pages;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.slotcore.booking.Actor;
import io.slotcore.booking.Booking;
import io.slotcore.booking.BookingStatus;
import io.slotcore.booking.Caller;
import io.slotcore.booking.ChangeRefusedException;
import io.slotcore.booking.HoldExpiredException;
import io.slotcore.booking.HoldMismatchException;
import io.slotcore.booking.IllegalTransitionException;
import io.slotcore.booking.SlotRefusedException;
import io.slotcore.server.booking.BookerInput;
import io.slotcore.server.booking.BookingDesk;
import io.slotcore.server.booking.CalendarUnavailableException;
import io.slotcore.server.booking.Input;
import io.slotcore.server.booking.Keyed;
import io.slotcore.server.booking.Links;
import io.slotcore.server.booking.MeetingUnavailableException;
import io.slotcore.server.booking.Rights;
import io.slotcore.server.eventtypes.Offer;
import io.slotcore.server.eventtypes.Question;
import io.slotcore.server.secrets.Secrets;
import io.slotcore.server.web.FormTokens;
import io.slotcore.server.web.Problem.FieldError;
import io.slotcore.server.web.Requests;
import io.slotcore.server.web.Routes;
import io.slotcore.slot.BookingId;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The form for a time that is held, and what becomes of it. */
public final class HoldPages implements Routes {

  private final BookingDesk desk;
  private final Rights rights;
  private final Links links;
  private final Visitors visitors;
  private final FormTokens formTokens;

  HoldPages(PickPages.Parts parts) {
    desk = parts.desk();
    rights = parts.rights();
    links = parts.links();
    visitors = parts.visitors();
    formTokens = parts.formTokens();
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get("/holds/{id}", this::show);
    routes.post("/holds/{id}", this::confirm);
    routes.post("/holds/{id}/again", this::again);
    routes.post("/holds/{id}/release", this::release);
  }

  private void show(Context context) {
    Booking hold = hold(context);
    if (hold.status() == BookingStatus.CONFIRMED) {
      context.redirect(
          links.bookingPath(Requests.tenant(context).id(), hold.id()), HttpStatus.SEE_OTHER);
      return;
    }
    BookerInput empty = new BookerInput("", "", "", Requests.reader(context).locale(), Map.of());
    render(context, hold, Typed.of(empty));
  }

  /**
   * What was typed.
   *
   * @param notice why the time could not be held again
   */
  private record Typed(BookerInput input, List<FieldError> errors, Optional<String> notice) {

    static Typed refused(BookerInput input, String notice) {
      return new Typed(input, List.of(), Optional.of(notice));
    }

    static Typed of(BookerInput input) {
      return new Typed(input, List.of(), Optional.empty());
    }
  }

  private void render(Context context, Booking hold, Typed typed) {
    String tenantId = Requests.tenant(context).id();
    Offer offer = desk.offer(tenantId, hold);
    ZoneId zone = visitors.zone(context).orElse(hold.zone());
    Duration left = Duration.between(desk.now(tenantId), hold.activeUntil());
    boolean over = hold.status() != BookingStatus.HELD || left.isNegative() || left.isZero();
    HoldPage page =
        new HoldPage(
            offer,
            hold,
            zone,
            over ? Duration.ZERO : left,
            hold.moves().map(id -> desk.get(tenantId, id)),
            typed.input(),
            typed.errors(),
            typed.notice(),
            Secrets.randomToken(16),
            new HoldPage.Ways(
                links.holdPath(tenantId, hold),
                move(context),
                back(offer, hold, zone, moveKey(context)),
                hold.moves().map(id -> bookingPath(id, moveKey(context)))));
    context.render("hold.jte", Map.of("form", page));
  }

  private static String move(Context context) {
    String key = moveKey(context);
    return key.isEmpty() ? "" : "&move=" + key;
  }

  private static String bookingPath(BookingId id, String key) {
    return "/bookings/" + id + (key.isEmpty() ? "" : "?key=" + key);
  }

  private static String back(Offer offer, Booking hold, ZoneId zone, String moveKey) {
    Optional<PickerAddress.Move> move =
        hold.moves().map(id -> new PickerAddress.Move(id.toString(), moveKey));
    return new PickerAddress(offer, zone, move).of(LocalDate.ofInstant(hold.start(), zone));
  }

  private void confirm(Context context) {
    Booking hold = hold(context);
    String tenantId = Requests.tenant(context).id();
    Offer offer = desk.offer(tenantId, hold);
    Rights.markHost(context, offer);
    if (hold.moves().isPresent()) {
      move(context, hold, offer);
      return;
    }
    BookerInput input = input(context, offer, hold);
    List<FieldError> errors = input.errors(offer);
    if (!errors.isEmpty()) {
      context.status(422);
      render(context, hold, new Typed(input, errors, Optional.empty()));
      return;
    }
    Actor actor = rights.onHold(context, hold.id(), Rights.key(context));
    Caller caller = Keyed.caller(context, actor, "book", booking -> "");
    try {
      Booking booking = desk.confirm(caller, hold.id(), offer, input);
      visitors.forgetHold(context);
      context.redirect(
          links.bookingPath(tenantId, booking.id()) + "&new=booked", HttpStatus.SEE_OTHER);
    } catch (MeetingUnavailableException e) {
      context.status(503);
      String notice = Requests.reader(context).messages().text(e.reason().messageKey());
      render(context, hold, Typed.refused(input, notice));
    } catch (CalendarUnavailableException e) {
      context.status(503);
      render(context, hold, Typed.refused(input, unavailable(context)));
    } catch (SlotRefusedException e) {
      // Somebody has put something into the host's calendar since the time was held.
      context.status(409);
      render(context, hold, Typed.refused(input, taken(context, e)));
    } catch (HoldExpiredException | IllegalTransitionException e) {
      Booking now = desk.get(tenantId, hold.id());
      if (now.status() == BookingStatus.CONFIRMED) {
        // Sent from two windows: what was to be reached is.
        context.redirect(links.bookingPath(tenantId, hold.id()), HttpStatus.SEE_OTHER);
        return;
      }
      context.status(409);
      render(context, now, Typed.of(input));
    }
  }

  /** Takes the time of a hold that has ended once more, with what was typed meanwhile. */
  private void again(Context context) {
    Booking hold = hold(context);
    String tenantId = Requests.tenant(context).id();
    if (hold.status() == BookingStatus.CONFIRMED || hold.moves().isPresent()) {
      show(context);
      return;
    }
    Offer offer = desk.offer(tenantId, hold);
    BookerInput input = input(context, offer, hold);
    String visitor = formTokens.visitor(context);
    Caller caller = Keyed.caller(context, Visitors.actor(visitor), "hold", booking -> "");
    try {
      BookingDesk.Holder holder = new BookingDesk.Holder(visitor, Optional.empty());
      Booking held = desk.hold(caller, offer, hold.start(), holder);
      visitors.rememberHold(context, held.id(), links.holdKey(tenantId, held.id()));
      render(context, held, Typed.of(input));
    } catch (SlotRefusedException e) {
      context.status(409);
      render(context, hold, Typed.refused(input, taken(context, e)));
    }
  }

  private static String taken(Context context, SlotRefusedException refused) {
    String key = refused.isTaken() ? "picker.taken" : "picker.notOffered";
    return Requests.reader(context).messages().text(key);
  }

  private static String unavailable(Context context) {
    return Requests.reader(context).messages().text("hold.unavailable");
  }

  private void move(Context context, Booking hold, Offer offer) {
    String tenantId = Requests.tenant(context).id();
    BookingId id = hold.moves().orElseThrow();
    String key = moveKey(context);
    Optional<Booking> found = desk.find(tenantId, id);
    Actor actor = rights.requireOnBooking(context, found, id, key);
    Caller caller = Keyed.caller(context, actor, "reschedule", booking -> "");
    BookingDesk.Move move =
        new BookingDesk.Move(offer, hold.start(), Optional.of(hold.id()), OptionalLong.empty());
    try {
      Booking moved = desk.reschedule(caller, id, move);
      visitors.forgetHold(context);
      String path = "/bookings/" + moved.id() + "?" + (key.isEmpty() ? "" : "key=" + key + "&");
      context.redirect(path + "new=moved", HttpStatus.SEE_OTHER);
    } catch (MeetingUnavailableException e) {
      context.status(503);
      String notice = Requests.reader(context).messages().text(e.reason().messageKey());
      render(context, hold, Typed.refused(input(context, offer, hold), notice));
    } catch (CalendarUnavailableException e) {
      context.status(503);
      render(context, hold, Typed.refused(input(context, offer, hold), unavailable(context)));
    } catch (SlotRefusedException e) {
      context.status(409);
      render(context, hold, Typed.refused(input(context, offer, hold), taken(context, e)));
    } catch (HoldExpiredException e) {
      context.status(409);
      show(context);
    } catch (HoldMismatchException e) {
      if (desk.get(tenantId, id).start().equals(hold.start())) {
        // Sent from two windows: what was to be reached is.
        context.redirect(bookingPath(id, key), HttpStatus.SEE_OTHER);
        return;
      }
      context.status(409);
      show(context);
    } catch (ChangeRefusedException | IllegalTransitionException e) {
      // The booking's page says what is still possible.
      context.redirect(bookingPath(id, key), HttpStatus.SEE_OTHER);
    }
  }

  private void release(Context context) {
    Booking hold = hold(context);
    Offer offer = desk.offer(Requests.tenant(context).id(), hold);
    ZoneId zone = visitors.zone(context).orElse(hold.zone());
    Actor actor = rights.onHold(context, hold.id(), Rights.key(context));
    desk.release(Keyed.caller(context, actor, "release", booking -> ""), hold.id());
    visitors.forgetHold(context);
    boolean keep = context.formParam("keep") != null && hold.moves().isPresent();
    context.redirect(
        keep
            ? bookingPath(hold.moves().get(), moveKey(context))
            : back(offer, hold, zone, moveKey(context)),
        HttpStatus.SEE_OTHER);
  }

  private BookerInput input(Context context, Offer offer, Booking hold) {
    Map<String, String> answers = new LinkedHashMap<>();
    for (Question question : offer.questions()) {
      answers.put(question.id(), text(context, "answers." + question.id()));
    }
    ZoneId zone = visitors.zone(context).orElse(hold.zone());
    return new BookerInput(
        text(context, "name"),
        text(context, "email"),
        zone.getId(),
        Requests.reader(context).locale(),
        answers);
  }

  private static String text(Context context, String name) {
    String value = context.formParam(name);
    return value == null ? "" : value;
  }

  private static String moveKey(Context context) {
    String query = context.queryParam("move");
    return query == null ? "" : query;
  }

  private Booking hold(Context context) {
    BookingId id = Input.id("id", context.pathParam("id"));
    rights.onHold(context, id, Rights.key(context));
    return desk.get(Requests.tenant(context).id(), id);
  }
}
