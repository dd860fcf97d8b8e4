package io.slotcore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.slotcore.booking.Actor;
import io.slotcore.booking.Booking;
import io.slotcore.booking.BookingRefusedException;
import io.slotcore.booking.BookingService;
import io.slotcore.booking.Caller;
import io.slotcore.booking.CancelRequest;
import io.slotcore.booking.Choice;
import io.slotcore.booking.ConfirmRequest;
import io.slotcore.booking.HoldRequest;
import io.slotcore.booking.RescheduleRequest;
import io.slotcore.booking.TenantId;
import io.slotcore.eventtype.BookingLimit;
import io.slotcore.eventtype.ChangePolicy;
import io.slotcore.eventtype.EventType;
import io.slotcore.slot.BookingId;
import io.slotcore.spi.Delivery;
import io.slotcore.testkit.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Many who want the same: holds, bookings, moves and cancels of ten hosts from all sides. */
class StormTest {

  private static final HikariDataSource DATABASE = PostgresServer.newStoreDatabase();
  private static final TenantId TENANT = TenantId.of("storm");
  private static final Instant DAY = Instant.parse("2030-06-03T00:00:00Z");
  private static final int THREADS = 16;
  private static final int DAYS = 10;
  private static final int LIMIT = 12;
  private static final Duration STORM = Duration.ofSeconds(3);

  private final TestClock clock = TestClock.at(Instant.EPOCH);
  private final JooqBookingStore store =
      JooqBookingStore.builder(DATABASE).consumer("mail").clockShift(clock::elapsed).build();
  private final BookingService service = new BookingService(store);
  private final List<EventType> types =
      IntStream.range(0, 10)
          .mapToObj(
              i ->
                  Worlds.type("type-" + i / 2, "host-" + i)
                      .buffers(Duration.ofMinutes(5L * (i % 3)), Duration.ofMinutes(10))
                      .limit(BookingLimit.perDay(LIMIT))
                      .build())
          .toList();
  private final Queue<BookingId> known = new ConcurrentLinkedQueue<>();
  private final AtomicInteger done = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private final Map<String, List<Long>> told = new HashMap<>();

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  @Test
  void afterAStormNothingOverlapsAndEveryLimitIsKept() throws Exception {
    long end = System.nanoTime() + STORM.toNanos();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    List<Future<?>> running = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      Random random = new Random(i);
      running.add(threads.submit(() -> rage(random, end)));
    }
    while (System.nanoTime() < end) {
      deliver();
    }
    for (Future<?> thread : running) {
      thread.get(30, TimeUnit.SECONDS);
    }
    threads.shutdown();
    System.out.printf(
        "storm: %d threads, %d s: %d commands done, %d refused, %d bookings%n",
        THREADS, STORM.toSeconds(), done.get(), refused.get(), known.size());

