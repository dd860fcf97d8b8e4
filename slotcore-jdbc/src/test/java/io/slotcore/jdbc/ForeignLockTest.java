package io.slotcore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariDataSource;
import io.slotcore.booking.Actor;
import io.slotcore.booking.Booking;
import io.slotcore.booking.BookingService;
import io.slotcore.booking.BookingStatus;
import io.slotcore.booking.Caller;
import io.slotcore.booking.CancelRequest;
import io.slotcore.booking.TenantId;
import io.slotcore.eventtype.ChangePolicy;
import io.slotcore.spi.ConcurrentChangeException;
import io.slotcore.spi.StoreException;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A transaction of somebody else holds rows for longer than the pool lets anybody wait. */
class ForeignLockTest {

  private final TenantId tenant = TenantId.of(UUID.randomUUID().toString());
  private final Repeat repeat = new Repeat(tenant, "ada", Instant.parse("2030-01-01T10:00:00Z"));

  /**
   * The lock of the decision is granted; its last statements wait, so that there is much to undo.
   */
  @ParameterizedTest
  @EnumSource
  void aWriteThatWaitsTooLongIsUndoneAndWorthARetry(TestDatabase kind) throws Exception {
    HikariDataSource database = kind.of(getClass());
    try (HikariDataSource impatient = new HikariDataSource()) {
      database.copyStateTo(impatient);
      impatient.setConnectionInitSql(impatience(kind));
      impatient.setMaximumPoolSize(1);
      JdbcBookingStore store = JdbcBookingStore.builder(impatient).guard(kind.guard()).build();
      Booking booking = repeat.book(store);

      StoreException failure;
      try (Connection other = database.getConnection();
          Statement lock = other.createStatement()) {
        other.setAutoCommit(false);
        lock.execute("SELECT version FROM slotcore_booking FOR UPDATE");
        failure = catchThrowableOfType(StoreException.class, () -> cancel(store, booking));
        other.rollback();
      }

      assertThat(failure).isNotNull().isNotInstanceOf(ConcurrentChangeException.class);
      assertThat(failure.isRetryable()).isTrue();
      assertThat(store.find(tenant, booking.id()).orElseThrow().version()).isEqualTo(1);
      assertThat(cancel(store, booking).status()).isEqualTo(BookingStatus.CANCELLED);
    }
  }

  private static String impatience(TestDatabase kind) {
    return switch (kind) {
      case MARIADB -> "SET innodb_lock_wait_timeout = 0";
      case H2 -> "SET LOCK_TIMEOUT 50";
      case POSTGRES, OLDEST_POSTGRES, POSTGRES_WITH_CELLS -> "SET lock_timeout = '50ms'";
    };
  }

  private Booking cancel(JdbcBookingStore store, Booking booking) {
    return new BookingService(store)
        .cancel(
            Caller.of(tenant, Actor.host("ada")),
            CancelRequest.of(booking.id(), "", ChangePolicy.unlimited()));
  }
}
