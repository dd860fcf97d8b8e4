package io.slotcore.booking;

import static java.time.temporal.ChronoUnit.MICROS;
import static java.util.Objects.requireNonNull;

import io.slotcore.eventtype.ChangePolicy;
import io.slotcore.eventtype.EventType;
import io.slotcore.eventtype.Subject;
import io.slotcore.freebusy.FreeBusy;
import io.slotcore.slot.Availability;
import io.slotcore.slot.BookingId;
import io.slotcore.slot.Explanation;
import io.slotcore.slot.Facts;
import io.slotcore.slot.FactsNeeded;
import io.slotcore.slot.Slot;
import io.slotcore.slot.SlotQuery;
import io.slotcore.spi.BookingStore;
import io.slotcore.spi.HoldKey;
import io.slotcore.spi.IdempotencyKey;
import io.slotcore.spi.LockRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Holds, books, moves and cancels, by the one decision of {@link Availability}, on any {@link
 * BookingStore}.
 *
 * <p>Every command locks the subjects whose facts it counts, reads the facts that the engine asks
 * for, decides, and writes, in one transaction. A refusal is a {@link BookingRefusedException} and
 * changes nothing. Safe for use by several threads.
 *
 * <pre>{@code
 * BookingService service = new BookingService(store);
 * Booking booking = service.book(caller, Choice.of(intro, start), Attendance.of(ada));
 * }</pre>
 */
public final class BookingService {

  private final BookingStore store;

  /**
   * Makes a service.
   *
   * @param store where bookings are kept
   */
  public BookingService(BookingStore store) {
    this.store = requireNonNull(store, "store");
  }

  /**
   * Lists the starts that can be booked now, of hosts without connected calendars.
   *
   * @param tenant whose bookings count
   * @param query what is asked
   * @return in order of start
   */
  public List<Slot> slots(TenantId tenant, SlotQuery query) {
    return slots(tenant, query, Map.of());
  }

  /**
   * Lists the starts that can be booked now, by the same decision as booking.
   *
   * @param tenant whose bookings count
   * @param query what is asked
   * @param busy what the hosts' calendars say, by host
   * @return in order of start
   */
  public List<Slot> slots(TenantId tenant, SlotQuery query, Map<Subject, FreeBusy> busy) {
    Facts facts = facts(tenant, query, busy);
    return Availability.slots(query, facts);
  }

  /**
   * Explains one start, of hosts without connected calendars.
   *
   * @param tenant whose bookings count
   * @param query what is asked
   * @param start an instant in the query's window
   * @return all reasons against the start, or the slot
   */
  public Explanation explain(TenantId tenant, SlotQuery query, Instant start) {
    return explain(tenant, query, start, Map.of());
  }

  /**
   * Explains one start, by the same decision as booking.
   *
   * @param tenant whose bookings count
   * @param query what is asked
   * @param start an instant in the query's window
   * @param busy what the hosts' calendars say, by host
   * @return all reasons against the start, or the slot
   */
  public Explanation explain(
      TenantId tenant, SlotQuery query, Instant start, Map<Subject, FreeBusy> busy) {
    requireNonNull(start, "start");
    Facts facts = facts(tenant, query, busy);
    return Availability.explain(query, start, facts);
  }

  private Facts facts(TenantId tenant, SlotQuery query, Map<Subject, FreeBusy> busy) {
    requireNonNull(tenant, "tenant");
    requireNonNull(query, "query");
    requireNonNull(busy, "busy");
    return store.facts(tenant, Availability.factsNeeded(query)).withBusy(busy);
  }

  /**
   * Finds a booking or hold.
   *
   * @param tenant whose booking
   * @param id which one
   * @return the booking as it is
   * @throws BookingNotFoundException if the tenant has no such booking
   */
  public Booking get(TenantId tenant, BookingId id) {
    requireNonNull(tenant, "tenant");
    requireNonNull(id, "id");
    return store.find(tenant, id).orElseThrow(() -> new BookingNotFoundException(id));
  }

