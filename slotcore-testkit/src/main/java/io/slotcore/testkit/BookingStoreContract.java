package io.slotcore.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slotcore.booking.Attendee;
import io.slotcore.booking.Booking;
import io.slotcore.booking.BookingNotFoundException;
import io.slotcore.booking.BookingStatus;
import io.slotcore.booking.Caller;
import io.slotcore.booking.CancelRequest;
import io.slotcore.booking.Choice;
import io.slotcore.booking.Idempotency;
import io.slotcore.booking.TenantId;
import io.slotcore.eventtype.Buffers;
import io.slotcore.eventtype.ChangePolicy;
import io.slotcore.eventtype.Subject;
import io.slotcore.slot.Claim;
import io.slotcore.slot.CountedBooking;
import io.slotcore.spi.BookingSearch;
import io.slotcore.spi.BookingStore;
import io.slotcore.spi.Delivery;
import io.slotcore.spi.Outbox;
import io.slotcore.time.Interval;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/**
 * What every {@link BookingStore} promises, as tests that bear the numbers of the promises. The
 * test of a store extends this class and hands in the store.
 *
 * <p>Every test has a tenant of its own, so that all may share one database. The store needs the
 * consumers {@link #CONSUMERS}, and its time must move with {@link #clock}.
 */
public abstract class BookingStoreContract extends ZoneDataPromises {

  /** A consumer of events that the store must know. */
  public static final String MAIL = "mail";

  /** Another consumer of events that the store must know. */
  public static final String CALENDAR = "calendar";

  /** All consumers of events that the store must know. */
  public static final Set<String> CONSUMERS = Set.of(MAIL, CALENDAR);

  /** For subclasses. */
  protected BookingStoreContract() {}

  /**
   * Returns the store that is tested.
   *
   * @return the same one throughout a test
   */
  @Override
  protected abstract BookingStore store();

  /**
   * Returns the outbox of the store.
   *
   * @return the same one throughout a test
   */
  @Override
  protected abstract Outbox outbox();

  /**
   * Returns the clock with which the store's time moves.
   *
   * @return the clock that the store takes, or adds to its own
   */
  @Override
  protected abstract TestClock clock();

  /**
   * Returns what writes a claim of a booking past the store, as SQL by hand does, and throws if
   * that is refused.
   *
   * @return empty if nothing can write past this store
   */
  @Override
  protected Optional<BiConsumer<TenantId, Claim>> writerByHand() {
    return Optional.empty();
  }

  @Test
  void bs10_nothingOfAnotherTenantIsSeen() {
    Booking booking = book("10:00");
    hold("visitor", "12:00");

    TenantId other = newTenant();

    assertThat(store().find(other, booking.id())).isEmpty();
    assertThat(store().search(other, new BookingSearch.OfHost(ADA, wholeDay(), 10))).isEmpty();
    tenant = other;
    assertThat(claimed(ADA)).isEmpty();
    assertThat(
            facts(Map.of(), Map.of(intro().build().subject(), wholeDay()))
                .counted(intro().build().subject()))
        .isEmpty();
    assertThat(take(MAIL)).isEmpty();
  }

  @Test
  void bs10_nothingOfAnotherTenantIsTouched() {
    TenantId owner = tenant;
    Booking booking = book("10:00");
    tenant = newTenant();

    assertThatThrownBy(
            () ->
                service()
                    .cancel(host(), CancelRequest.of(booking.id(), "", ChangePolicy.unlimited())))
        .isInstanceOf(BookingNotFoundException.class);

    assertThat(store().find(owner, booking.id()).map(Booking::status))
        .contains(BookingStatus.CONFIRMED);
  }

