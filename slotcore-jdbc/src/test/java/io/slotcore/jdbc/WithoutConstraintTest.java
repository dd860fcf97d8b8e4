package io.slotcore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import com.zaxxer.hikari.HikariDataSource;
import io.slotcore.booking.TenantId;
import io.slotcore.slot.Claim;
import io.slotcore.spi.BookingStore;
import io.slotcore.spi.Outbox;
import io.slotcore.testkit.BookingStoreContract;
import io.slotcore.testkit.TestClock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** The contract finds a database whose constraint somebody has dropped. */
class WithoutConstraintTest {

  @Test
  void aDatabaseWithoutTheExclusionConstraintIsFound() {
    assertThat(failures("bs01_anOverlapWrittenByHandIsRefused")).isEqualTo(1);
    assertThat(failures("bs01_writersThatHoldNoCommonLockNeverOverlap")).isEqualTo(1);
  }

  /** The locks alone keep requests apart that go through the service. */
  @Test
  void withoutTheConstraintTheLocksStillHold() {
    assertThat(failures("bs02_ofRacingRequestsForOverlappingStartsExactlyOneWins")).isZero();
  }

  private static long failures(String method) {
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(selectMethod(Unconstrained.class, method))
                .filters(EngineFilter.includeEngines("junit-jupiter"))
                .build(),
            listener);
    assertThat(listener.getSummary().getTestsStartedCount()).isEqualTo(1);
    return listener.getSummary().getTestsFailedCount();
  }

  static class Unconstrained extends BookingStoreContract {

    private static final HikariDataSource DATABASE = PostgresServer.newStoreDatabase();

    static {
      Sql.execute(DATABASE, "ALTER TABLE slotcore_claim DROP CONSTRAINT slotcore_claim_no_overlap");
    }

    private final TestClock clock = TestClock.at(Instant.EPOCH);
    private final JooqBookingStore store =
        JooqBookingStore.builder(DATABASE).consumers(CONSUMERS).clockShift(clock::elapsed).build();

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
}
