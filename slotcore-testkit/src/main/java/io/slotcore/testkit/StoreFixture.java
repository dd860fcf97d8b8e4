package io.slotcore.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.slotcore.booking.Actor;
import io.slotcore.booking.Attendance;
import io.slotcore.booking.Attendee;
import io.slotcore.booking.Booking;
import io.slotcore.booking.BookingEvent;
import io.slotcore.booking.BookingService;
import io.slotcore.booking.BookingStatus;
import io.slotcore.booking.Caller;
import io.slotcore.booking.CancelRequest;
import io.slotcore.booking.Choice;
import io.slotcore.booking.Command;
import io.slotcore.booking.ConfirmRequest;
import io.slotcore.booking.HoldRequest;
import io.slotcore.booking.RescheduleRequest;
import io.slotcore.booking.SlotRefusedException;
import io.slotcore.booking.TenantId;
import io.slotcore.eventtype.Buffers;
import io.slotcore.eventtype.ChangePolicy;
import io.slotcore.eventtype.EventType;
import io.slotcore.eventtype.Host;
import io.slotcore.eventtype.Subject;
import io.slotcore.schedule.Schedule;
import io.slotcore.schedule.WeeklyHours;
import io.slotcore.slot.BookingId;
import io.slotcore.slot.Claim;
import io.slotcore.slot.Facts;
import io.slotcore.slot.FactsNeeded;
import io.slotcore.slot.Reason;
import io.slotcore.slot.Rule;
import io.slotcore.spi.BookingChange;
import io.slotcore.spi.BookingSearch;
import io.slotcore.spi.BookingStore;
import io.slotcore.spi.Delivery;
import io.slotcore.spi.LockRequest;
import io.slotcore.spi.Outbox;
import io.slotcore.time.Interval;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;

/** A tenant of its own for each test, a host who is always there, and a day a week from now. */
abstract class StoreFixture {

  static final Subject ADA = Subject.host("ada");
  static final Subject BOB = Subject.host("bob");
  static final Duration LEASE = Duration.ofMinutes(1);
  static final Duration LIFETIME = Duration.ofMinutes(10);

  private static final Schedule ALWAYS =
      Schedule.builder("always", ZoneOffset.UTC)
          .weeklyHours(
              WeeklyHours.builder().on(DayOfWeek.MONDAY, DayOfWeek.SUNDAY, "00:00-24:00").build())
          .build();

  TenantId tenant = newTenant();
  Instant day = Instant.EPOCH;

  protected abstract BookingStore store();

  protected abstract Outbox outbox();

  protected abstract TestClock clock();

  protected abstract Set<Capability> capabilities();

  protected abstract void claimByHand(TenantId owner, Claim claim);

  protected abstract void seatByHand(TenantId owner, Booking guest);

  protected abstract void inTransactionOfCaller(Consumer<BookingStore> work);

  protected abstract BookingStore anotherNode();

  protected abstract BookingStore killed();

  /** Skips the rest of a test of something that the store does not declare. */
  void needs(Capability capability) {
    Assumptions.assumeTrue(
        capabilities().contains(capability), () -> "the store does not declare " + capability);
  }

  @BeforeEach
  void chooseTenantAndDay() {
    tenant = newTenant();
    day = now().truncatedTo(ChronoUnit.DAYS).plus(7, ChronoUnit.DAYS);
  }

  static TenantId newTenant() {
    return TenantId.of("tenant-" + UUID.randomUUID());
  }

  BookingService service() {
    return new BookingService(store());
  }

  /** What the store takes for now. */
  Instant now() {
    return facts(new TreeMap<>(), new TreeMap<>()).now();
  }

  Instant at(String time) {
    return day.plus(Duration.between(LocalTime.MIDNIGHT, LocalTime.parse(time)));
  }

  /** Half an hour with Ada, at any quarter of an hour. */
  static EventType.Builder intro() {
    return EventType.builder("intro", Duration.ofMinutes(30))
        .host(Host.of(ADA.id(), ALWAYS))
        .startIncrement(Duration.ofMinutes(15));
  }

  /** An hour with Ada, on the hour, for several guests at a time. */
  static EventType.Builder group(int seats) {
    return EventType.builder("group", Duration.ofHours(1))
        .host(Host.of(ADA.id(), ALWAYS))
        .seats(seats);
  }

  static Host always(Subject host) {
    return Host.of(host.id(), ALWAYS);
  }

  static EventType.Builder withBob(String id) {
    return EventType.builder(id, Duration.ofMinutes(30))
        .host(Host.of(BOB.id(), ALWAYS))
        .startIncrement(Duration.ofMinutes(15));
  }

  Caller booker() {
    return booker("visitor");
  }

  Caller booker(String id) {
    return Caller.of(tenant, Actor.booker(id));
  }

  Caller host() {
    return Caller.of(tenant, Actor.host(ADA.id()));
  }

  static Attendance attendance() {
    return Attendance.of(
        new Attendee("Ada Example", "ada@example.org", ZoneOffset.UTC, Locale.ENGLISH));
  }

  Booking book(String time) {
    return service().book(booker(), Choice.of(intro().build(), at(time)), attendance());
  }

  Booking book(String visitor, EventType type, String time) {
    return service().book(booker(visitor), Choice.of(type, at(time)), attendance());
  }

