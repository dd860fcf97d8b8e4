package io.slotcore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.slotcore.booking.Actor;
import io.slotcore.booking.Booking;
import io.slotcore.booking.BookingService;
import io.slotcore.booking.Caller;
import io.slotcore.booking.Choice;
import io.slotcore.booking.TenantId;
import io.slotcore.spi.BookingSearch;
import io.slotcore.time.Interval;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Which connections a store uses for what, if it has several. */
class SeparateConnectionsTest {

  private static final TenantId TENANT = TenantId.of("tenant");
  private static final Instant TEN = Instant.parse("2030-01-01T10:00:00Z");

  private static Booking book(JdbcBookingStore store) {
    return new BookingService(store)
        .book(
            Caller.of(TENANT, Actor.booker("visitor")),
            Choice.of(Worlds.type("intro", "ada").build(), TEN),
            Worlds.attendance());
  }

  /** A replica that lags: nothing has arrived there yet. */
  @Test
  void readsGoToTheReplicaAndDecisionsNever() {
    try (HikariDataSource primary = PostgresServer.newStoreDatabase();
        HikariDataSource replica = PostgresServer.newStoreDatabase()) {
      JdbcBookingStore store = JdbcBookingStore.builder(primary).reads(replica).build();
      Booking booking = book(store);
      BookingSearch all =
          new BookingSearch.OfHost(
              booking.hosts().get(0), Interval.of(TEN, Duration.ofHours(1)), 10);

      assertThat(store.find(TENANT, booking.id())).isEmpty();
      assertThat(store.search(TENANT, all)).isEmpty();
      store.inTransaction(
          TENANT,
          transaction -> {
            assertThat(transaction.search(all)).hasSize(1);
            return booking;
          });
    }
  }

  @Test
  void theOutboxWorksOnTheConnectionsForJobs() {
    try (HikariDataSource primary = PostgresServer.newStoreDatabase();
        HikariDataSource elsewhere = PostgresServer.newStoreDatabase()) {
      JdbcBookingStore store = JdbcBookingStore.builder(primary).consumer("mail").build();
      JdbcBookingStore apart =
          JdbcBookingStore.builder(primary).consumer("mail").jobs(elsewhere).build();
      book(store);

      assertThat(apart.outbox().take("mail", 10, Duration.ofMinutes(1))).isEmpty();
      assertThat(store.outbox().take("mail", 10, Duration.ofMinutes(1))).hasSize(1);
    }
  }
}
