package io.slotcore.server.booking;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.slotcore.booking.Actor;
import io.slotcore.booking.Booking;
import io.slotcore.booking.Caller;
import io.slotcore.booking.TenantId;
import io.slotcore.server.eventtypes.Offer;
import io.slotcore.server.web.Problem;
import io.slotcore.server.web.Problem.FieldError;
import io.slotcore.server.web.ProblemException;
import io.slotcore.server.web.Requests;
import io.slotcore.server.web.Routes;
import io.slotcore.slot.BookingId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Holds and bookings: the writing half of the API. */
public final class BookingsApi implements Routes {

  private static final TypeReference<LinkedHashMap<String, Object>> OBJECT =
      new TypeReference<>() {};

  private final BookingDesk desk;
  private final Rights rights;
  private final Links links;
  private final ObjectMapper json;

  /** Takes the service layer, what gives rights, and what reads and writes bodies. */
  public BookingsApi(BookingDesk desk, Rights rights, Links links, ObjectMapper json) {
    this.desk = desk;
    this.rights = rights;
    this.links = links;
    this.json = json;
  }

  /** A booking or hold with the key that gives the right to it. */
  record KeyedId(@Nullable String id, @Nullable String key) {}

  /** The body of {@code POST /holds}. */
  record HoldBody(
      @Nullable String username,
      @Nullable String eventType,
      @Nullable String start,
      @Nullable String visitor,
      @Nullable KeyedId reschedule) {}

  /** Who books. */
  record AttendeeBody(
      @Nullable String name,
      @Nullable String email,
      @Nullable String timeZone,
      @Nullable String locale) {}

  /** The body of {@code POST /bookings}. */
  record BookBody(
      @Nullable String username,
      @Nullable String eventType,
      @Nullable String start,
      @Nullable KeyedId hold,
      @Nullable AttendeeBody attendee,
      @Nullable Map<String, @Nullable String> answers) {}

  /** The body of {@code PUT /bookings/{id}}. */
  record MoveBody(@Nullable String start, @Nullable KeyedId hold) {}

  /** The body of {@code DELETE /bookings/{id}}. */
  record CancelBody(@Nullable String reason) {}

  @Override
  public void addTo(RoutesConfig routes) {
    routes.post("/api/v1/holds", this::hold);
    routes.delete("/api/v1/holds/{id}", this::release);
    routes.post("/api/v1/bookings", this::book);
    routes.get("/api/v1/bookings/{id}", this::show);
    routes.put("/api/v1/bookings/{id}", this::reschedule);
    routes.delete("/api/v1/bookings/{id}", this::cancel);
  }

  private void hold(Context context) throws JsonProcessingException {
    HoldBody body = read(context, HoldBody.class);
    Offer offer = offer(context, body.username(), body.eventType());
    Instant start = Input.instant("start", body.start());
    Optional<BookingId> moves =
        Optional.ofNullable(body.reschedule()).map(keyed -> Input.id("reschedule.id", keyed.id()));
    String visitor = visitor(context, body.visitor());
    String moveKey = body.reschedule() == null ? "" : text(body.reschedule().key());
    Actor actor =
        moves
            .map(id -> mover(context, offer, id, moveKey))
            .orElseGet(() -> Actor.booker(Keyed.digest("visitor " + visitor)));
    Caller caller = Keyed.caller(context, actor, "hold", held -> write(held, offer));
    answer(
        context,
        201,
        caller,
        offer,
        () -> desk.hold(caller, offer, start, new BookingDesk.Holder(visitor, moves)));
  }

  /** Who may move a booking: its booker with the key, or the host who is signed in. */
  private Actor mover(Context context, Offer offer, BookingId id, String key) {
    Optional<Booking> booking = desk.find(Requests.tenant(context).id(), id);
    Actor actor = rights.requireOnBooking(context, booking, id, key);
    if (booking.stream().noneMatch(b -> b.eventTypeId().equals(offer.eventType().id()))) {
      throw Input.invalid("eventType", "must be that of the booking that is to be moved");
    }
    return actor;
  }