  /**
   * Takes a start for a while. The visitor's former hold of the event type is given up.
   *
   * @param caller tenant, actor and idempotency
   * @param request what to hold, and for how long
   * @return the hold
   * @throws SlotRefusedException if the start cannot be booked
   * @throws BookingRefusedException if the booking that is to be moved cannot be moved; a session
   *     is moved with all its guests, and without a hold
   */
  public Booking hold(Caller caller, HoldRequest request) {
    requireNonNull(caller, "caller");
    requireNonNull(request, "request");
    Optional<Booking> moved = request.moves().map(id -> get(caller.tenant(), id));
    Choice choice = moved.map(request.choice()::keeping).orElseGet(request::choice);
    if (moved.isEmpty()) {
      Checks.requireBooker(choice);
    }
    LockRequest locks =
        locks(caller, choice, moved)
            .reading(Availability.factsNeeded(query(caller, choice).build()))
            .reading(new HoldKey(choice.eventType().id(), request.visitor()))
            .reading(request.moves().map(Set::of).orElse(Set.of()));
    return run(
        caller,
        locks,
        work -> {
          Checks.requireLegal(Optional.empty(), Command.HOLD, caller);
          Optional<Booking> moving = request.moves().map(work::booking);
          moving.ifPresent(b -> Checks.requireSameType(b, choice.eventType()));
          moving.ifPresent(b -> Checks.requireNoSession(b, Command.HOLD, caller));
          ChangePolicy policy = choice.eventType().changePolicy();
          moving.ifPresent(b -> Checks.requireMovable(b, caller, policy, work.now()));
          Set<BookingId> own = new HashSet<>();
          request.moves().ifPresent(own::add);
          work.formerHold().map(Booking::id).ifPresent(own::add);
          SlotQuery.Builder asked = query(caller, choice).ignoring(own);
          moving.ifPresent(b -> asked.preferring(b.hosts()));
          Facts facts =
              moving.map(b -> Decisions.keepingSeat(b, work.facts())).orElse(work.facts());
          Explanation verdict = Decisions.decide(asked.build(), choice, facts);
          work.releaseFormerHold();
          Booking hold =
              work.newBooking(BookingStatus.HELD, choice, verdict)
                  .visitor(request.visitor())
                  .moves(request.moves().orElse(null))
                  .expiresAt(work.now().plus(request.lifetime()).truncatedTo(MICROS))
                  .build();
          work.change(Command.HOLD, null, hold, moving);
          return hold;
        });
  }

  /**
   * Takes a start and confirms it at once.
   *
   * @param caller tenant, actor and idempotency
   * @param choice what to book
   * @param attendance who comes
   * @return the booking
   * @throws SlotRefusedException if the start cannot be booked
   */
  public Booking book(Caller caller, Choice choice, Attendance attendance) {
    requireNonNull(caller, "caller");
    requireNonNull(choice, "choice");
    requireNonNull(attendance, "attendance");
    Checks.requireBooker(choice);
    SlotQuery question = query(caller, choice).build();
    LockRequest locks =
        locks(caller, choice, Optional.empty()).reading(Availability.factsNeeded(question));
    return run(
        caller,
        locks,
        work -> {
          Checks.requireLegal(Optional.empty(), Command.BOOK, caller);
          Explanation verdict = Decisions.decide(question, choice, work.facts());
          Booking booking =
              work.newBooking(BookingStatus.CONFIRMED, choice, verdict)
                  .attendee(attendance.attendee())
                  .details(attendance.details())
                  .build();
          work.change(Command.BOOK, null, booking);
          return booking;
        });
  }

  /**
   * Books a series in one transaction: all of its occurrences or none, or those that can be booked
   * (BS-13). Each becomes a booking of its own.
   *
   * @param caller tenant, actor and idempotency
   * @param request what to book, and when
   * @param attendance who comes
   * @return what was booked, with a verdict for each occurrence
   * @throws SeriesRefusedException if an occurrence cannot be booked, or none of those that are
   *     wanted if they are free
   */
  public SeriesBooking bookSeries(Caller caller, SeriesRequest request, Attendance attendance) {
    requireNonNull(caller, "caller");
    requireNonNull(request, "request");
    requireNonNull(attendance, "attendance");
    query(caller, request.choice());
    Checks.requireBooker(request.choice());
    SeriesDesk desk = new SeriesDesk(request, attendance);
    LockRequest locks =
        locks(caller, request.choice(), Optional.empty())
            .reading(Availability.factsNeeded(desk.question()));
    return store.inTransaction(
        caller.tenant(),
        transaction -> {
          Work work = Work.begin(caller, transaction, locks);
          Optional<Booking> replayed = work.replayed();
          if (replayed.isPresent()) {
            return desk.replay(replayed.get(), work);
          }
          Checks.requireLegal(Optional.empty(), Command.BOOK, caller);
          SeriesBooking series = desk.book(work);
          work.write(series.bookings().get(0));
          return series;
        });
  }

