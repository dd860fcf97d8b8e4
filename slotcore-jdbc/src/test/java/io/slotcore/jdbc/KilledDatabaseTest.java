package io.slotcore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotcore.booking.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The database is killed while eight clients book, and started again on the same data. */
class KilledDatabaseTest {

  private static final TenantId TENANT = TenantId.of("tenant");
  private static final Instant DAY = Instant.parse("2030-01-01T00:00:00Z");
  private static final int CLIENTS = 8;
  private static final int HOSTS = 3;
  private static final int KILLS = Boolean.getBoolean("slotcore.deep") ? 10 : 1;
  private static final int BOOKINGS_BEFORE_KILL = 40;

  private final Queue<Repeat> acknowledged = new ConcurrentLinkedQueue<>();
  private final Queue<Repeat> unknown = new ConcurrentLinkedQueue<>();

  @Test
  void postgresLosesNothingThatWasAcknowledged() throws Exception {
    Assumptions.assumeTrue(OldestPostgresServer.isInstalled(), "PostgreSQL is not installed");
    try (KillableServer server = new KillablePostgres()) {
      assertNothingIsLost(server);
    }
  }

  @Test
  void mariaDbLosesNothingThatWasAcknowledged() throws Exception {
    Assumptions.assumeTrue(MariaDbServer.isInstalled(), "MariaDB is not installed");
    try (KillableServer server = new KillableMariaDb()) {
      assertNothingIsLost(server);
    }
  }

  private void assertNothingIsLost(KillableServer server) throws Exception {
    server.start();
    DataSource database = server.database();
    SlotcoreSchema.migrate(database);
    JdbcBookingStore store = JdbcBookingStore.builder(database).consumer("mail").build();
    for (int kill = 0; kill < KILLS; kill++) {
      bookUntilKilled(server, store, kill);
      server.start();

      acknowledged.forEach(repeat -> repeat.assertBookedOnce(database));
      assertThat(unknown).hasSize(CLIENTS);
      unknown.forEach(repeat -> repeat.untilAcknowledged(store));
      acknowledged.addAll(unknown);
      unknown.clear();
      acknowledged.forEach(repeat -> repeat.assertBookedOnce(database));
      Repeat.assertBookings(database, TENANT, acknowledged.size());
    }
  }

  private void bookUntilKilled(KillableServer server, JdbcBookingStore store, int kill)
      throws Exception {
    CountDownLatch booked = new CountDownLatch(BOOKINGS_BEFORE_KILL);
    ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
    List<Future<?>> running = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      Instant first = DAY.plus(Duration.ofDays(1_000L * kill + 100L * i));
      running.add(threads.submit(() -> bookUntilItFails(store, first, booked)));
    }
    boolean enough = booked.await(60, TimeUnit.SECONDS);
    server.kill();
    for (Future<?> thread : running) {
      thread.get(60, TimeUnit.SECONDS);
    }
    threads.shutdown();
    assertThat(enough).isTrue();
  }

  private void bookUntilItFails(JdbcBookingStore store, Instant first, CountDownLatch booked) {
    for (int i = 0; ; i++) {
      Repeat repeat =
          new Repeat(TENANT, "host-" + i % HOSTS, first.plus(Duration.ofMinutes(30L * i)));
      if (!repeat.isAcknowledged(store)) {
        unknown.add(repeat);
        return;
      }
      acknowledged.add(repeat);
      booked.countDown();
    }
  }
}
