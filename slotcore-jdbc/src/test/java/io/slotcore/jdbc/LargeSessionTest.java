package io.slotcore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.slotcore.booking.Actor;
import io.slotcore.booking.Booking;
import io.slotcore.booking.BookingEvent;
import io.slotcore.booking.BookingService;
import io.slotcore.booking.BookingStatus;
import io.slotcore.booking.Caller;
import io.slotcore.booking.CancelRequest;
import io.slotcore.booking.Choice;
import io.slotcore.booking.Command;
import io.slotcore.booking.RescheduleRequest;
import io.slotcore.booking.Seat;
import io.slotcore.booking.SlotRefusedException;
import io.slotcore.booking.TenantId;
import io.slotcore.eventtype.Buffers;
import io.slotcore.eventtype.ChangePolicy;
import io.slotcore.eventtype.EventType;
import io.slotcore.eventtype.Subject;
import io.slotcore.memory.MemoryBookingStore;
import io.slotcore.slot.BookingId;
import io.slotcore.slot.Claim;
import io.slotcore.slot.Reason;
import io.slotcore.slot.Rule;
import io.slotcore.spi.BookingChange;
import io.slotcore.spi.BookingSearch;
import io.slotcore.spi.BookingStore;
import io.slotcore.spi.LockRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A session of as many guests as there can be: 10,000. */
class LargeSessionTest {

  private static final int SEATS = 10_000;
  private static final int TOGETHER = 1_000;

  /** Many times what it takes: what grows with the square of the guests takes longer. */
  private static final Duration BOUND = Duration.ofSeconds(60);

  private static final Subject ADA = Subject.host("ada");
  private static final Instant START = Instant.parse("2030-01-01T10:00:00Z");
  private static final EventType LECTURE = Worlds.type("lecture", "ada").seats(SEATS).build();

  private final TenantId tenant = TenantId.of(UUID.randomUUID().toString());
  private final Caller host = Caller.of(tenant, Actor.host("ada"));

  @ParameterizedTest
  @EnumSource
  void guestsComeAndGoOnDatabases(TestDatabase kind) {
    require(JdbcBookingStore.builder(kind.of(getClass())).guard(kind.guard()).build());
  }

  @Test
  void guestsComeAndGoInMemory() {
    require(new MemoryBookingStore(InstantSource.fixed(START.minusSeconds(86_400))));
  }

  private void require(BookingStore store) {
    BookingService service = new BookingService(store);
    BookingId session = fill(store);

    Booking last = assertTimeout(BOUND, () -> join(service));
    assertThat(last.seat().orElseThrow()).isEqualTo(new Seat(session, List.of(SEATS - 1)));
    assertThatThrownBy(() -> join(service))
        .isInstanceOfSatisfying(
            SlotRefusedException.class,
            refused ->
                assertThat(refused.reasons()).extracting(Reason::rule).containsExactly(Rule.SEATS));
    Instant later = START.plus(Duration.ofHours(2));
    assertTimeout(
        BOUND,
        () -> service.reschedule(host, RescheduleRequest.of(session, Choice.of(LECTURE, later))));
    assertThat(guests(store, session)).hasSize(SEATS).allMatch(g -> g.start().equals(later));
    assertTimeout(
        BOUND, () -> service.cancel(host, CancelRequest.of(session, "", ChangePolicy.unlimited())));

    assertThat(service.get(tenant, session).status()).isEqualTo(BookingStatus.CANCELLED);
    assertThat(service.get(tenant, last.id()).status()).isEqualTo(BookingStatus.CANCELLED);
    assertThat(guests(store, session)).isEmpty();
  }

  private Booking join(BookingService service) {
    Caller visitor = Caller.of(tenant, Actor.booker("visitor"));
    return service.book(visitor, Choice.of(LECTURE, START), Worlds.attendance());
  }

  private List<Booking> guests(BookingStore store, BookingId session) {
    return store.search(tenant, new BookingSearch.GuestsOf(session, SEATS));
  }

  /** Fills a session but for one seat, past the service. */
  private BookingId fill(BookingStore store) {
    Booking session = booking(null);
    Claim claim = new Claim(ADA, session.claimed(), session.id(), Instant.MAX);
    write(store, List.of(change(session, List.of(claim))));
    for (int from = 0; from < SEATS - 1; from += TOGETHER) {
      List<BookingChange> guests = new ArrayList<>();
      for (int seat = from; seat < Math.min(from + TOGETHER, SEATS - 1); seat++) {
        guests.add(change(booking(new Seat(session.id(), List.of(seat))), List.of()));
      }
      write(store, guests);
    }
    return session.id();
  }

  private void write(BookingStore store, List<BookingChange> changes) {
    store.inTransaction(
        tenant,
        transaction -> {
          transaction.lock(LockRequest.of(List.of(ADA)));
          transaction.write(changes, Optional.empty());
          return changes;
        });
  }

  /** The session, or the guest of a seat. */
  private static Booking booking(Seat seat) {
    return Booking.builder(new BookingId(UUID.randomUUID()), BookingStatus.CONFIRMED)
        .served("lecture", List.of(ADA))
        .time(START, LECTURE.duration(), Buffers.none())
        .promised(ZoneOffset.UTC, LocalDateTime.ofInstant(START, ZoneOffset.UTC), "2026a")
        .seats(seat == null ? SEATS : 0)
        .seat(seat)
        .createdAt(START.minusSeconds(86_400))
        .build();
  }

  private BookingChange change(Booking booking, List<Claim> claims) {
    BookingEvent.Source source =
        new BookingEvent.Source(tenant, Command.BOOK, Actor.host("ada"), booking.createdAt());
    BookingEvent.State state = BookingEvent.State.of(booking);
    return new BookingChange(
        booking, claims, new BookingEvent(source, booking.id(), 1, null, state));
  }
}