  /**
   * Makes a booking of a hold. Asks only the hold and live foreign busy time, not notice, window,
   * hours or limits again (BS-05).
   *
   * @param caller tenant, actor and idempotency
   * @param request the hold and who comes
   * @return the booking, whose id is that of the hold
   * @throws HoldExpiredException if the hold's time has passed
   * @throws SlotRefusedException if a host's calendar has become busy
   */
  public Booking confirm(Caller caller, ConfirmRequest request) {
    requireNonNull(caller, "caller");
    requireNonNull(request, "request");
    Booking seen = get(caller.tenant(), request.hold());
    return run(
        caller,
        locks(caller, seen).reading(Set.of(request.hold())),
        work -> {
          Booking hold = work.booking(request.hold());
          Checks.requireUsable(hold, work.now());
          Checks.requireLegal(Optional.of(hold), request.command(), caller);
          if (hold.status() != BookingStatus.HELD || hold.moves().isPresent()) {
            throw new HoldMismatchException(hold, request.command());
          }
          Decisions.requireFree(hold, Set.of(hold), request.busy(), work.facts());
          Booking booking =
              hold.next(request.command().to())
                  .expiresAt(request.waits().map(w -> until(work, w.lifetime())).orElse(null))
                  .attendee(request.attendance().attendee())
                  .details(request.attendance().details())
                  .build();
          work.change(request.command(), hold, booking);
          return booking;
        });
  }

  private static Instant until(Work work, Duration lifetime) {
    return work.now().plus(lifetime).truncatedTo(MICROS);
  }

  /**
   * Changes the state of a booking and nothing else: approves or declines it, takes note of its
   * payment, of its end, or of a guest who did not come.
   *
   * @param caller tenant, actor and idempotency
   * @param request the booking, and what is to be done
   * @return the booking in its new state
   * @throws IllegalTransitionException if the table of {@link Command} has no line for it
   * @throws HoldExpiredException if the booking has waited until its time had passed
   * @throws ChangeRefusedException if it is too early: a booking is missed once it has started and
   *     completed once it has ended
   */
  public Booking transition(Caller caller, TransitionRequest request) {
    requireNonNull(caller, "caller");
    requireNonNull(request, "request");
    Booking seen = get(caller.tenant(), request.booking());
    return run(
        caller,
        locks(caller, seen).reading(Set.of(request.booking())),
        work -> {
          Command command = request.command();
          Booking booking = work.booking(request.booking());
          Checks.requireVersion(booking, request.expectedVersion());
          Checks.requireInWait(booking, work.now());
          Checks.requireLegal(Optional.of(booking), command, caller);
          Checks.requireGuestKnown(booking, command, caller);
          Checks.requireDue(booking, command, work.now());
          BookingBuilder changed = booking.next(command.to());
          if (command.to().isPending()) {
            request.lifetime().ifPresent(lifetime -> changed.expiresAt(until(work, lifetime)));
          } else if (command.to().isActive()) {
            changed.expiresAt(null);
          } else {
            changed.cancelReason(request.reason());
          }
          Booking after = changed.build();
          work.change(command, booking, after);
          return after;
        });
  }

  /**
   * Gives a hold up.
   *
   * @param caller tenant, actor and idempotency
   * @param id the hold
   * @return the hold, cancelled
   * @throws IllegalTransitionException if it is not a hold any more
   */
  public Booking release(Caller caller, BookingId id) {
    requireNonNull(caller, "caller");
    requireNonNull(id, "id");
    Booking seen = get(caller.tenant(), id);
    return run(
        caller,
        locks(caller, seen).reading(Set.of(id)),
        work -> {
          Booking hold = work.booking(id);
          Checks.requireUsable(hold, work.now());
          Checks.requireLegal(Optional.of(hold), Command.RELEASE, caller);
          return work.end(Command.RELEASE, hold, "");
        });
  }

  /**
   * Moves a booking: the old time is given up and the new one taken, or neither (BS-06).
   *
   * @param caller tenant, actor and idempotency
   * @param request the booking and the new start
   * @return the booking, whose id is the same; unchanged if it starts there already, of the same
   *     event type and with the same host
   * @throws SlotRefusedException if the new start cannot be booked
   * @throws ChangeRefusedException if the policy does not let a booker move it any more
   * @throws IllegalArgumentException if the new start is of another event type
   */
  public Booking reschedule(Caller caller, RescheduleRequest request) {
    requireNonNull(caller, "caller");
    requireNonNull(request, "request");
    Booking seen = get(caller.tenant(), request.booking());
    Choice to = request.to().keeping(seen);
    SlotQuery question =
        query(caller, to).ignoring(Set.of(request.booking())).preferring(seen.hosts()).build();
    Set<BookingId> involved = new HashSet<>(Set.of(request.booking()));
    request.hold().ifPresent(involved::add);
    LockRequest locks =
        locks(caller, to, Optional.of(seen))
            .reading(Availability.factsNeeded(question))
            .reading(involved);
    return run(caller, locks, work -> new Move(request, to, question, work).booking());
  }