    assertThat(done.get()).isGreaterThan(20);
    assertThat(refused.get()).isGreaterThan(20);
    assertNothingOverlaps();
    assertLimitsAreKept();
    assertEveryVersionHasItsEvent();
    assertClaimsAreThoseOfLiveBookings();
    assertEverythingIsToldInOrder();
  }

  /** Only refusals are caught: whatever else is thrown fails the test. */
  private void rage(Random random, long end) {
    while (System.nanoTime() < end) {
      try {
        command(random);
        done.incrementAndGet();
      } catch (BookingRefusedException refusal) {
        refused.incrementAndGet();
      }
      if (random.nextInt(200) == 0) {
        clock.advance(Duration.ofSeconds(20));
      }
    }
  }

  private void command(Random random) {
    String visitor = "visitor-" + random.nextInt(30);
    Caller caller = Caller.of(TENANT, Actor.booker(visitor));
    EventType type = types.get(random.nextInt(types.size()));
    Instant start =
        DAY.plus(Duration.ofDays(random.nextInt(DAYS)))
            .plus(Duration.ofMinutes(15L * random.nextInt(60)));
    Choice choice = Choice.of(type, start);
    BookingId some = random.nextInt(4) == 0 ? known.peek() : known.poll();
    if (some != null) {
      known.add(some);
    }
    switch (random.nextInt(6)) {
      case 0, 1 -> known.add(service.book(caller, choice, Worlds.attendance()).id());
      case 2 -> holdAndPerhapsConfirm(caller, HoldRequest.of(choice, visitor, lifetime()), random);
      case 3 -> {
        if (some != null) {
          Choice to = Choice.of(servedBy(type, some), start);
          service.reschedule(caller, RescheduleRequest.of(some, to));
        }
      }
      case 4 -> {
        if (some != null) {
          Choice to = Choice.of(servedBy(type, some), start);
          move(caller, some, HoldRequest.of(to, visitor, lifetime()).moving(some));
        }
      }
      default -> {
        if (some != null) {
          service.cancel(caller, CancelRequest.of(some, "", ChangePolicy.unlimited()));
        }
      }
    }
  }

  /** What was booked, served by the host of another event type: moves go from host to host. */
  private EventType servedBy(EventType other, BookingId booking) {
    String id = service.get(TENANT, booking).eventTypeId();
    EventType own = types.stream().filter(type -> type.id().equals(id)).findFirst().orElseThrow();
    return EventType.builder(id, own.duration())
        .host(other.host())
        .zone(own.zone())
        .startIncrement(own.startIncrement())
        .buffers(own.buffers().before(), own.buffers().after())
        .limit(BookingLimit.perDay(LIMIT))
        .build();
  }

  private static Duration lifetime() {
    return Duration.ofSeconds(30);
  }

  private void holdAndPerhapsConfirm(Caller caller, HoldRequest request, Random random) {
    Booking hold = service.hold(caller, request);
    if (random.nextBoolean()) {
      service.confirm(caller, ConfirmRequest.of(hold.id(), Worlds.attendance()));
      known.add(hold.id());
    }
  }

  private void move(Caller caller, BookingId booking, HoldRequest request) {
    Booking hold = service.hold(caller, request);
    service.reschedule(caller, RescheduleRequest.of(booking, request.choice()).using(hold.id()));
  }

  private void deliver() {
    for (Delivery delivery : store.outbox().take("mail", 200, Duration.ofDays(1))) {
      told.computeIfAbsent(delivery.event().booking().toString(), b -> new ArrayList<>())
          .add(delivery.event().version());
      store.outbox().delivered(delivery);
    }
  }

  private static void assertNothingOverlaps() {
    List<String> overlaps =
        Sql.strings(
            DATABASE,
            """
            SELECT a.booking_id || ' and ' || b.booking_id
            FROM slotcore_claim a
            JOIN slotcore_claim b
              ON b.tenant_id = a.tenant_id AND b.subject = a.subject AND b.unit_no = a.unit_no
              AND (b.booking_id, b.claim_start) > (a.booking_id, a.claim_start)
              AND b.claim_start < a.claim_end AND a.claim_start < b.claim_end
            """);
    assertThat(overlaps).isEmpty();
  }

  private static void assertLimitsAreKept() {
    List<String> overruns =
        Sql.strings(
            DATABASE,
            """
            SELECT event_type_id || ' on ' || (start_at AT TIME ZONE 'UTC')::date || ': ' || count(*)
            FROM slotcore_booking
            WHERE status = 'CONFIRMED'
            GROUP BY event_type_id, (start_at AT TIME ZONE 'UTC')::date
            HAVING count(*) > ?
            """,
            LIMIT);
    assertThat(overruns).isEmpty();
  }

  private static void assertEveryVersionHasItsEvent() {
    List<String> gaps =
        Sql.strings(
            DATABASE,
            """
            SELECT b.booking_id::text
            FROM slotcore_booking b
            LEFT JOIN slotcore_event e USING (tenant_id, booking_id)
            GROUP BY b.booking_id, b.version
            HAVING count(e.version) <> b.version OR max(e.version) <> b.version
            """);
    assertThat(gaps).isEmpty();
  }

  private static void assertClaimsAreThoseOfLiveBookings() {
    List<String> wrong =
        Sql.strings(
            DATABASE,
            """
            SELECT b.booking_id::text
            FROM slotcore_booking b
            LEFT JOIN slotcore_claim c USING (tenant_id, booking_id)
            GROUP BY b.booking_id, b.status, b.start_at, b.end_at
            HAVING (b.status IN ('CANCELLED', 'EXPIRED') AND count(c.subject) > 0)
              OR (b.status = 'CONFIRMED' AND (count(c.subject) <> 1
                OR max(c.claim_start) > b.start_at OR min(c.claim_end) < b.end_at))
            """);
    assertThat(wrong).isEmpty();
  }

  private void assertEverythingIsToldInOrder() {
    for (int before = -1; before != told.values().stream().mapToInt(List::size).sum(); ) {
      before = told.values().stream().mapToInt(List::size).sum();
      deliver();
    }
    told.forEach(
        (booking, versions) ->
            assertThat(versions)
                .as(booking)
                .isEqualTo(
                    IntStream.rangeClosed(1, versions.size()).mapToObj(Long::valueOf).toList()));
    assertThat(Sql.strings(DATABASE, "SELECT version FROM slotcore_delivery")).isEmpty();
    assertThat(Sql.strings(DATABASE, "SELECT count(*) FROM slotcore_event"))
        .containsExactly(String.valueOf(told.values().stream().mapToInt(List::size).sum()));
  }
}