  @Test
  void bs10_theSameNamesOfTwoTenantsNeverCollide() {
    Booking booking = written(newId(), ADA, span("10:00", "11:00"));
    TenantId first = tenant;
    TenantId second = newTenant();
    for (TenantId each : List.of(first, second)) {
      tenant = each;
      write(change(booking, claim(booking)));
      hold("visitor", "12:00");
      Caller caller = booker().withIdempotency(Idempotency.of("book", "key", "of-" + each));
      service().book(caller, Choice.of(intro().build(), at("14:00")), attendance());
    }

    Booking moved = booking.next(BookingStatus.CANCELLED).build();
    write(change(moved));

    assertThat(store().find(first, booking.id()).map(Booking::version)).contains(1L);
    assertThat(store().find(second, booking.id()).map(Booking::version)).contains(2L);
    for (TenantId each : List.of(first, second)) {
      tenant = each;
      assertThat(bookingsOf(ADA)).hasSize(3);
    }
  }

  @Test
  void bs10_aDeliveryIsOfItsTenant() {
    Booking booking = written(newId(), ADA, span("10:00", "11:00"));
    write(change(booking, claim(booking)));
    TenantId first = tenant;
    tenant = newTenant();
    write(change(booking, claim(booking)));
    List<Delivery> both =
        outbox().take(MAIL, 1_000, LEASE).stream()
            .filter(delivery -> delivery.event().booking().equals(booking.id()))
            .toList();
    assertThat(both)
        .extracting(delivery -> delivery.event().tenant())
        .containsExactlyInAnyOrder(first, tenant);

    both.stream().filter(d -> d.event().tenant().equals(first)).forEach(outbox()::delivered);

    clock().advance(LEASE);
    assertThat(take(MAIL)).hasSize(1);
  }

  @Test
  void theStoreTellsTheTimeOfItsClockInMicroseconds() {
    Instant before = now();
    clock().advance(Duration.ofDays(3).plusNanos(1_500));

    Instant after = now();

    assertThat(after).isAfterOrEqualTo(before.plus(Duration.ofDays(3)));
    assertThat(after).isBefore(before.plus(Duration.ofDays(4)));
    assertThat(after).isEqualTo(after.truncatedTo(ChronoUnit.MICROS));
  }

  @Test
  void whatIsReadIsWhatWasWritten() {
    Instant start = at("10:00").plusNanos(123_456_000);
    Booking full =
        Booking.builder(newId(), BookingStatus.HELD)
            .served("intro", List.of(BOB, ADA, Subject.host("zoë:1")))
            .time(start, Duration.ofMinutes(45), minutes(7, 11))
            .promised(
                ZoneId.of("Pacific/Apia"), LocalDateTime.parse("2011-12-30T02:30:00.5"), "2026a")
            .sequence(3)
            .reschedules(2)
            .expiresAt(start.plusNanos(1_000))
            .visitor("visitor")
            .moves(newId())
            .attendee(
                new Attendee(
                    "Zoë \"O'Neill\" 🦊 \\ %s",
                    "zoë@example.org",
                    ZoneOffset.ofHoursMinutes(5, 45),
                    Locale.forLanguageTag("zh-Hant-TW")))
            .details("{\"q\": \"ünï\\code\r\n\t'; DROP TABLE x\"}")
            .cancelReason("שלום")
            .createdAt(now())
            .build();
    Booking bare = written(newId(), ADA, span("14:00", "15:00"));

    write(change(full), change(bare));

    assertThat(fields(stored(full))).isEqualTo(fields(full));
    assertThat(fields(stored(bare))).isEqualTo(fields(bare));
    for (Subject host : full.hosts()) {
      assertThat(bookingsOf(host)).extracting(Booking::id).contains(full.id());
    }
    assertThat(bookingsOf(Subject.host("zoë"))).isEmpty();
  }

  private static Buffers minutes(int before, int after) {
    return Buffers.of(Duration.ofMinutes(before), Duration.ofMinutes(after));
  }