  /**
   * Gives a booking up.
   *
   * @param caller tenant, actor and idempotency
   * @param request the booking, and why
   * @return the booking, cancelled
   * @throws ChangeRefusedException if the policy does not let a booker cancel it any more
   */
  public Booking cancel(Caller caller, CancelRequest request) {
    requireNonNull(caller, "caller");
    requireNonNull(request, "request");
    Booking seen = get(caller.tenant(), request.booking());
    return run(
        caller,
        locks(caller, seen).reading(Set.of(request.booking())),
        work -> {
          Booking booking = work.booking(request.booking());
          Checks.requireVersion(booking, request.expectedVersion());
          Checks.requireCancellable(booking, caller, request.policy(), work.now());
          return booking.isSession()
              ? work.endSession(booking, request.reason())
              : work.end(Command.CANCEL, booking, request.reason());
        });
  }

  /**
   * Says for what reason a booking could not be moved or cancelled now, by the checks that these
   * commands make before they look for time.
   *
   * @param caller who would change it
   * @param command {@link Command#RESCHEDULE} or {@link Command#CANCEL}
   * @param booking the booking as it was read
   * @param policy until when a booker may change it
   * @return empty if nothing stands against the command
   * @throws IllegalArgumentException if the command is another one
   */
  public Optional<BookingRefusedException> refusal(
      Caller caller, Command command, Booking booking, ChangePolicy policy) {
    requireNonNull(caller, "caller");
    requireNonNull(booking, "booking");
    requireNonNull(policy, "policy");
    requireNonNull(command, "command");
    if (command != Command.RESCHEDULE && command != Command.CANCEL) {
      throw new IllegalArgumentException("command (" + command + ") must be RESCHEDULE or CANCEL");
    }
    Instant now = store.facts(caller.tenant(), FactsNeeded.nothing()).now();
    try {
      if (command == Command.RESCHEDULE) {
        Checks.requireOwn(booking, command, caller);
        Checks.requireMovable(booking, caller, policy, now);
      } else {
        Checks.requireCancellable(booking, caller, policy, now);
      }
      return Optional.empty();
    } catch (BookingRefusedException refused) {
      return Optional.of(refused);
    }
  }

  /**
   * Names the future bookings and holds that start at another local time than was promised, because
   * the time-zone data of this JDK is another than that by which they were taken (T8).
   *
   * <p>The bookings are read in pages, as the stream is. What is booked or moved meanwhile may be
   * missing; it is promised by the present data.
   *
   * @param tenant whose bookings
   * @return in order of id; it holds nothing open and need not be closed
   */
  public Stream<MovedPromise> movedByZoneData(TenantId tenant) {
    return new ZoneDataReport(store, requireNonNull(tenant, "tenant")).moved();
  }

  /**
   * Returns what was kept with the caller's idempotency key.
   *
   * @param caller with a key
   * @return the answer to the first success; empty if there was none in the last 24 hours
   * @throws IdempotencyMismatchException if the key was used with another request
   */
  public Optional<String> storedAnswer(Caller caller) {
    return requireNonNull(caller, "caller")
        .idempotency()
        .flatMap(
            idempotency ->
                store
                    .answer(caller.tenant(), IdempotencyKey.of(caller.actor(), idempotency))
                    .map(answer -> Work.matching(answer, idempotency).answer()));
  }

  private Booking run(Caller caller, LockRequest locks, Function<Work, Booking> command) {
    return store.inTransaction(
        caller.tenant(),
        transaction -> {
          Work work = Work.begin(caller, transaction, locks);
          return work.replayed().orElseGet(() -> work.write(command.apply(work)));
        });
  }

  private static SlotQuery.Builder query(Caller caller, Choice choice) {
    if (!choice.waived().isEmpty() && caller.actor().role() != Actor.Role.HOST) {
      throw new IllegalArgumentException(
          "only a host may waive rules, not a " + caller.actor().role() + ": " + choice.waived());
    }
    return choice.query();
  }

  /** Whoever changes a guest's seat, or a session, may not meet others of the same group. */
  private static LockRequest locks(Caller caller, Booking booking) {
    Set<Subject> subjects = new TreeSet<>(booking.hosts());
    if (booking.isSession() || booking.seat().isPresent()) {
      subjects.add(Subject.eventType(booking.eventTypeId()));
    }
    return locks(caller, subjects);
  }

  private static LockRequest locks(Caller caller, Choice choice, Optional<Booking> moved) {
    EventType eventType = choice.eventType();
    Set<Subject> subjects = new TreeSet<>();
    eventType.members().forEach(member -> subjects.add(member.subject()));
    moved.ifPresent(booking -> subjects.addAll(booking.hosts()));
    if (!eventType.limits().isEmpty() || eventType.seats() > 1) {
      subjects.add(eventType.subject());
    }
    if (!eventType.bookerLimits().isEmpty()) {
      choice.booker().ifPresent(subjects::add);
    }
    return locks(caller, subjects);
  }

  private static LockRequest locks(Caller caller, Set<Subject> subjects) {
    return LockRequest.of(subjects)
        .reading(caller.idempotency().map(i -> IdempotencyKey.of(caller.actor(), i)).orElse(null));
  }
}
