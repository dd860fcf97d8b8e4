package io.slotcore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotcore.booking.Booking;
import io.slotcore.booking.BookingEvent;
import io.slotcore.booking.BookingStatus;
import io.slotcore.eventtype.EventType;
import io.slotcore.eventtype.Subject;
import io.slotcore.slot.BookingId;
import io.slotcore.slot.Claim;
import io.slotcore.slot.FactsNeeded;
import io.slotcore.time.Interval;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import javax.sql.DataSource;

/** What has to hold of the database that a storm has left, whoever won. */
final class StormLaws {

  private static final Interval EVER =
      Interval.of(Storm.DAY.minus(Duration.ofDays(2)), Duration.ofDays(Storm.DAYS + 6));

  private final TestDatabase kind;
  private final DataSource database;
  private final Map<BookingId, List<BookingEvent>> told;
  private final List<Booking> bookings = new ArrayList<>();
  private final List<Claim> claims;
  private final Instant now;

  /** Reads everything, by the bookings of which consumers were told. */
  StormLaws(
      TestDatabase kind,
      DataSource database,
      JdbcBookingStore store,
      Map<BookingId, List<BookingEvent>> told) {
    this.kind = kind;
    this.database = database;
    this.told = told;
    told.keySet().forEach(id -> bookings.add(store.find(Storm.TENANT, id).orElseThrow()));
    Map<Subject, Interval> all = new TreeMap<>();
    StormOffers.subjects().forEach(subject -> all.put(subject, EVER));
    FactsNeeded needed =
        new FactsNeeded(new TreeMap<>(all), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    var facts = store.facts(Storm.TENANT, needed);
    claims = List.copyOf(facts.claims());
    now = facts.now();
  }

  void hold(Map<BookingId, Long> acknowledged) {
    assertClaimsAreKeptApart();
    assertClaimsAreThoseOfLiveBookings();
    assertSeatsAreThoseOfLiveGuests();
    assertNothingAcknowledgedIsMissing(acknowledged);
    assertEverythingIsToldOnceInOrder();
  }

  /** Cells need no such question: no two of them have the same key. */
  private void assertClaimsAreKeptApart() {
    if (!kind.hasCells()) {
      assertThat(
              Sql.strings(
                  database,
                  """
                  SELECT a.claim_start
                  FROM slotcore_claim a
                  JOIN slotcore_claim b
                    ON b.tenant_id = a.tenant_id AND b.subject = a.subject AND b.unit_no = a.unit_no
                    AND b.claim_start < a.claim_end AND a.claim_start < b.claim_end
                  WHERE a.booking_id <> b.booking_id OR a.claim_start <> b.claim_start
                  """))
          .isEmpty();
    }
  }

  /** A hold for a move claims a part of its time, everything else that is live all of it. */
  private void assertClaimsAreThoseOfLiveBookings() {
    Map<BookingId, List<Claim>> taken =
        claims.stream().collect(Collectors.groupingBy(Claim::booking));
    for (Booking booking : bookings) {
      List<Claim> all =
          booking.status().isActive() && booking.seat().isEmpty()
              ? booking.units().stream()
                  .map(u -> new Claim(u, booking.claimed(), booking.id(), booking.activeUntil()))
                  .toList()
              : List.of();
      List<Claim> found = taken.getOrDefault(booking.id(), List.of());
      if (booking.status() == BookingStatus.HELD && booking.moves().isPresent()) {
        assertThat(found)
            .as("%s", booking)
            .allSatisfy(
                c -> {
                  assertThat(booking.units()).contains(c.unit());
                  assertThat(booking.claimed().encloses(c.interval())).isTrue();
                });
      } else {
        assertThat(found).as("%s", booking).containsExactlyInAnyOrderElementsOf(all);
      }
    }
    assertThat(taken.keySet()).isSubsetOf(told.keySet());
  }

  private void assertSeatsAreThoseOfLiveGuests() {
    Map<BookingId, List<Integer>> seats = new HashMap<>();
    int sold = 0;
    for (Booking guest : bookings) {
      if (guest.seat().isPresent() && guest.status().isActive()) {
        List<Integer> numbers = guest.seat().get().numbers();
        sold += numbers.size();
        seats.computeIfAbsent(guest.seat().get().session(), s -> new ArrayList<>()).addAll(numbers);
      }
    }
    seats.forEach(
        (session, numbers) ->
            assertThat(numbers)
                .as("seats of %s", session)
                .doesNotHaveDuplicates()
                .allSatisfy(number -> assertThat(number).isBetween(0, StormOffers.SEATS - 1)));
    assertThat(count("slotcore_seat")).isEqualTo(sold);
  }

  private int count(String table) {
    return Integer.parseInt(Sql.strings(database, "SELECT count(*) FROM " + table).get(0));
  }

  private void assertNothingAcknowledgedIsMissing(Map<BookingId, Long> acknowledged) {
    Map<BookingId, Long> versions =
        bookings.stream().collect(Collectors.toMap(Booking::id, Booking::version));
    acknowledged.forEach(
        (id, version) ->
            assertThat(versions.getOrDefault(id, 0L)).as("%s", id).isGreaterThanOrEqualTo(version));
  }

  private void assertEverythingIsToldOnceInOrder() {
    for (Booking booking : bookings) {
      List<BookingEvent> events = told.get(booking.id());
      assertThat(events)
          .as("%s", booking)
          .extracting(BookingEvent::version)
          .containsExactlyElementsOf(LongStream.rangeClosed(1, booking.version()).boxed().toList());
      assertThat(events.get(events.size() - 1).after()).isEqualTo(BookingEvent.State.of(booking));
    }
    assertThat(count("slotcore_delivery")).isZero();
    assertThat(count("slotcore_booking")).isEqualTo(bookings.size());
    assertThat(count("slotcore_event"))
        .isEqualTo(told.values().stream().mapToInt(Collection::size).sum());
  }

  /** What has expired does not count, even if nobody has needed to mark it. */
  void limitsAreKept() {
    Set<String> limited = StormOffers.all().stream().map(EventType::id).collect(Collectors.toSet());
    assertAtMost(
        StormOffers.LIMIT,
        bookings.stream()
            .filter(b -> limited.contains(b.eventTypeId()) && b.seat().isEmpty())
            .collect(Collectors.groupingBy(Booking::eventTypeId)));
    assertAtMost(
        StormOffers.BOOKER_LIMIT,
        bookings.stream()
            .filter(b -> b.booker().isPresent())
            .collect(Collectors.groupingBy(b -> b.booker().orElseThrow().id())));
  }

  private void assertAtMost(int limit, Map<String, List<Booking>> counted) {
    Function<Booking, LocalDate> day = b -> LocalDate.ofInstant(b.start(), ZoneOffset.UTC);
    counted.forEach(
        (name, some) ->
            some.stream()
                .filter(b -> b.status().isActive() && !b.isExpired(now))
                .collect(Collectors.groupingBy(day))
                .forEach((date, of) -> assertThat(of).as(name + date).hasSizeLessThan(limit + 1)));
  }
}
