package io.slotcore.booking;

import static java.time.temporal.ChronoUnit.MICROS;

import io.slotcore.eventtype.ChangePolicy;
import io.slotcore.eventtype.EventType;
import io.slotcore.eventtype.Host;
import io.slotcore.eventtype.Member;
import io.slotcore.eventtype.Pool;
import io.slotcore.eventtype.Resource;
import io.slotcore.eventtype.Subject;
import io.slotcore.eventtype.Unit;
import io.slotcore.freebusy.FreeBusy;
import io.slotcore.freebusy.FreeBusyType;
import io.slotcore.schedule.Schedule;
import io.slotcore.slot.Availability;
import io.slotcore.slot.BookingId;
import io.slotcore.slot.Explanation;
import io.slotcore.slot.Facts;
import io.slotcore.slot.FactsNeeded;
import io.slotcore.slot.Rule;
import io.slotcore.slot.Slot;
import io.slotcore.slot.SlotQuery;
import io.slotcore.spi.BookingStore;
import io.slotcore.spi.BookingTransaction;
import io.slotcore.spi.HoldKey;
import io.slotcore.spi.IdempotencyKey;
import io.slotcore.spi.LockRequest;
import io.slotcore.spi.LockedFacts;
import io.slotcore.spi.StoredAnswer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
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
    this.store = store;
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
    return Availability.slots(query, facts(tenant, query, busy));
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
    return Availability.explain(query, start, facts(tenant, query, busy));
  }

  private Facts facts(TenantId tenant, SlotQuery query, Map<Subject, FreeBusy> busy) {
    Checks.requireSupported(query.eventType());
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
    return store.find(tenant, id).orElseThrow(() -> new BookingNotFoundException(id));
  }

  /**
   * Takes a start for a while. The visitor's former hold of the event type is given up.
   *
   * @param caller tenant, actor and idempotency
   * @param request what to hold, and for how long
   * @return the hold
   * @throws SlotRefusedException if the start cannot be booked
   * @throws BookingRefusedException if the booking that is to be moved cannot be moved
   */
  public Booking hold(Caller caller, HoldRequest request) {
    Optional<Booking> moved = request.moves().map(id -> get(caller.tenant(), id));
    Choice choice = moved.map(request.choice()::keepingLengthOf).orElseGet(request::choice);
    SlotQuery question = query(caller, choice).build();
    LockRequest locks =
        locks(caller, choice.eventType(), moved)
            .reading(Availability.factsNeeded(question))
            .reading(new HoldKey(choice.eventType().id(), request.visitor()))
            .reading(request.moves().map(Set::of).orElse(Set.of()));
    return run(
        caller,
        locks,
        work -> {
          Checks.requireLegal(Optional.empty(), Command.HOLD, caller);
          Optional<Booking> moving = request.moves().map(work::booking);
          moving.ifPresent(b -> Checks.requireSameType(b, choice.eventType()));
          moving.ifPresent(b -> Checks.requireMovable(b, caller, choice.eventType(), work.now()));
          Set<BookingId> own = new HashSet<>();
          request.moves().ifPresent(own::add);
          work.locked().hold().map(Booking::id).ifPresent(own::add);
          SlotQuery.Builder asked = query(caller, choice).ignoring(own);
          moving.ifPresent(b -> asked.preferring(b.hosts()));
          List<Subject> hosts = decide(asked.build(), choice, work);
          work.releaseFormerHold();
          Booking hold =
              work.newBooking(BookingStatus.HELD, choice, hosts)
                  .visitor(request.visitor())
                  .moves(request.moves().orElse(null))
                  .expiresAt(work.now().plus(request.lifetime()).truncatedTo(MICROS))
                  .build();
          work.change(Command.HOLD, Optional.empty(), hold, Claims.of(hold, moving));
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
    SlotQuery question = query(caller, choice).build();
    LockRequest locks =
        locks(caller, choice.eventType(), Optional.empty())
            .reading(Availability.factsNeeded(question));
    return run(
        caller,
        locks,
        work -> {
          Checks.requireLegal(Optional.empty(), Command.BOOK, caller);
          List<Subject> hosts = decide(question, choice, work);
          Booking booking =
              work.newBooking(BookingStatus.CONFIRMED, choice, hosts)
                  .attendee(attendance.attendee())
                  .details(attendance.details())
                  .build();
          work.change(Command.BOOK, Optional.empty(), booking, Claims.of(booking));
          return booking;
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
    Booking seen = get(caller.tenant(), request.hold());
    LockRequest locks = locks(caller, seen.hosts()).reading(Set.of(request.hold()));
    return run(
        caller,
        locks,
        work -> {
          Booking hold = work.booking(request.hold());
          Checks.requireUsable(hold, work.now());
          Checks.requireLegal(Optional.of(hold), Command.CONFIRM, caller);
          if (hold.moves().isPresent()) {
            throw new HoldMismatchException(hold, Command.CONFIRM);
          }
          requireFree(hold, Set.of(hold.id()), request.busy(), work);
          Booking booking =
              hold.next(BookingStatus.CONFIRMED)
                  .expiresAt(null)
                  .attendee(request.attendance().attendee())
                  .details(request.attendance().details())
                  .build();
          work.change(Command.CONFIRM, Optional.of(hold), booking, Claims.of(booking));
          return booking;
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
    Booking seen = get(caller.tenant(), id);
    return run(
        caller,
        locks(caller, seen.hosts()).reading(Set.of(id)),
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
    Booking seen = get(caller.tenant(), request.booking());
    Choice to = request.to().keepingLengthOf(seen);
    SlotQuery question =
        query(caller, to).ignoring(Set.of(request.booking())).preferring(seen.hosts()).build();
    Set<BookingId> involved = new HashSet<>(Set.of(request.booking()));
    request.hold().ifPresent(involved::add);
    LockRequest locks =
        locks(caller, to.eventType(), Optional.of(seen))
            .reading(Availability.factsNeeded(question))
            .reading(involved);
    return run(
        caller,
        locks,
        work -> {
          Booking booking = work.booking(request.booking());
          Checks.requireVersion(booking, request.expectedVersion());
          Checks.requireSameType(booking, to.eventType());
          Optional<Booking> hold = request.hold().map(work::booking);
          if (hold.isEmpty()) {
            Checks.requireMovable(booking, caller, to.eventType(), work.now());
          } else {
            // The cut-off was asked when the time was held, and a hold is honoured (BS-05).
            Checks.requireMovesLeft(booking, caller, to.eventType().changePolicy());
          }
          if (isThere(booking, to) && hold.isEmpty()) {
            return booking;
          }
          Booking moved;
          if (hold.isPresent()) {
            useHold(hold.get(), booking, request, work);
            moved = work.moved(booking, to, hold.get()).build();
          } else {
            moved = work.moved(booking, to, decide(question, to, work)).build();
          }
          work.change(Command.RESCHEDULE, Optional.of(booking), moved, Claims.of(moved));
          return moved;
        });
  }

  private static boolean isThere(Booking booking, Choice to) {
    return booking.start().equals(to.start())
        && booking.duration().equals(to.duration())
        && booking.eventTypeId().equals(to.eventType().id())
        && subjects(to.eventType()).containsAll(booking.hosts());
  }

  private static void useHold(Booking hold, Booking booking, RescheduleRequest request, Work work) {
    Checks.requireUsable(hold, work.now());
    boolean fits =
        hold.moves().equals(Optional.of(booking.id()))
            && hold.start().equals(request.to().start())
            && request.to().fits(hold.duration())
            && hold.eventTypeId().equals(request.to().eventType().id());
    if (!fits || hold.status() != BookingStatus.HELD) {
      throw new HoldMismatchException(hold, Command.RESCHEDULE);
    }
    Map<Subject, FreeBusy> busy = new HashMap<>();
    Set<FreeBusyType> counting = request.to().eventType().busyTypes();
    request.to().busy().forEach((host, freeBusy) -> busy.put(host, freeBusy.only(counting)));
    requireFree(hold, Set.of(hold.id(), booking.id()), busy, work);
    work.end(Command.RELEASE, hold, "");
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
    Booking seen = get(caller.tenant(), request.booking());
    return run(
        caller,
        locks(caller, seen.hosts()).reading(Set.of(request.booking())),
        work -> {
          Booking booking = work.booking(request.booking());
          Checks.requireVersion(booking, request.expectedVersion());
          Checks.requireLegal(Optional.of(booking), Command.CANCEL, caller);
          Checks.requireInTime(booking, caller, request.policy(), work.now());
          return work.end(Command.CANCEL, booking, request.reason());
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
   */
  public Optional<BookingRefusedException> refusal(
      Caller caller, Command command, Booking booking, ChangePolicy policy) {
    Instant now = store.facts(caller.tenant(), FactsNeeded.nothing()).now();
    try {
      if (command == Command.RESCHEDULE) {
        Checks.requireMovesLeft(booking, caller, policy);
      } else {
        Checks.requireLegal(Optional.of(booking), command, caller);
      }
      Checks.requireInTime(booking, caller, policy, now);
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
    return new ZoneDataReport(store, tenant).moved();
  }

  /**
   * Returns what was kept with the caller's idempotency key.
   *
   * @param caller with a key
   * @return the answer to the first success; empty if there was none in the last 24 hours
   * @throws IdempotencyMismatchException if the key was used with another request
   */
  public Optional<String> storedAnswer(Caller caller) {
    return caller
        .idempotency()
        .flatMap(
            idempotency ->
                store
                    .answer(caller.tenant(), IdempotencyKey.of(caller.actor(), idempotency))
                    .map(answer -> matching(answer, idempotency).answer()));
  }

  private Booking run(
      Caller caller, LockRequest locks, java.util.function.Function<Work, Booking> work) {
    return store.inTransaction(
        caller.tenant(),
        transaction -> {
          LockedFacts locked = transaction.lock(locks);
          Optional<Booking> replayed =
              locked.answer().flatMap(answer -> replay(caller, answer, transaction));
          if (replayed.isPresent()) {
            return replayed.get();
          }
          Work unit = new Work(caller, locked);
          Booking result = work.apply(unit);
          unit.writeTo(transaction, result);
          return result;
        });
  }

  private static Optional<Booking> replay(
      Caller caller, StoredAnswer answer, BookingTransaction transaction) {
    BookingId id = matching(answer, caller.idempotency().orElseThrow()).booking();
    return transaction.bookings(Set.of(id)).stream().findFirst();
  }

  private static StoredAnswer matching(StoredAnswer answer, Idempotency idempotency) {
    if (!answer.requestHash().equals(idempotency.requestHash())) {
      throw new IdempotencyMismatchException(idempotency);
    }
    return answer;
  }

  private static SlotQuery.Builder query(Caller caller, Choice choice) {
    if (!choice.waived().isEmpty() && caller.actor().role() != Actor.Role.HOST) {
      throw new IllegalArgumentException(
          "only a host may waive rules, not a " + caller.actor().role() + ": " + choice.waived());
    }
    return choice.query();
  }

  private static LockRequest locks(Caller caller, List<Subject> hosts) {
    return LockRequest.of(hosts)
        .reading(caller.idempotency().map(i -> IdempotencyKey.of(caller.actor(), i)).orElse(null));
  }

  private static LockRequest locks(Caller caller, EventType eventType, Optional<Booking> moved) {
    Checks.requireSupported(eventType);
    Set<Subject> subjects = subjects(eventType);
    moved.ifPresent(booking -> subjects.addAll(booking.hosts()));
    if (!eventType.limits().isEmpty()) {
      subjects.add(eventType.subject());
    }
    return locks(caller, List.copyOf(subjects));
  }

  private static Set<Subject> subjects(EventType eventType) {
    return eventType.members().stream()
        .map(Member::subject)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Decides, and returns who serves. */
  private static List<Subject> decide(SlotQuery query, Choice choice, Work work) {
    Facts facts = work.locked().facts().withBusy(choice.busy());
    Explanation explanation = Availability.explain(query, choice.start(), facts);
    if (!explanation.isBookable()) {
      throw new SlotRefusedException(explanation);
    }
    return explanation.assignment().orElseThrow().units().stream().map(Unit::subject).toList();
  }

  /** Asks only whether the time is taken: the rules were asked when it was held. */
  private static void requireFree(
      Booking hold, Set<BookingId> own, Map<Subject, FreeBusy> busy, Work work) {
    Set<Rule> rules =
        EnumSet.allOf(Rule.class).stream().filter(Rule::isWaivable).collect(Collectors.toSet());
    Choice held = asHeld(hold).waiving(rules);
    SlotQuery query = held.query().ignoring(own).build();
    for (Map.Entry<Subject, FreeBusy> entry : busy.entrySet()) {
      held = held.withBusy(entry.getKey(), entry.getValue());
    }
    decide(query, held, work);
  }

  /** The event type as it was when the hold was made, reduced to what can still matter. */
  private static Choice asHeld(Booking hold) {
    Schedule noHours = Schedule.builder("as-held", hold.zone()).build();
    List<Member> members = new ArrayList<>();
    for (Subject subject : hold.hosts()) {
      members.add(
          subject.kind() == Subject.Kind.HOST
              ? Host.of(subject.id(), noHours)
              : Resource.of(subject.id()));
    }
    EventType type =
        EventType.builder(hold.eventTypeId(), hold.duration())
            .pool(Pool.all(members))
            .buffers(hold.buffers().before(), hold.buffers().after())
            .build();
    return Choice.of(type, hold.start());
  }
}
