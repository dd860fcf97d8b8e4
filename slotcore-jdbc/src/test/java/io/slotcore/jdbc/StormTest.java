package io.slotcore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.slotcore.booking.Booking;
import io.slotcore.booking.BookingStatus;
import io.slotcore.eventtype.EventType;
import io.slotcore.eventtype.Subject;
import io.slotcore.slot.BookingId;
import io.slotcore.slot.Claim;
import io.slotcore.slot.FactsNeeded;
import io.slotcore.spi.BookingSearch;
import io.slotcore.spi.Delivery;
import io.slotcore.testkit.TestClock;
import io.slotcore.time.Interval;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What is left after a storm, on each database. */
@ParameterizedClass
@EnumSource
class StormTest {

  private static final Duration LENGTH = Duration.ofSeconds(2);
  private static final Interval EVER =
      Interval.of(Storm.DAY.minus(Duration.ofDays(2)), Duration.ofDays(Storm.DAYS + 4));

  private final TestDatabase kind;
  private final HikariDataSource database;
  private final TestClock clock = TestClock.at(Instant.EPOCH);
  private final JdbcBookingStore store;
  private final Map<BookingId, List<Long>> told = new HashMap<>();

  StormTest(TestDatabase kind) {
    this.kind = kind;
    this.database = kind.newStoreDatabase();
    this.store =
        JdbcBookingStore.builder(database)
            .guard(kind.guard())
            .consumer("mail")
            .clockShift(clock::elapsed)
            .build();
  }

  @Test
  void afterAStormNothingOverlapsAndEveryLimitIsKept() throws Exception {
    Storm storm = new Storm(store, clock);
    storm.rage(LENGTH, this::deliver);
    System.out.printf(
        "storm on %s, %d s: %d commands done, %d refused%n",
        kind, LENGTH.toSeconds(), storm.done(), storm.refused());

    assertThat(storm.done()).isGreaterThan(20);
    assertThat(storm.refused()).isGreaterThan(20);
    for (EventType type : storm.types()) {
      assertBookingsAreKeptApart(type.host().subject());
      assertLimitIsKept(type);
    }
    assertClaimsAreKeptApart();
    assertEveryVersionHasItsEvent();
    assertEverythingIsToldInOrder();
    database.close();
  }

  private void deliver() {
    for (Delivery delivery : store.outbox().take("mail", 200, Duration.ofDays(1))) {
      told.computeIfAbsent(delivery.event().booking(), b -> new ArrayList<>())
          .add(delivery.event().version());
      store.outbox().delivered(delivery);
    }
  }

  /** Also: what is certain has claims for just its time, and what is over has none. */
  private void assertBookingsAreKeptApart(Subject host) {
    List<Booking> bookings =
        store.search(Storm.TENANT, new BookingSearch.OfHost(host, EVER, BookingSearch.MOST));
    Map<BookingId, List<Interval>> claims = claims(host);
    Instant end = Instant.MIN;
    for (Booking booking :
        bookings.stream().sorted(Comparator.comparing(b -> b.claimed().start())).toList()) {
      if (booking.status() == BookingStatus.CONFIRMED) {
        assertThat(booking.claimed().start()).as("%s", booking).isAfterOrEqualTo(end);
        assertThat(claims).containsEntry(booking.id(), List.of(booking.claimed()));
        end = booking.claimed().end();
      } else if (!booking.status().isActive()) {
        assertThat(claims).doesNotContainKey(booking.id());
      }
    }
  }

  private Map<BookingId, List<Interval>> claims(Subject host) {
    FactsNeeded needed =
        new FactsNeeded(
            new TreeMap<>(Map.of(host, EVER)), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    return store.facts(Storm.TENANT, needed).claims(host).stream()
        .collect(
            Collectors.groupingBy(
                Claim::booking, Collectors.mapping(Claim::interval, Collectors.toList())));
  }

  private void assertLimitIsKept(EventType type) {
    for (int day = 0; day < Storm.DAYS; day++) {
      Instant start = Storm.DAY.plus(Duration.ofDays(day));
      String count =
          Sql.strings(
                  database,
                  """
                  SELECT count(*)
                  FROM slotcore_booking
                  WHERE event_type_id = ? AND status = 'CONFIRMED' AND start_at >= ? AND start_at < ?
                  """,
                  type.id(),
                  start,
                  start.plus(Duration.ofDays(1)))
              .get(0);
      assertThat(Integer.parseInt(count))
          .as("%s on day %s", type, day)
          .isLessThanOrEqualTo(Storm.LIMIT);
    }
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

  private void assertEveryVersionHasItsEvent() {
    List<String> gaps =
        Sql.strings(
            database,
            """
            SELECT b.booking_id
            FROM slotcore_booking b
            LEFT JOIN slotcore_event e ON e.tenant_id = b.tenant_id AND e.booking_id = b.booking_id
            GROUP BY b.booking_id, b.version
            HAVING count(e.version) <> b.version OR max(e.version) <> b.version
            """);
    assertThat(gaps).isEmpty();
  }

  private void assertEverythingIsToldInOrder() {
    for (int before = -1; before != all(); ) {
      before = all();
      deliver();
    }
    told.forEach(
        (booking, versions) ->
            assertThat(versions)
                .as("%s", booking)
                .isEqualTo(
                    IntStream.rangeClosed(1, versions.size()).mapToObj(Long::valueOf).toList()));
    assertThat(Sql.strings(database, "SELECT version FROM slotcore_delivery")).isEmpty();
    assertThat(Sql.strings(database, "SELECT count(*) FROM slotcore_event"))
        .containsExactly(String.valueOf(all()));
  }

  private int all() {
    return told.values().stream().mapToInt(List::size).sum();
  }
}
