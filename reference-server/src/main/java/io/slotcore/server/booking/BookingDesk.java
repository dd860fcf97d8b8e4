package io.slotcore.server.booking;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slotcore.booking.Attendance;
import io.slotcore.booking.Booking;
import io.slotcore.booking.BookingNotFoundException;
import io.slotcore.booking.BookingRefusedException;
import io.slotcore.booking.BookingService;
import io.slotcore.booking.BookingStatus;
import io.slotcore.booking.Caller;
import io.slotcore.booking.CancelRequest;
import io.slotcore.booking.Choice;
import io.slotcore.booking.Command;
import io.slotcore.booking.ConfirmRequest;
import io.slotcore.booking.HoldExpiredException;
import io.slotcore.booking.HoldRequest;
import io.slotcore.booking.MovedPromise;
import io.slotcore.booking.RescheduleRequest;
import io.slotcore.booking.TenantId;
import io.slotcore.eventtype.EventType;
import io.slotcore.eventtype.Subject;
import io.slotcore.freebusy.FreeBusy;
import io.slotcore.server.accounts.User;
import io.slotcore.server.eventtypes.Offer;
import io.slotcore.server.eventtypes.Offers;
import io.slotcore.server.web.Problem;
import io.slotcore.server.web.Problem.FieldError;
import io.slotcore.server.web.ProblemException;
import io.slotcore.server.web.ProblemType;
import io.slotcore.slot.Availability;
import io.slotcore.slot.BookingId;
import io.slotcore.slot.Explanation;
import io.slotcore.slot.FactsNeeded;
import io.slotcore.slot.Rule;
import io.slotcore.slot.Slot;
import io.slotcore.slot.SlotQuery;
import io.slotcore.spi.BookingSearch;
import io.slotcore.spi.BookingStore;
import io.slotcore.time.Interval;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What can be done with the offers of a tenant: the one service layer under the API and the pages.
 *
 * <p>It checks what people typed and leaves every decision to the core. Thread-safe.
 */
public final class BookingDesk {

  /** How long a chosen time is held while the form is filled in. */
  public static final Duration HOLD_LIFETIME = Duration.ofMinutes(10);

  private static final Set<Rule> HOSTS_OWN = Set.of(Rule.HOURS, Rule.GRID, Rule.NOTICE);

  private static final TypeReference<Map<String, Map<String, String>>> DETAILS =
      new TypeReference<>() {};

  private final BookingService service;
  private final BookingStore store;
  private final Offers offers;
  private final BusyTimes calendars;
  private final OnlineMeetings meetings;
  private final ObjectMapper json;

  /** Takes where bookings and offers are kept, what lies outside, and what writes answers. */
  public BookingDesk(BookingStore store, Offers offers, Outside outside, ObjectMapper json) {
    this.store = store;
    this.service = new BookingService(store);
    this.offers = offers;
    calendars = outside.calendars();
    meetings = outside.meetings();
    this.json = json;
  }

  /** The hosts' calendars, and those who make links of online meetings. */
  public record Outside(BusyTimes calendars, OnlineMeetings meetings) {}

  /** Lists the starts of an offer that can be booked now. */
  public List<Slot> slots(Offer offer, Interval window, Set<BookingId> own) {
    SlotQuery query = SlotQuery.builder(offer.eventType(), window).ignoring(own).build();
    return service.slots(tenant(offer), query, known(offer, query));
  }

  /** Says why a start of an offer cannot be booked, or that it can. */
  public Explanation explain(Offer offer, Instant start, Set<BookingId> own) {
    SlotQuery query = SlotQuery.at(offer.eventType(), start).ignoring(own).build();
    return service.explain(tenant(offer), query, start, known(offer, query));
  }

  /** Nobody is asked for a listing, so that it is quick whatever calendars do. */
  private Map<Subject, FreeBusy> known(Offer offer, SlotQuery query) {
    return calendars.known(tenant(offer).value(), Availability.factsNeeded(query).busy());
  }

