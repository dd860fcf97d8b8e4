package io.slotcore.jdbc;

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
import io.slotcore.spi.BookingStore;
import io.slotcore.testkit.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Many who want the same: holds, bookings, moves and cancels of ten hosts from all sides. */
final class Storm {

  static final TenantId TENANT = TenantId.of("storm");
  static final Instant DAY = Instant.parse("2030-06-03T00:00:00Z");
  static final int DAYS = 10;
  static final int LIMIT = 12;

  private static final int THREADS = 16;

  private final TestClock clock;
  private final BookingService service;
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

  Storm(BookingStore store, TestClock clock) {
    this.service = new BookingService(store);
    this.clock = clock;
  }

  /** Rages for a while, and does something else over and over again meanwhile. */
  void rage(Duration length, Runnable meanwhile) throws Exception {
    long end = System.nanoTime() + length.toNanos();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    List<Future<?>> running = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      Random random = new Random(i);
      running.add(threads.submit(() -> rage(random, end)));
    }
    while (System.nanoTime() < end) {
      meanwhile.run();
    }
    for (Future<?> thread : running) {
      thread.get(30, TimeUnit.SECONDS);
    }
    threads.shutdown();
  }

  List<EventType> types() {
    return types;
  }

  int done() {
    return done.get();
  }

  int refused() {
    return refused.get();
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
}
