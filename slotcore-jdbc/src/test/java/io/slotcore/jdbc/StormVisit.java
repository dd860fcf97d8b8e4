package io.slotcore.jdbc;

import io.slotcore.booking.Actor;
import io.slotcore.booking.Booking;
import io.slotcore.booking.BookingService;
import io.slotcore.booking.Caller;
import io.slotcore.booking.CancelRequest;
import io.slotcore.booking.Choice;
import io.slotcore.booking.Command;
import io.slotcore.booking.ConfirmRequest;
import io.slotcore.booking.HoldRequest;
import io.slotcore.booking.RescheduleRequest;
import io.slotcore.booking.SeriesRequest;
import io.slotcore.booking.TransitionRequest;
import io.slotcore.eventtype.ChangePolicy;
import io.slotcore.eventtype.EventType;
import io.slotcore.slot.BookingId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** What one client does at a time in a storm. Every success is reported as soon as it is known. */
final class StormVisit {

  private static final Duration LIFETIME = Duration.ofSeconds(30);
  private static final Caller HOST = Caller.of(Storm.TENANT, Actor.host("host-0"));

  private final BookingService service;
  private final Random random;
  private final Consumer<Booking> acknowledge;
  private final String visitor;
  private final Caller caller;

  StormVisit(BookingService service, Random random, Consumer<Booking> acknowledge) {
    this.service = service;
    this.random = random;
    this.acknowledge = acknowledge;
    visitor = "visitor-" + random.nextInt(40);
    caller = Caller.of(Storm.TENANT, Actor.booker(visitor));
  }

  /**
   * Makes a booking or hold, or changes one.
   *
   * @param some which one to change
   */
  void command(BookingId some) {
    switch (random.nextInt(8)) {
      case 0, 1 -> acknowledge.accept(service.book(caller, choice(), Worlds.attendance()));
      case 2, 3 -> holdAndSeeOn();
      case 4 -> series();
      case 5 -> {
        RescheduleRequest request = RescheduleRequest.of(some, elsewhere(some));
        acknowledge.accept(service.reschedule(random.nextBoolean() ? caller : HOST, request));
      }
      case 6 -> moveOntoHold(some);
      default ->
          acknowledge.accept(
              service.cancel(HOST, CancelRequest.of(some, "", ChangePolicy.unlimited())));
    }
  }

  private Choice choice() {
    EventType type = StormOffers.any(random);
    Choice choice = Choice.of(type, start()).booker(visitor);
    return type.seats() > 1 ? choice.party(1 + random.nextInt(3)) : choice;
  }

  /** A session stays on its day: a host who moves it asks for no limits of its guests. */
  private Choice elsewhere(BookingId id) {
    Booking booking = service.get(Storm.TENANT, id);
    Instant start = start();
    if (booking.isSession()) {
      Duration time = Duration.between(start.truncatedTo(ChronoUnit.DAYS), start);
      start = booking.start().truncatedTo(ChronoUnit.DAYS).plus(time);
    }
    Choice choice = Choice.of(StormOffers.of(booking, random), start);
    return booking.isSession() ? choice.booker(visitor) : choice;
  }

  private Instant start() {
    return Storm.DAY
        .plus(Duration.ofDays(random.nextInt(Storm.DAYS)))
        .plus(Duration.ofMinutes(15L * random.nextInt(40)));
  }

  /** Leaves the hold alone, confirms it, or goes through an approval or a payment. */
  private void holdAndSeeOn() {
    Booking hold = service.hold(caller, HoldRequest.of(choice(), visitor, LIFETIME));
    acknowledge.accept(hold);
    ConfirmRequest confirm = ConfirmRequest.of(hold.id(), Worlds.attendance());
    switch (random.nextInt(5)) {
      case 0 -> acknowledge.accept(service.confirm(caller, confirm));
      case 1 -> {
        acknowledge.accept(service.confirm(caller, confirm.pendingApproval(LIFETIME)));
        transition(hold, random.nextBoolean() ? Command.APPROVE : Command.DECLINE);
      }
      case 2 -> {
        acknowledge.accept(service.confirm(caller, confirm.pendingPayment(LIFETIME)));
        transition(hold, Command.PAY);
      }
      case 3 -> acknowledge.accept(service.release(caller, hold.id()));
      default -> {
        // It expires, with the seats that it may have.
      }
    }
  }

  private void transition(Booking booking, Command command) {
    if (random.nextInt(3) > 0) {
      acknowledge.accept(service.transition(HOST, TransitionRequest.of(booking.id(), command)));
    }
  }

  private void series() {
    Choice choice = choice();
    LocalDateTime first = LocalDateTime.ofInstant(choice.start(), ZoneOffset.UTC);
    SeriesRequest request =
        SeriesRequest.of(choice, List.of(first, first.plusMinutes(60), first.plusDays(1)));
    service
        .bookSeries(
            caller, random.nextBoolean() ? request.freeOnly() : request, Worlds.attendance())
        .bookings()
        .forEach(acknowledge);
  }

  /** Of bookings and guests; a session is moved at once. */
  private void moveOntoHold(BookingId booking) {
    Choice to = elsewhere(booking);
    if (service.get(Storm.TENANT, booking).isSession()) {
      acknowledge.accept(service.reschedule(HOST, RescheduleRequest.of(booking, to)));
      return;
    }
    Booking hold = service.hold(caller, HoldRequest.of(to, visitor, LIFETIME).moving(booking));
    acknowledge.accept(hold);
    if (random.nextInt(4) > 0) {
      RescheduleRequest request = RescheduleRequest.of(booking, to).using(hold.id());
      acknowledge.accept(service.reschedule(caller, request));
    }
  }
}