  /** Without a name of his own, a holder is told apart by his idempotency key, or not at all. */
  private static String visitor(Context context, @Nullable String given) {
    if (given != null) {
      return Input.token("visitor", given);
    }
    return Keyed.key(context)
        .map(key -> Keyed.digest("key " + key))
        .orElseGet(() -> io.slotcore.server.secrets.Secrets.randomToken(16));
  }

  private void release(Context context) {
    BookingId id = Input.id("id", context.pathParam("id"));
    Actor actor = rights.onHold(context, id, Rights.key(context));
    desk.release(Caller.of(TenantId.of(Requests.tenant(context).id()), actor), id);
    context.status(204);
  }

  private void book(Context context) throws JsonProcessingException {
    BookBody body = read(context, BookBody.class);
    if (body.hold() != null) {
      confirm(context, body, body.hold());
      return;
    }
    Offer offer = offer(context, body.username(), body.eventType());
    Instant start = Input.instant("start", body.start());
    BookerInput booker = booker(context, body);
    Actor actor = Actor.booker("anonymous");
    Caller caller = Keyed.caller(context, actor, "book", booked -> write(booked, offer));
    answer(
        context,
        201,
        caller,
        offer,
        () -> desk.book(caller, offer, start, checked(booker, offer), visitor(context, null)));
  }

  private void confirm(Context context, BookBody body, KeyedId keyed) {
    BookingId id = Input.id("hold.id", keyed.id());
    Actor actor = rights.onHold(context, id, Input.required("hold.key", keyed.key()));
    if (body.username() != null || body.eventType() != null || body.start() != null) {
      throw Input.invalid("hold", "says what is booked; leave out username, eventType and start");
    }
    String tenantId = Requests.tenant(context).id();
    Offer offer = desk.offer(tenantId, desk.get(tenantId, id));
    BookerInput booker = booker(context, body);
    Caller caller = Keyed.caller(context, actor, "book", booked -> write(booked, offer));
    answer(
        context, 201, caller, offer, () -> desk.confirm(caller, id, offer, checked(booker, offer)));
  }

  private static BookerInput booker(Context context, BookBody body) {
    AttendeeBody attendee = body.attendee();
    if (attendee == null) {
      throw Input.invalid("attendee", "is missing");
    }
    Map<String, String> answers = new LinkedHashMap<>();
    if (body.answers() != null) {
      body.answers().forEach((id, answer) -> answers.put(id, answer == null ? "" : answer));
    }
    Locale locale =
        attendee.locale() == null
            ? Requests.reader(context).locale()
            : Input.locale("attendee.locale", attendee.locale());
    return new BookerInput(
        text(attendee.name()), text(attendee.email()), text(attendee.timeZone()), locale, answers);
  }

  /** Names the fields as they are nested in the body. */
  private static BookerInput checked(BookerInput booker, Offer offer) {
    List<FieldError> errors =
        booker.errors(offer).stream()
            .map(
                error ->
                    error.field().startsWith("answers.")
                        ? error
                        : new FieldError("attendee." + error.field(), error.message()))
            .toList();
    if (!errors.isEmpty()) {
      throw new ProblemException(Problem.ofFields(errors));
    }
    return booker;
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }

  private void show(Context context) {
    BookingId id = Input.id("id", context.pathParam("id"));
    String tenantId = Requests.tenant(context).id();
    Optional<Booking> found = desk.find(tenantId, id);
    rights.onBooking(context, found, id);
    Booking booking = desk.get(tenantId, id);
    Offer offer = desk.offer(tenantId, booking);
    send(context, 200, BookingJson.booking(booking, offer));
  }

