package io.slotcore.booking;

import io.slotcore.eventtype.EventType;
import io.slotcore.eventtype.Subject;
import io.slotcore.slot.BookingId;
import io.slotcore.slot.Claim;
import io.slotcore.slot.Facts;
import io.slotcore.spi.BookingChange;
import io.slotcore.spi.BookingTransaction;
import io.slotcore.spi.IdempotencyKey;
import io.slotcore.spi.LockedFacts;
import io.slotcore.spi.StoredAnswer;
import io.slotcore.time.ZoneData;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Collects what one command changes, under the locks, and writes it in one go. */
final class Work {

  private static final Actor EXPIRY = Actor.system("expiry");

  private final Caller caller;
  private final LockedFacts locked;
  private final List<BookingChange> changes = new ArrayList<>();

  Work(Caller caller, LockedFacts locked) {
    this.caller = caller;
    this.locked = locked;
  }

  Caller caller() {
    return caller;
  }

  LockedFacts locked() {
    return locked;
  }

  Instant now() {
    return locked.facts().now();
  }

  Booking booking(BookingId id) {
    return locked.bookings().stream()
        .filter(booking -> booking.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new BookingNotFoundException(id));
  }

  BookingBuilder newBooking(BookingStatus status, Choice choice, List<Subject> hosts) {
    EventType type = choice.eventType();
    return promised(Booking.builder(TimeOrderedIds.next(now()), status), choice)
        .served(type.id(), hosts)
        .time(choice.start(), choice.duration(), type.buffers())
        .createdAt(now());
  }

  /** Moves a booking to a start that was decided just now. */
  BookingBuilder moved(Booking booking, Choice to, List<Subject> hosts) {
    return promised(moved(booking), to)
        .served(to.eventType().id(), hosts)
        .time(to.start(), to.duration(), to.eventType().buffers());
  }

  /** Moves a booking to what a hold has taken, of its length and with its hosts. */
  BookingBuilder moved(Booking booking, Choice to, Booking hold) {
    return promised(moved(booking), to)
        .served(hold.eventTypeId(), hold.hosts())
        .time(hold.start(), hold.duration(), hold.buffers());
  }

  private static BookingBuilder moved(Booking booking) {
    return booking
        .next(BookingStatus.CONFIRMED)
        .sequence(booking.sequence() + 1)
        .reschedules(booking.reschedules() + 1);
  }

  private static BookingBuilder promised(BookingBuilder booking, Choice choice) {
    ZoneId zone = choice.eventType().zone();
    LocalDateTime local = LocalDateTime.ofInstant(choice.start(), zone);
    return booking.promised(zone, local, ZoneData.version());
  }

  /** Ends a booking or hold: it takes nothing any more. */
  Booking end(Command command, Booking booking, String reason) {
    Booking ended =
        booking
            .next(command.to())
            .sequence(booking.sequence() + (command == Command.CANCEL ? 1 : 0))
            .cancelReason(reason)
            .build();
    change(command, Optional.of(booking), ended, List.of());
    return ended;
  }

  void releaseFormerHold() {
    locked
        .hold()
        .filter(hold -> !hold.isExpired(now()))
        .ifPresent(hold -> end(Command.RELEASE, hold, ""));
  }

  void change(Command command, Optional<Booking> before, Booking after, List<Claim> claims) {
    add(command, caller.actor(), before, after, claims);
  }

  private void add(
      Command command, Actor actor, Optional<Booking> before, Booking after, List<Claim> claims) {
    BookingEvent event =
        new BookingEvent(
            new BookingEvent.Source(caller.tenant(), command, actor, now()),
            after.id(),
            after.version(),
            before.map(BookingEvent.State::of).orElse(null),
            BookingEvent.State.of(after));
    changes.add(new BookingChange(after, claims, event));
  }

  /**
   * Writes the changes, after the expiry of whatever still stands in their way. A command that
   * changes nothing writes its answer alone, so that a repeat gets the same one (BS-07).
   */
  void writeTo(BookingTransaction transaction, Booking result) {
    if (!changes.isEmpty()) {
      expire(transaction);
    }
    Optional<StoredAnswer> answer =
        caller
            .idempotency()
            .map(
                idempotency ->
                    new StoredAnswer(
                        IdempotencyKey.of(caller.actor(), idempotency),
                        idempotency.requestHash(),
                        result.id(),
                        idempotency.answer(result)));
    if (!changes.isEmpty() || answer.isPresent()) {
      transaction.write(changes, answer);
    }
  }

  private void expire(BookingTransaction transaction) {
    Set<BookingId> expired = new LinkedHashSet<>();
    Facts facts = locked.facts();
    facts.claims().stream()
        .filter(claim -> !claim.isActive(now()))
        .forEach(claim -> expired.add(claim.booking()));
    locked.hold().filter(hold -> hold.isExpired(now())).ifPresent(hold -> expired.add(hold.id()));
    changes.forEach(change -> expired.remove(change.booking().id()));
    if (expired.isEmpty()) {
      return;
    }
    for (Booking booking : transaction.bookings(expired)) {
      if (booking.status() == BookingStatus.HELD && booking.isExpired(now())) {
        Booking ended = booking.next(BookingStatus.EXPIRED).build();
        add(Command.EXPIRE, EXPIRY, Optional.of(booking), ended, List.of());
      }
    }
  }
}