  /** Asks the calendars whether a start is free, and chooses it by what they say. */
  private Choice asked(Offer offer, Instant start) {
    EventType type = offer.eventType();
    // Which of its lengths a booking keeps when it is moved is the core's to decide.
    Duration longest = type.durations().stream().max(Comparator.naturalOrder()).orElseThrow();
    SlotQuery query = SlotQuery.at(type, start).duration(longest).build();
    return with(
        Choice.of(type, start),
        calendars.live(tenant(offer).value(), Availability.factsNeeded(query).busy()));
  }

  private static Choice with(Choice choice, Map<Subject, FreeBusy> busy) {
    Choice all = choice;
    for (Map.Entry<Subject, FreeBusy> entry : busy.entrySet()) {
      all = all.withBusy(entry.getKey(), entry.getValue());
    }
    return all;
  }

  /** Holds a start for a visitor. */
  public Booking hold(Caller caller, Offer offer, Instant start, Holder holder) {
    SlotQuery query = SlotQuery.at(offer.eventType(), start).build();
    Choice choice = with(Choice.of(offer.eventType(), start), known(offer, query));
    HoldRequest request = HoldRequest.of(choice, holder.visitor(), HOLD_LIFETIME);
    return service.hold(caller, holder.moves().map(request::moving).orElse(request));
  }

  /**
   * Who holds a start.
   *
   * @param moves the booking that is to be moved to it
   */
  public record Holder(String visitor, Optional<BookingId> moves) {}

  /** Gives a hold up; one that has ended already is no error. */
  public void release(Caller caller, BookingId hold) {
    Booking booking = get(caller.tenant().value(), hold);
    if (booking.status() == BookingStatus.HELD) {
      try {
        service.release(caller, hold);
      } catch (HoldExpiredException e) {
        // What was to be reached is: nobody holds the time.
      }
    }
  }

  /**
   * Makes a booking of a hold, once the link of its online meeting stands, if it needs one, and the
   * host's calendars were asked.
   *
   * @throws MeetingUnavailableException if there is no link; the hold stays
   */
  public Booking confirm(Caller caller, BookingId hold, Offer offer, BookerInput booker) {
    Attendance attendance = attendance(offer, booker);
    Booking held = get(caller.tenant().value(), hold);
    Map<Subject, FreeBusy> busy = new HashMap<>();
    if (held.status() == BookingStatus.HELD) {
      meetings.require(held, offer);
      Map<Subject, Interval> needed = new HashMap<>();
      held.hosts().forEach(host -> needed.put(host, held.claimed()));
      calendars
          .live(caller.tenant().value(), needed)
          .forEach((host, said) -> busy.put(host, said.only(offer.eventType().busyTypes())));
    }
    return service.confirm(caller, new ConfirmRequest(hold, attendance, busy));
  }

  /**
   * Books a start at once, after the host's calendars were asked; one that needs a link is held
   * until there is one.
   *
   * @param visitor who holds it meanwhile: trying again, he does not meet his own hold
   * @throws MeetingUnavailableException if there is no link; nothing is held then
   */
  public Booking book(
      Caller caller, Offer offer, Instant start, BookerInput booker, String visitor) {
    Attendance attendance = attendance(offer, booker);
    if (offer.meeting().isEmpty()) {
      return service.book(caller, asked(offer, start), attendance);
    }
    Caller holder = Caller.of(caller.tenant(), caller.actor());
    Booking held = hold(holder, offer, start, new Holder(visitor, Optional.empty()));
    try {
      return confirm(caller, held.id(), offer, booker);
    } catch (ProblemException | BookingRefusedException e) {
      release(holder, held.id());
      throw e;
    }
  }

  /** Returns where a booking is joined; empty if it takes place elsewhere, or not any more. */
  public Optional<URI> meetingLink(String tenantId, Booking booking) {
    return booking.status().isActive() && booking.status() != BookingStatus.HELD
        ? meetings.link(tenantId, booking)
        : Optional.empty();
  }

