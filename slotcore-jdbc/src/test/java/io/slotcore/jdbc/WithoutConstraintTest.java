package io.slotcore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** The contract finds a database whose constraints somebody has dropped. */
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

  static class Unconstrained extends DatabaseContract {

    Unconstrained() {
      super(TestDatabase.POSTGRES, JdbcBookingStore::builder);
      Sql.execute(
          TestDatabase.POSTGRES.of(getClass()),
          """
          ALTER TABLE slotcore_claim
            DROP CONSTRAINT IF EXISTS slotcore_claim_no_overlap,
            DROP CONSTRAINT IF EXISTS slotcore_claim_pk
          """);
    }
  }
}
