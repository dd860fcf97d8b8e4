package io.slotcore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotcore.booking.Booking;
import io.slotcore.booking.BookingRefusedException;
import io.slotcore.booking.SeriesRefusedException;
import io.slotcore.booking.SlotRefusedException;
import io.slotcore.booking.TenantId;
import io.slotcore.slot.BookingId;
import io.slotcore.testkit.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Many who want the same, at several nodes: ten hosts from all sides. */
final class Storm {

  static final TenantId TENANT = TenantId.of("storm");
  static final Instant DAY = Instant.parse("2030-06-03T00:00:00Z");
  static final int DAYS = 3;

  /** On a machine that is busy a storm takes longer. */
  private static final int FEWEST = 300;

  private final List<StormNode> nodes;
  private final TestClock clock;
  private final Map<BookingId, Long> acknowledged = new ConcurrentHashMap<>();
  private final Queue<BookingId> known = new ConcurrentLinkedQueue<>();
  private final AtomicInteger done = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();

  Storm(List<StormNode> nodes, TestClock clock) {
    this.nodes = List.copyOf(nodes);
    this.clock = clock;
  }

  /** Rages for a while, and does something else over and over again meanwhile. */
  void rage(int clients, Duration length, Runnable meanwhile) throws Exception {
    long end = System.nanoTime() + length.toNanos();
    ExecutorService threads = Executors.newFixedThreadPool(clients);
    List<Future<?>> running = new ArrayList<>();
    for (int i = 0; i < clients; i++) {
      Random random = new Random(i);
      running.add(threads.submit(() -> rage(random, end)));
    }
    while (System.nanoTime() < end) {
      meanwhile.run();
    }
    for (Future<?> thread : running) {
      thread.get(60, TimeUnit.SECONDS);
    }
    threads.shutdown();
  }

  /** The highest version of each booking that anybody was told by the service. */
  Map<BookingId, Long> acknowledged() {
    return acknowledged;
  }

  int done() {
    return done.get();
  }

  int refused() {
    return refused.get();
  }

  /** Only refusals are caught: whatever else is thrown fails the test. */
  private void rage(Random random, long end) {
    while (System.nanoTime() < end || done.get() + refused.get() < FEWEST) {
      StormNode node = nodes.get(random.nextInt(nodes.size()));
      try {
        new StormVisit(node.service(), random, this::acknowledge).command(some(random));
        done.incrementAndGet();
      } catch (SlotRefusedException refusal) {
        assertThat(refusal.reasons()).isNotEmpty();
        refused.incrementAndGet();
      } catch (SeriesRefusedException refusal) {
        assertThat(refusal.occurrences()).anySatisfy(o -> assertThat(o.reasons()).isNotEmpty());
        refused.incrementAndGet();
      } catch (BookingRefusedException refusal) {
        refused.incrementAndGet();
      }
      passTime(random, node);
    }
  }

  private void passTime(Random random, StormNode node) {
    if (random.nextInt(200) == 0) {
      clock.advance(Duration.ofSeconds(20));
    }
    if (random.nextInt(50) == 0) {
      node.perhapsJump(random);
    }
  }

  private BookingId some(Random random) {
    BookingId some = random.nextInt(4) == 0 ? known.peek() : known.poll();
    if (some == null) {
      return BookingId.parse("00000000-0000-4000-8000-000000000000");
    }
    known.add(some);
    return some;
  }

  private void acknowledge(Booking booking) {
    if (acknowledged.merge(booking.id(), booking.version(), Math::max) == 1) {
      known.add(booking.id());
      booking.seat().ifPresent(seat -> known.add(seat.session()));
    }
  }
}