  /**
   * Moves a booking, after the host's calendars were asked. A guest of a group moves to a session
   * whose link stands, if it needs one; until then he holds a seat there.
   *
   * @throws MeetingUnavailableException if there is no link; nothing is moved then
   */
  public Booking reschedule(Caller caller, BookingId booking, Move move) {
    Booking seen = get(caller.tenant().value(), booking);
    if (seen.seat().isEmpty() || seen.isSession() || move.offer().meeting().isEmpty()) {
      return moved(caller, booking, move);
    }
    if (move.hold().isPresent()) {
      requireLink(caller, move.hold().get(), move.offer());
      return moved(caller, booking, move);
    }
    if (seen.start().equals(move.start())) {
      return moved(caller, booking, move);
    }
    Caller holder = Caller.of(caller.tenant(), caller.actor());
    Holder mover = new Holder(booking.toString(), Optional.of(booking));
    Booking held = hold(holder, move.offer(), move.start(), mover);
    try {
      requireLink(caller, held.id(), move.offer());
      Optional<BookingId> hold = Optional.of(held.id());
      return moved(caller, booking, new Move(move.offer(), move.start(), hold, move.ifVersion()));
    } catch (ProblemException | BookingRefusedException e) {
      release(holder, held.id());
      throw e;
    }
  }

  private void requireLink(Caller caller, BookingId hold, Offer offer) {
    Booking held = get(caller.tenant().value(), hold);
    if (held.status() == BookingStatus.HELD) {
      meetings.require(held, offer);
    }
  }

  private Booking moved(Caller caller, BookingId booking, Move move) {
    RescheduleRequest request = RescheduleRequest.of(booking, asked(move.offer(), move.start()));
    if (move.hold().isPresent()) {
      request = request.using(move.hold().get());
    }
    if (move.ifVersion().isPresent()) {
      request = request.ifVersion(move.ifVersion().getAsLong());
    }
    return service.reschedule(caller, request);
  }

  /**
   * Moves a booking to where its host has moved its event, after his calendars were asked. His own
   * hours, notice and grid do not hold him; what is taken does.
   *
   * @param ifVersion the version that was compared with the event
   */
  public Booking follow(Caller host, BookingId booking, OptionalLong ifVersion, Instant start) {
    Offer offer = offer(host.tenant().value(), get(host.tenant().value(), booking));
    Choice choice = asked(offer, start).waiving(HOSTS_OWN);
    RescheduleRequest request = RescheduleRequest.of(booking, choice);
    return service.reschedule(
        host, ifVersion.isPresent() ? request.ifVersion(ifVersion.getAsLong()) : request);
  }

  /**
   * Where a booking is moved to.
   *
   * @param hold the hold of the new start, if it was held
   * @param ifVersion the version that the booker has seen
   */
  public record Move(
      Offer offer, Instant start, Optional<BookingId> hold, OptionalLong ifVersion) {}

  /** Cancels a booking, by the policy of its offer. */
  public Booking cancel(Caller caller, BookingId id, String reason, OptionalLong ifVersion) {
    if (reason.length() > CancelRequest.MAX_REASON) {
      throw new ProblemException(
          Problem.ofField("reason", "at most " + CancelRequest.MAX_REASON + " characters"));
    }
    if (!Input.isText(reason)) {
      throw Input.invalid("reason", "must hold no NUL and no half of a character");
    }
    Booking booking = get(caller.tenant().value(), id);
    Offer offer = offer(caller.tenant().value(), booking);
    CancelRequest request = CancelRequest.of(id, reason.strip(), offer.eventType().changePolicy());
    return service.cancel(
        caller, ifVersion.isPresent() ? request.ifVersion(ifVersion.getAsLong()) : request);
  }

