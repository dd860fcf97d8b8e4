package io.slotcore.booking;

import io.slotcore.eventtype.EventType;
import io.slotcore.eventtype.Unit;
import io.slotcore.slot.BookingId;
import io.slotcore.slot.Explanation;
import io.slotcore.slot.Facts;
import io.slotcore.spi.BookingChange;
import io.slotcore.spi.BookingTransaction;
import io.slotcore.spi.IdempotencyKey;
import io.slotcore.spi.LockRequest;
import io.slotcore.spi.LockedFacts;
import io.slotcore.spi.StoredAnswer;
import io.slotcore.time.ZoneData;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects what one command changes, under the locks, and writes it in one go. */
final class Work {

  private static final Actor EXPIRY = Actor.system("expiry");

  private final Caller caller;
  private final BookingTransaction transaction;
  private final LockedFacts locked;
  private final Map<BookingId, BookingChange> changes = new LinkedHashMap<>();
  private final Sessions sessions;

  private Work(Caller caller, BookingTransaction transaction, LockedFacts locked) {
    this.caller = caller;
    this.transaction = transaction;
    this.locked = locked;
    sessions = new Sessions(this);
  }

  static Work begin(Caller caller, BookingTransaction transaction, LockRequest locks) {
    return new Work(caller, transaction, transaction.lock(locks));
  }

  Caller caller() {
    return caller;
  }

  BookingTransaction transaction() {
    return transaction;
  }

  Facts facts() {
    return locked.facts();
  }

  Optional<Booking> formerHold() {
    return locked.hold();
  }

  Sessions sessions() {
    return sessions;
  }

  Instant now() {
    return locked.facts().now();
  }

  /** Returns what the first success of the caller's idempotency key has made. */
  Optional<Booking> replayed() {
    return locked
        .answer()
        .map(answer -> matching(answer, caller.idempotency().orElseThrow()).booking())
        .flatMap(id -> transaction.bookings(Set.of(id)).stream().findFirst());
  }

  static StoredAnswer matching(StoredAnswer answer, Idempotency idempotency) {
    if (!answer.requestHash().equals(idempotency.requestHash())) {
      throw new IdempotencyMismatchException(idempotency);
    }
    return answer;
  }

  Booking booking(BookingId id) {
    return locked.bookings().stream()
        .filter(booking -> booking.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new BookingNotFoundException(id));
  }

  BookingBuilder newBooking(BookingStatus status, Choice choice, Explanation verdict) {
    return newBooking(TimeOrderedIds.next(now()), status, choice, verdict);
  }

  /** Starts a booking of a start that was decided just now; of a group, a guest's. */
  BookingBuilder newBooking(
      BookingId id, BookingStatus status, Choice choice, Explanation verdict) {
    BookingBuilder booking =
        newAt(id, status, choice, verdict.assignment().orElseThrow().units())
            .party(choice.party())
            .booker(choice.booker().orElse(null));
    if (choice.eventType().seats() > 1) {
      sessions.seat(booking, choice, verdict);
    }
    return booking;
  }

  /** Starts a booking without a guest. */
  BookingBuilder newAt(BookingId id, BookingStatus status, Choice choice, List<Unit> units) {
    EventType type = choice.eventType();
    return promised(Booking.builder(id, status), choice)
        .servedBy(type.id(), units)
        .time(choice.start(), choice.duration(), type.buffers())
        .createdAt(now());
  }

  /** Moves a booking to a start that was decided just now; a guest joins the session there. */
  BookingBuilder moved(Booking booking, Choice to, Explanation verdict) {
    List<Unit> units = verdict.assignment().orElseThrow().units();
    BookingBuilder moved = movedAlong(booking, to, units).party(to.party());
    if (booking.seat().isPresent()) {
      sessions.leave(booking);
      sessions.seat(moved, to, verdict);
    }
    return moved;
  }

  /** Moves a session, or a guest with his session, in which he keeps his seats. */
  BookingBuilder movedAlong(Booking booking, Choice to, List<Unit> units) {
    return promised(moved(booking), to)
        .servedBy(to.eventType().id(), units)
        .time(to.start(), to.duration(), to.eventType().buffers());
  }

  /** Moves a booking to what a hold has taken, of its length and with its hosts. */
  BookingBuilder moved(Booking booking, Choice to, Booking hold) {
    return promised(moved(booking), to)
        .servedBy(hold.eventTypeId(), hold.units())
        .time(hold.start(), hold.duration(), hold.buffers())
        .party(hold.party())
        .seat(hold.seat().orElse(null));
  }

