package io.slotcore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.zaxxer.hikari.HikariDataSource;
import io.slotcore.booking.TenantId;
import io.slotcore.spi.StoreException;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nobody gives a connection back. */
class ExhaustedPoolTest {

  private static final Duration PROMPTLY = Duration.ofSeconds(10);

  @ParameterizedTest
  @EnumSource
  void withoutAConnectionABookingFailsPromptlyAndIsWorthARetry(TestDatabase kind) throws Exception {
    try (HikariDataSource pool = new HikariDataSource()) {
      kind.of(getClass()).copyStateTo(pool);
      pool.setMaximumPoolSize(1);
      pool.setConnectionTimeout(250);
      JdbcBookingStore store = JdbcBookingStore.builder(pool).guard(kind.guard()).build();
      Repeat repeat =
          new Repeat(
              TenantId.of(UUID.randomUUID().toString()),
              "ada",
              Instant.parse("2030-01-01T10:00:00Z"));

      StoreException failure;
      try (Connection held = pool.getConnection()) {
        assertThat(held.isClosed()).isFalse();
        failure =
            assertTimeoutPreemptively(
                PROMPTLY,
                () -> catchThrowableOfType(StoreException.class, () -> repeat.book(store)));
      }

      assertThat(failure).isNotNull();
      assertThat(failure.isRetryable()).isTrue();
      assertThat(repeat.isAcknowledged(store)).isTrue();
    }
  }
}