  /** Says whether somebody may move or cancel a booking now, and if not, why. */
  public Optional<BookingRefusedException> refusal(
      Caller caller, Command command, Booking booking) {
    Offer offer = offer(caller.tenant().value(), booking);
    return service.refusal(caller, command, booking, offer.eventType().changePolicy());
  }

  /**
   * Names the future bookings of a tenant that new time-zone data would move, as the stream is
   * read.
   */
  public Stream<MovedPromise> movedByZoneData(String tenantId) {
    return service.movedByZoneData(TenantId.of(tenantId));
  }

  /** Returns the time by which holds end: the store's, whatever the clock of this machine says. */
  public Instant now(String tenantId) {
    return store.facts(TenantId.of(tenantId), FactsNeeded.nothing()).now();
  }

  /** Finds a booking or hold. */
  public Optional<Booking> find(String tenantId, BookingId id) {
    return store.find(TenantId.of(tenantId), id);
  }

  /**
   * Finds a booking or hold.
   *
   * @throws BookingNotFoundException if the tenant has no such booking
   */
  public Booking get(String tenantId, BookingId id) {
    return service.get(TenantId.of(tenantId), id);
  }

  /** Returns the bookings of a host that start in a window, holds among them. */
  public List<Booking> ofHost(User host, Interval starts) {
    Subject subject = Subject.host(host.id().toString());
    return store.search(
        TenantId.of(host.tenantId()), new BookingSearch.OfHost(subject, starts, 1_000));
  }

  /** Returns all bookings of a host that start in a window, holds among them, by their start. */
  public List<Booking> allOfHost(User host, Interval starts) {
    Subject subject = Subject.host(host.id().toString());
    return store.search(
        TenantId.of(host.tenantId()),
        new BookingSearch.OfHost(subject, starts, BookingSearch.MOST));
  }

  /** Returns the guests of a group's session, those who gave their seat up among them. */
  public List<Booking> guestsOf(String tenantId, Booking session) {
    return store.search(
        TenantId.of(tenantId), new BookingSearch.OfSession(session.id(), BookingSearch.MOST));
  }

  /** Returns what was booked, or nothing if the event type is gone. */
  public Optional<Offer> findOffer(String tenantId, Booking booking) {
    return offers.find(tenantId, booking.eventTypeId());
  }

  /**
   * Returns what was booked.
   *
   * @throws ProblemException if the event type is gone
   */
  public Offer offer(String tenantId, Booking booking) {
    return findOffer(tenantId, booking)
        .orElseThrow(
            () -> new ProblemException(ProblemType.NOT_FOUND, "the event type is not offered"));
  }

  /** Returns the offer at an address. */
  public Offer offer(String tenantId, String username, String slug) {
    return offers
        .find(tenantId, username, slug)
        .orElseThrow(
            () -> new ProblemException(ProblemType.NOT_FOUND, "no event type has this address"));
  }

  /** Returns the answers that are kept with a booking, by the id of the question. */
  public Map<String, String> answers(Booking booking) {
    if (booking.details().isEmpty()) {
      return Map.of();
    }
    try {
      return json.readValue(booking.details(), DETAILS).getOrDefault("answers", Map.of());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("booking " + booking.id() + " has illegal details", e);
    }
  }

  /** Returns the answer that was given when the caller's idempotency key was first used. */
  public Optional<String> storedAnswer(Caller caller) {
    return service.storedAnswer(caller);
  }

  private Attendance attendance(Offer offer, BookerInput booker) {
    List<FieldError> errors = booker.errors(offer);
    if (!errors.isEmpty()) {
      throw new ProblemException(Problem.ofFields(errors));
    }
    try {
      String details = json.writeValueAsString(Map.of("answers", booker.answers()));
      return new Attendance(booker.attendee(), details);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("answers cannot be written", e);
    }
  }

  private static TenantId tenant(Offer offer) {
    return TenantId.of(offer.host().tenantId());
  }
}