  private static List<Object> fields(Booking booking) {
    return Arrays.asList(
        booking.id(),
        booking.version(),
        booking.status(),
        booking.eventTypeId(),
        booking.hosts(),
        booking.start(),
        booking.duration(),
        booking.buffers(),
        booking.zone(),
        booking.promisedStart(),
        booking.zoneDataVersion(),
        booking.sequence(),
        booking.reschedules(),
        booking.expiresAt(),
        booking.visitor(),
        booking.moves(),
        booking.attendee(),
        booking.details(),
        booking.cancelReason(),
        booking.createdAt());
  }

  @Test
  void aChangeOfHostsIsFoundWithTheNewHostsOnly() {
    Booking first =
        Booking.builder(newId(), BookingStatus.CONFIRMED)
            .served("intro", List.of(ADA, BOB))
            .time(at("10:00"), Duration.ofMinutes(30), Buffers.none())
            .promised(ZoneOffset.UTC, LocalDateTime.parse("2027-01-01T10:00"), "2026a")
            .createdAt(now())
            .build();
    write(change(first));
    Subject eve = Subject.host("eve");

    write(change(first.next(BookingStatus.CONFIRMED).served("intro", List.of(ADA, eve)).build()));

    assertThat(bookingsOf(ADA)).hasSize(1);
    assertThat(bookingsOf(BOB)).isEmpty();
    assertThat(bookingsOf(eve)).hasSize(1);
    assertThat(facts(Map.of(), Map.of(eve, wholeDay())).counted(eve))
        .extracting(CountedBooking::id)
        .containsExactly(first.id());
  }

  @Test
  void aSearchIsInOrderOfStartAndIdAndStopsAtItsLimit() {
    book("14:00");
    Booking same = written(newId(), ADA, span("10:00", "10:30"));
    Booking alsoSame = written(newId(), ADA, span("10:00", "10:30"));
    write(change(same), change(alsoSame));
    service().cancel(host(), CancelRequest.of(book("12:00").id(), "", ChangePolicy.unlimited()));

    List<Booking> all = bookingsOf(ADA);

    assertThat(all).hasSize(4);
    assertThat(all)
        .isSortedAccordingTo(
            java.util.Comparator.comparing(Booking::start).thenComparing(Booking::id));
    assertThat(store().search(tenant, new BookingSearch.OfHost(ADA, wholeDay(), 3)))
        .extracting(Booking::id)
        .containsExactlyElementsOf(all.stream().limit(3).map(Booking::id).toList());
    Interval ever = Interval.of(Instant.MIN, Instant.MAX);
    assertThat(store().search(tenant, new BookingSearch.OfHost(ADA, ever, 10))).hasSize(4);
    assertThat(store().search(tenant, new BookingSearch.OfHost(ADA, span("10:00", "12:00"), 10)))
        .hasSize(2);
  }

  @Test
  void theLongestClaimIsReadAtItsVeryEnd() {
    Interval longest = Interval.of(at("10:00"), Duration.ofDays(93));
    Booking booking = written(newId(), ADA, longest);
    write(change(booking, claim(booking)));
    Interval last = Interval.of(longest.end().minusSeconds(1), Duration.ofSeconds(1));

    assertThat(facts(Map.of(ADA, last), Map.of()).claims(ADA)).containsExactly(claim(booking));
  }

  private static CountedBooking counted(Booking booking, Instant activeUntil) {
    return new CountedBooking(
        booking.id(), booking.start(), booking.duration(), activeUntil, booking.createdAt());
  }

  @Test
  void countedAreActiveBookingsThatStartInTheInterval() {
    Booking counts = book("10:00");
    book("23:30");
    service().cancel(host(), CancelRequest.of(book("12:00").id(), "", ChangePolicy.unlimited()));
    Booking hold = hold("visitor", "14:00");
    Subject type = intro().build().subject();
    Interval until = span("10:00", "23:30");

    for (Subject subject : List.of(type, ADA)) {
      assertThat(facts(Map.of(), Map.of(subject, until)).counted(subject))
          .containsExactlyInAnyOrder(
              counted(counts, Instant.MAX), counted(hold, hold.activeUntil()));
    }
  }
}
