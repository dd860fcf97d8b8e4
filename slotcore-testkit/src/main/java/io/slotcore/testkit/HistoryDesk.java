package io.slotcore.testkit;

import io.slotcore.booking.Actor;
import io.slotcore.booking.Booking;
import io.slotcore.booking.BookingRefusedException;
import io.slotcore.booking.BookingService;
import io.slotcore.booking.Caller;
import io.slotcore.booking.CancelRequest;
import io.slotcore.booking.Choice;
import io.slotcore.booking.Command;
import io.slotcore.booking.ConfirmRequest;
import io.slotcore.booking.HoldRequest;
import io.slotcore.booking.Idempotency;
import io.slotcore.booking.RescheduleRequest;
import io.slotcore.booking.SeriesRefusedException;
import io.slotcore.booking.SeriesRequest;
import io.slotcore.booking.SlotRefusedException;
import io.slotcore.booking.TenantId;
import io.slotcore.booking.TransitionRequest;
import io.slotcore.eventtype.ChangePolicy;
import io.slotcore.eventtype.EventType;
import io.slotcore.eventtype.Subject;
import io.slotcore.slot.BookingId;
import io.slotcore.slot.Facts;
import io.slotcore.slot.FactsNeeded;
import io.slotcore.spi.BookingSearch;
import io.slotcore.spi.BookingStore;
import io.slotcore.time.Interval;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Takes the steps of a history with one store, and tells the answers so that those of two stores
 * can be compared: bookings by the order in which they were made, times to five minutes.
 */
final class HistoryDesk {

  private static final Duration LIFETIME = Duration.ofMinutes(10);
  private static final int STARTS = 7;

  private final BookingStore store;
  private final BookingService service;
  private final HistoryWords words;
  private final TenantId tenant;
  private final Instant day;

  HistoryDesk(BookingStore store, TenantId tenant, HistoryWords words) {
    this.store = store;
    this.tenant = tenant;
    this.words = words;
    service = new BookingService(store);
    day = words.day();
  }

  /** Takes a step and tells how it ended. */
  String answer(HistoryStep step) {
    boolean makesNew =
        switch (step.kind()) {
          case HOLD, BOOK, SERIES, SERIES_OF_FREE -> true;
          default -> false;
        };
    if (!makesNew && words.known().isEmpty()) {
      return "nothing to do";
    }
    try {
      return makesNew ? made(step) : words.tell(changed(step));
    } catch (SlotRefusedException | SeriesRefusedException refused) {
      return words.tell(refused);
    } catch (BookingRefusedException | IllegalArgumentException refused) {
      return refused.getClass().getSimpleName();
    }
  }

  private String made(HistoryStep step) {
    Caller caller = caller(step);
    Choice choice = choice(step, HistoryOffers.of(step));
    if (step.kind() == HistoryStep.Kind.HOLD) {
      return words.tell(service.hold(caller, HoldRequest.of(choice, visitor(step), LIFETIME)));
    }
    if (step.kind() == HistoryStep.Kind.BOOK) {
      return words.tell(service.book(caller, choice, StoreFixture.attendance()));
    }
    LocalDateTime first = LocalDateTime.ofInstant(choice.start(), ZoneOffset.UTC);
    List<LocalDateTime> starts =
        List.of(first, first.plusMinutes(45), first.plusDays(1), first.plusDays(7));
    SeriesRequest request = SeriesRequest.of(choice, starts);
    boolean free = step.kind() == HistoryStep.Kind.SERIES_OF_FREE;
    return words.tell(
        service.bookSeries(caller, free ? request.freeOnly() : request, StoreFixture.attendance()));
  }

  private Booking changed(HistoryStep step) {
    Caller caller = caller(step);
    BookingId id = chosen(step);
    ConfirmRequest confirm = ConfirmRequest.of(id, StoreFixture.attendance());
    return switch (step.kind()) {
      case HOLD_FOR_MOVE ->
          service.hold(
              caller, HoldRequest.of(target(step, id), visitor(step), LIFETIME).moving(id));
      case CONFIRM -> service.confirm(caller, confirm);
      case REQUEST -> service.confirm(caller, confirm.pendingApproval(LIFETIME));
      case AWAIT_PAYMENT -> service.confirm(caller, confirm.pendingPayment(LIFETIME));
      case RELEASE -> service.release(caller, id);
      case MOVE -> service.reschedule(caller, RescheduleRequest.of(id, target(step, id)));
      case MOVE_ONTO_HOLD -> moveOntoHold(caller, step, id);
      case CANCEL ->
          service.cancel(caller, CancelRequest.of(id, "because", ChangePolicy.unlimited()));
      case BILL ->
          service.transition(
              caller, TransitionRequest.of(id, Command.AWAIT_PAYMENT).within(LIFETIME));
      default ->
          service.transition(caller, TransitionRequest.of(id, Command.valueOf(step.kind().name())));
    };
  }

