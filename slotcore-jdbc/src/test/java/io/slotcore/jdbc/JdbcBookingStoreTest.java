package io.slotcore.jdbc;

import io.slotcore.booking.TenantId;
import io.slotcore.slot.Claim;
import io.slotcore.spi.BookingStore;
import io.slotcore.spi.Outbox;
import io.slotcore.testkit.BookingStoreContract;
import io.slotcore.testkit.TestClock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;
import javax.sql.DataSource;

class JdbcBookingStoreTest extends BookingStoreContract {

  private static final DataSource DATABASE = PostgresServer.newStoreDatabase();

  private final TestClock clock = TestClock.at(Instant.EPOCH);
  private final JdbcBookingStore store =
      JdbcBookingStore.builder(DATABASE).consumers(CONSUMERS).clockShift(clock::elapsed).build();

  @Override
  protected BookingStore store() {
    return store;
  }

  @Override
  protected Outbox outbox() {
    return store.outbox();
  }

  @Override
  protected TestClock clock() {
    return clock;
  }

  @Override
  protected Optional<BiConsumer<TenantId, Claim>> writerByHand() {
    return Optional.of((tenant, claim) -> Sql.claim(DATABASE, tenant, claim));
  }
}