  private void reschedule(Context context) throws JsonProcessingException {
    BookingId id = Input.id("id", context.pathParam("id"));
    String tenantId = Requests.tenant(context).id();
    Actor actor = rights.onBooking(context, desk.find(tenantId, id), id);
    MoveBody body = read(context, MoveBody.class);
    Instant start = Input.instant("start", body.start());
    Optional<BookingId> hold =
        Optional.ofNullable(body.hold())
            .map(
                keyed -> {
                  BookingId holdId = Input.id("hold.id", keyed.id());
                  rights.onHold(context, holdId, Input.required("hold.key", keyed.key()));
                  return holdId;
                });
    Offer offer = desk.offer(tenantId, desk.get(tenantId, id));
    BookingDesk.Move move = new BookingDesk.Move(offer, start, hold, Input.ifMatch(context));
    Caller caller = Keyed.caller(context, actor, "reschedule", moved -> write(moved, offer));
    answer(context, 200, caller, offer, () -> desk.reschedule(caller, id, move));
  }

  private void cancel(Context context) throws JsonProcessingException {
    BookingId id = Input.id("id", context.pathParam("id"));
    String tenantId = Requests.tenant(context).id();
    Actor actor = rights.onBooking(context, desk.find(tenantId, id), id);
    String reason =
        context.body().isEmpty()
            ? text(context.queryParam("reason"))
            : text(read(context, CancelBody.class).reason());
    Offer offer = desk.offer(tenantId, desk.get(tenantId, id));
    Caller caller = Keyed.caller(context, actor, "cancel", ended -> write(ended, offer));
    answer(
        context, 200, caller, offer, () -> desk.cancel(caller, id, reason, Input.ifMatch(context)));
  }

  /** Gives the answer that is kept with the key, or carries the command out. */
  private void answer(
      Context context, int status, Caller caller, Offer offer, Supplier<Booking> command) {
    Rights.markHost(context, offer);
    String stored =
        desk.storedAnswer(caller)
            .orElseGet(
                () -> {
                  Booking booking = command.get();
                  return desk.storedAnswer(caller).orElseGet(() -> write(booking, offer));
                });
    try {
      send(context, status, json.readValue(stored, OBJECT));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored answer is no JSON", e);
    }
  }

  /** Adds links and keys, which are made anew each time, and sends the body. */
  private void send(Context context, int status, Map<String, Object> body) {
    String tenantId = Requests.tenant(context).id();
    BookingId id = BookingId.parse(String.valueOf(body.get("id")));
    if ("held".equals(body.get("status"))) {
      body.put("key", links.holdKey(tenantId, id));
    } else {
      Booking booking = desk.get(tenantId, id);
      body.putAll(BookingJson.personal(booking, desk.answers(booking)));
      desk.meetingLink(tenantId, booking).ifPresent(link -> body.put("meetingLink", link));
      body.put("key", links.manageKey(tenantId, id));
      body.put("links", addresses(tenantId, id));
    }
    if (status == 201 && body.containsKey("links")) {
      context.header("Location", "/api/v1/bookings/" + id);
    }
    context.header("ETag", "\"" + body.get("version") + "\"");
    context.status(status).json(body);
  }

  /** In one order: a replay on another node, or after a restart, gives the same bytes. */
  private Map<String, String> addresses(String tenantId, BookingId id) {
    Map<String, String> addresses = new LinkedHashMap<>();
    addresses.put("page", links.absolute(links.bookingPath(tenantId, id)));
    addresses.put("reschedule", links.absolute(links.bookingPath(tenantId, id, "move")));
    addresses.put("cancel", links.absolute(links.bookingPath(tenantId, id, "cancel")));
    addresses.put("calendar", links.absolute(links.bookingPath(tenantId, id, "invite.ics")));
    return addresses;
  }

  private String write(Booking booking, Offer offer) {
    try {
      return json.writeValueAsString(BookingJson.booking(booking, offer));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a booking cannot be written", e);
    }
  }

  private Offer offer(Context context, @Nullable String username, @Nullable String slug) {
    return desk.offer(
        Requests.tenant(context).id(),
        Input.required("username", username),
        Input.required("eventType", slug));
  }

  private <T> T read(Context context, Class<T> type) throws JsonProcessingException {
    T body = json.readValue(context.body(), type);
    if (body == null) {
      throw Input.invalid("body", "must be an object");
    }
    return body;
  }
}