  /** Moves onto the hold that was made for it, if there is one; else onto any other. */
  private Booking moveOntoHold(Caller caller, HistoryStep step, BookingId any) {
    List<BookingId> holds = new ArrayList<>(words.known());
    holds.removeIf(id -> service.get(tenant, id).moves().isEmpty());
    BookingId hold = holds.isEmpty() ? any : holds.get(step.more() % holds.size());
    Booking held = service.get(tenant, hold);
    BookingId moved = held.moves().orElse(any);
    Choice to = Choice.of(HistoryOffers.of(held), held.start());
    return service.reschedule(caller, RescheduleRequest.of(moved, to).using(hold));
  }

  /** Mostly one with which the step can be done. */
  private BookingId chosen(HistoryStep step) {
    List<BookingId> fitting = new ArrayList<>(words.known());
    fitting.removeIf(id -> !step.from().contains(service.get(tenant, id).status()));
    return fitting.isEmpty() || step.more() % 4 == 0
        ? words.known(step.booking())
        : fitting.get(step.booking() % fitting.size());
  }

  private Choice target(HistoryStep step, BookingId id) {
    return Choice.of(HistoryOffers.of(service.get(tenant, id)), start(step));
  }

  private Choice choice(HistoryStep step, EventType type) {
    Choice choice = Choice.of(type, start(step)).booker("b-" + step.who() % 3);
    List<Duration> lengths = type.durations();
    return choice.party(1 + step.more() % 3).lasting(lengths.get(step.more() % lengths.size()));
  }

  private Instant start(HistoryStep step) {
    Instant first = day.plus(Duration.ofHours(10));
    Instant start = first.plus(Duration.ofMinutes(15L * (step.time() % STARTS)));
    return step.booking() % 4 == 0 ? start.plus(Duration.ofDays(7)) : start;
  }

  private static String visitor(HistoryStep step) {
    return "visitor-" + step.who() % 3;
  }

  private Caller caller(HistoryStep step) {
    boolean answers =
        switch (step.kind()) {
          case APPROVE, DECLINE, PAY, BILL, COMPLETE, MARK_NO_SHOW -> step.more() % 4 != 0;
          default -> false;
        };
    Actor actor =
        switch (answers ? 4 : step.who() % 8) {
          case 0, 1, 2, 3 -> Actor.booker(visitor(step));
          case 7 -> Actor.system("machine");
          default -> Actor.host(HistoryOffers.ADA.id());
        };
    Caller caller = Caller.of(tenant, actor);
    if (step.more() % 5 != 0) {
      return caller;
    }
    String request = step.kind() + "-" + step.booking() + "-" + step.offer() + "-" + step.time();
    return caller.withIdempotency(
        Idempotency.of(step.kind().name(), "key-" + step.more() % 2, request));
  }

  /** Tells all that the store knows. */
  List<String> state() {
    List<String> state = new ArrayList<>();
    for (BookingId id : words.known()) {
      state.add(words.tell(store.find(tenant, id).orElseThrow()));
    }
    TreeMap<Subject, Interval> hosts = new TreeMap<>();
    HistoryOffers.SUBJECTS.forEach(subject -> hosts.put(subject, words.everything()));
    TreeMap<Subject, Interval> types = new TreeMap<>();
    HistoryOffers.ALL.forEach(type -> types.put(type.subject(), words.everything()));
    TreeMap<Subject, Interval> counted = new TreeMap<>(hosts);
    counted.putAll(types);
    HistoryOffers.BOOKERS.forEach(booker -> counted.put(booker, words.everything()));
    Facts facts = store.facts(tenant, new FactsNeeded(hosts, new TreeMap<>(), counted, types));
    state.addAll(words.tell(facts, hosts.keySet(), counted.keySet(), types.keySet()));
    for (Subject host : HistoryOffers.SUBJECTS) {
      BookingSearch search = new BookingSearch.OfHost(host, words.everything(), 1_000);
      state.add(host + " serves " + words.names(store.search(tenant, search)));
    }
    for (BookingId id : words.known()) {
      BookingSearch seats = new BookingSearch.OfSession(id, 1_000);
      BookingSearch parts = new BookingSearch.OfSeries(id, 1_000);
      state.add(words.name(id) + " has guests " + words.names(store.search(tenant, seats)));
      state.add(words.name(id) + " has parts " + words.names(store.search(tenant, parts)));
    }
    return state;
  }
}
