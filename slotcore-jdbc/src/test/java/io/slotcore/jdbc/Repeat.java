package io.slotcore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotcore.booking.Actor;
import io.slotcore.booking.Booking;
import io.slotcore.booking.BookingService;
import io.slotcore.booking.Caller;
import io.slotcore.booking.Choice;
import io.slotcore.booking.Idempotency;
import io.slotcore.booking.TenantId;
import io.slotcore.spi.BookingStore;
import io.slotcore.spi.StoreException;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;

/**
 * One booking under an idempotency key, which is sent again and again until somebody answers.
 *
 * @param tenant who has no other bookings of the host
 * @param host whose time
 * @param start when
 */
record Repeat(TenantId tenant, String host, Instant start) {

  private static final int ATTEMPTS = 20;

  Booking book(BookingStore store) {
    Idempotency key = Idempotency.of("book", host + "-" + start, "request");
    return new BookingService(store)
        .book(
            Caller.of(tenant, Actor.booker("visitor")).withIdempotency(key),
            Choice.of(Worlds.type("intro-" + host, host).build(), start),
            Worlds.attendance());
  }

  /** Tells whether the booking is known to be made; a failure must be worth a retry. */
  boolean isAcknowledged(BookingStore store) {
    try {
      book(store);
      return true;
    } catch (StoreException failure) {
      assertThat(failure.isRetryable())
          .as("%s, caused by %s", failure, failure.getCause())
          .isTrue();
      return false;
    }
  }

  void untilAcknowledged(BookingStore store) {
    for (int attempt = 1; !isAcknowledged(store); attempt++) {
      assertThat(attempt).isLessThan(ATTEMPTS);
    }
  }

  /** The booking, its claim, its event, its delivery and its key are there once each. */
  void assertBookedOnce(DataSource database) {
    List<String> versions =
        Sql.strings(
            database,
            """
            SELECT version
            FROM slotcore_booking
            WHERE tenant_id = ? AND first_host = ? AND start_at = ?
            """,
            tenant.value(),
            "host:" + host,
            start);
    assertThat(versions).containsExactly("1");
    assertThat(
            Sql.strings(
                database,
                """
                SELECT booking_id
                FROM slotcore_claim
                WHERE tenant_id = ? AND subject = ? AND claim_start = ?
                """,
                tenant.value(),
                "host:" + host,
                start))
        .hasSize(1);
  }

  /** Nothing but so many bookings with what belongs to them. */
  static void assertBookings(DataSource database, TenantId tenant, int count) {
    for (String table :
        List.of(
            "slotcore_booking",
            "slotcore_claim",
            "slotcore_event",
            "slotcore_delivery",
            "slotcore_idempotency")) {
      assertThat(
              Sql.strings(
                  database,
                  "SELECT count(*) FROM " + table + " WHERE tenant_id = ?",
                  tenant.value()))
          .as(table)
          .containsExactly(String.valueOf(count));
    }
  }
}