  Booking hold(String visitor, EventType type, String time) {
    Choice choice = Choice.of(type, at(time));
    return service().hold(booker(visitor), HoldRequest.of(choice, visitor, LIFETIME));
  }

  Booking confirm(Booking hold) {
    return service().confirm(booker(), ConfirmRequest.of(hold.id(), attendance()));
  }

  Booking cancel(Caller caller, Booking booking) {
    return service().cancel(caller, CancelRequest.of(booking.id(), "", ChangePolicy.unlimited()));
  }

  Booking move(Caller caller, Booking booking, Choice to) {
    return service().reschedule(caller, RescheduleRequest.of(booking.id(), to));
  }

  Booking hold(String visitor, String time) {
    return service().hold(booker(visitor), holdRequest(visitor, time));
  }

  HoldRequest holdRequest(String visitor, String time) {
    return HoldRequest.of(Choice.of(intro().build(), at(time)), visitor, LIFETIME);
  }

  Booking stored(Booking booking) {
    return store().find(tenant, booking.id()).orElseThrow();
  }

  List<Booking> bookingsOf(Subject host) {
    return store().search(tenant, new BookingSearch.OfHost(host, wholeDay(), 1_000));
  }

  Interval wholeDay() {
    return Interval.of(day, Duration.ofDays(1));
  }

  Facts facts(Map<Subject, Interval> claims, Map<Subject, Interval> counted) {
    return store()
        .facts(
            tenant,
            new FactsNeeded(
                new TreeMap<>(claims), new TreeMap<>(), new TreeMap<>(counted), new TreeMap<>()));
  }

  /** The session of which a guest has a seat. */
  Booking sessionOf(Booking guest) {
    BookingId session = guest.seat().orElseThrow().session();
    return store().find(tenant, session).orElseThrow();
  }

  List<Booking> guestsOf(Booking session) {
    return store().search(tenant, new BookingSearch.OfSession(session.id(), 1_000));
  }

  static List<Integer> seats(Booking guest) {
    return guest.seat().orElseThrow().numbers();
  }

  /** What the host's claims take of the day, expired ones left out. */
  List<Interval> claimed(Subject host) {
    Facts facts = facts(Map.of(host, wholeDay()), Map.of());
    return facts.claims(host).stream()
        .filter(claim -> claim.isActive(facts.now()))
        .map(Claim::interval)
        .sorted()
        .toList();
  }

  Interval span(String from, String to) {
    return Interval.of(at(from), at(to));
  }

  /** Takes what is due of the test's own tenant, and does away with what other tests have left. */
  List<Delivery> take(String consumer) {
    List<Delivery> own = new ArrayList<>();
    List<Delivery> due;
    do {
      due = outbox().take(consumer, 1_000, LEASE);
      for (Delivery delivery : due) {
        if (delivery.event().tenant().equals(tenant)) {
          own.add(delivery);
        } else {
          outbox().delivered(delivery);
        }
      }
    } while (!due.isEmpty());
    return own;
  }

  /** Takes and delivers until nothing is due any more. */
  List<BookingEvent> takeAll(String consumer) {
    List<BookingEvent> all = new ArrayList<>();
    for (List<Delivery> due = take(consumer); !due.isEmpty(); due = take(consumer)) {
      due.forEach(outbox()::delivered);
      all.addAll(due.stream().map(Delivery::event).toList());
    }
    return all;
  }

  List<Command> commandsTold() {
    return takeAll(BookingStoreContract.MAIL).stream().map(BookingEvent::command).toList();
  }

  static void assertRefused(Throwable failure, Rule... rules) {
    assertThat(failure).isInstanceOf(SlotRefusedException.class);
    assertThat(((SlotRefusedException) failure).reasons())
        .extracting(Reason::rule)
        .containsAll(List.of(rules));
  }

  void refused(ThrowingCallable command, Rule... rules) {
    assertRefused(catchThrowable(command), rules);
  }

  static BookingId newId() {
    return new BookingId(UUID.randomUUID());
  }

  /** A confirmed booking, as a writer makes it that does not go through the service. */
  Booking written(BookingId id, Subject host, Interval time) {
    return Booking.builder(id, BookingStatus.CONFIRMED)
        .served("intro", List.of(host))
        .time(time.start(), time.duration(), Buffers.none())
        .promised(ZoneOffset.UTC, LocalDateTime.ofInstant(time.start(), ZoneOffset.UTC), "2026a")
        .createdAt(now())
        .build();
  }

  static Claim claim(Booking booking) {
    return new Claim(
        booking.hosts().get(0), booking.claimed(), booking.id(), booking.activeUntil());
  }

  BookingChange change(Booking booking, Claim... claims) {
    BookingEvent.State state = BookingEvent.State.of(booking);
    return new BookingChange(
        booking,
        Arrays.asList(claims),
        new BookingEvent(
            new BookingEvent.Source(tenant, Command.BOOK, Actor.host("writer"), now()),
            booking.id(),
            booking.version(),
            booking.version() == 1 ? null : state,
            state));
  }

  /** Writes past the service, under the lock of Ada. */
  void write(BookingChange... changes) {
    writeLocking(ADA, changes);
  }

  void writeLocking(Subject locked, BookingChange... changes) {
    store()
        .inTransaction(
            tenant,
            transaction -> {
              transaction.lock(LockRequest.of(List.of(locked)));
              transaction.write(Arrays.asList(changes), Optional.empty());
              return changes;
            });
  }
}