  private static BookingBuilder moved(Booking booking) {
    return booking
        .next(booking.status())
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
    change(command, booking, ended);
    return ended;
  }

  /** Ends a session with all its guests. */
  Booking endSession(Booking session, String reason) {
    Session ended = sessions.load(session);
    ended.endBecause(reason);
    for (Booking guest : ended.guests()) {
      if (guest.status() == BookingStatus.HELD) {
        end(Command.RELEASE, guest, reason);
      } else {
        // Who came, or should have come, shows that the session took place.
        Checks.requireLegal(Optional.of(guest), Command.CANCEL, caller);
        end(Command.CANCEL, guest, reason);
      }
    }
    return session;
  }

  void releaseFormerHold() {
    formerHold()
        .filter(hold -> !hold.isExpired(now()))
        .ifPresent(hold -> end(Command.RELEASE, hold, ""));
  }

  /** Records the caller's change of a booking, and what follows for its session. */
  void change(Command command, @Nullable Booking before, Booking after) {
    change(command, before, after, Optional.empty());
  }

  /** Records a hold that is to move a booking. */
  void change(Command command, @Nullable Booking before, Booking after, Optional<Booking> moving) {
    sessions.changed(before, after);
    add(command, caller.actor(), before, after, moving);
  }

  /** Records a change without asking what follows for a session. */
  void record(Command command, @Nullable Booking before, Booking after) {
    add(command, caller.actor(), before, after, Optional.empty());
  }

  void recordBySystem(Command command, @Nullable Booking before, Booking after) {
    add(command, EXPIRY, before, after, Optional.empty());
  }

  private void add(
      Command command,
      Actor actor,
      @Nullable Booking before,
      Booking after,
      Optional<Booking> moving) {
    BookingEvent event =
        new BookingEvent(
            new BookingEvent.Source(caller.tenant(), command, actor, now()),
            after.id(),
            after.version(),
            before == null ? null : BookingEvent.State.of(before),
            BookingEvent.State.of(after));
    changes.put(after.id(), new BookingChange(after, Claims.of(after, moving), event));
  }

  boolean hasChanged(BookingId id) {
    return changes.containsKey(id);
  }

  /** Marks what has waited until its time had passed. */
  void expire(Booking booking) {
    boolean unanswered = booking.status() == BookingStatus.PENDING_APPROVAL;
    Command command = unanswered ? Command.DECLINE : Command.EXPIRE;
    Booking ended = booking.next(command.to()).build();
    sessions.changed(booking, ended);
    recordBySystem(command, booking, ended);
  }

  /**
   * Writes the changes, after the expiry of whatever still stands in their way. A command that
   * changes nothing writes its answer alone, so that a repeat gets the same one (BS-07).
   *
   * @return what was written of the result
   */
  Booking write(Booking result) {
    if (!changes.isEmpty()) {
      expireWhatStandsInTheWay();
    }
    sessions.settle();
    BookingChange change = changes.get(result.id());
    Booking written = change == null ? result : change.booking();
    Optional<StoredAnswer> answer = caller.idempotency().map(key -> answer(key, written));
    if (!changes.isEmpty() || answer.isPresent()) {
      transaction.write(List.copyOf(changes.values()), answer);
    }
    return written;
  }

  private StoredAnswer answer(Idempotency idempotency, Booking result) {
    return new StoredAnswer(
        IdempotencyKey.of(caller.actor(), idempotency),
        idempotency.requestHash(),
        result.id(),
        idempotency.answer(result));
  }

  private void expireWhatStandsInTheWay() {
    Set<BookingId> expired = new LinkedHashSet<>();
    facts().claims().stream()
        .filter(claim -> !claim.isActive(now()))
        .forEach(claim -> expired.add(claim.booking()));
    formerHold().filter(hold -> hold.isExpired(now())).ifPresent(hold -> expired.add(hold.id()));
    expired.removeIf(this::hasChanged);
    if (expired.isEmpty()) {
      return;
    }
    for (Booking booking : transaction.bookings(expired)) {
      if (booking.isSession()) {
        sessions.load(booking);
      } else if (booking.status().isPending() && booking.isExpired(now())) {
        expire(booking);
      }
    }
  }
}
