package io.slotcore.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.slotcore.memory.MemoryBookingStore;
import io.slotcore.spi.BookingStore;
import io.slotcore.spi.Outbox;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** The contract finds stores that break it. */
class BrokenStoresTest {

  private static final Instant START = Instant.parse("2026-11-20T09:00:00Z");

  @Test
  void aStoreWithoutAFaultPasses() {
    assertThat(failures(Good.class)).isEmpty();
  }

  @Test
  void aStoreThatTellsNobodyIsFound() {
    assertThat(failures(WithoutOutbox.class))
        .contains("bs08_everyChangeIsToldOnceToEveryConsumerInOrder()")
        .noneMatch(name -> name.startsWith("bs01") || name.startsWith("bs02"));
  }

  @Test
  void aStoreThatIgnoresTheTenantIsFound() {
    assertThat(failures(WithoutTenants.class))
        .contains("bs10_nothingOfAnotherTenantIsSeen()")
        .contains("bs10_nothingOfAnotherTenantIsTouched()")
        .contains("bs10_theSameNamesOfTwoTenantsNeverCollide()")
        .contains("bs10_theReportOfMovedPromisesIsOfOneTenant()");
  }

  @Test
  void aStoreWithoutTransactionsIsFound() {
    assertThat(failures(AutoCommitting.class))
        .contains("bs04_workThatThrowsChangesNothingAndItsExceptionPassesUnchanged()");
  }

  @Test
  void aStoreThatReadsBeforeItHasTheLockIsFound() {
    assertThat(failures(ReadingTooEarly.class)).contains("bs03_aLimitIsNeverExceeded()");
  }

  private static List<String> failures(Class<? extends BookingStoreContract> contract) {
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(contract))
                .filters(EngineFilter.includeEngines("junit-jupiter"))
                .build(),
            listener);
    TestExecutionSummary summary = listener.getSummary();
    assertThat(summary.getTestsStartedCount()).isGreaterThan(50);
    return summary.getFailures().stream()
        .map(failure -> failure.getTestIdentifier().getDisplayName())
        .toList();
  }

  /** A store in memory behind the fault that a subclass adds. */
  abstract static class Faulty extends BookingStoreContract {

    private final TestClock clock = TestClock.at(START);
    private final MemoryBookingStore good = new MemoryBookingStore(clock, CONSUMERS);
    private final BookingStore store = broken(good);

    abstract BookingStore broken(BookingStore unbroken);

    @Override
    protected BookingStore store() {
      return store;
    }

    @Override
    protected Outbox outbox() {
      return good.outbox();
    }

    @Override
    protected TestClock clock() {
      return clock;
    }
  }

  static class Good extends Faulty {
    @Override
    BookingStore broken(BookingStore unbroken) {
      return new BrokenStore(unbroken);
    }
  }

  static class WithoutOutbox extends Good {
    private final Outbox silent = new MemoryBookingStore(clock(), CONSUMERS).outbox();

    @Override
    protected Outbox outbox() {
      return silent;
    }
  }

  static class WithoutTenants extends Faulty {
    @Override
    BookingStore broken(BookingStore unbroken) {
      return new BrokenStore.WithoutTenants(unbroken);
    }
  }

  static class AutoCommitting extends Faulty {
    @Override
    BookingStore broken(BookingStore unbroken) {
      return new BrokenStore.AutoCommitting(unbroken);
    }
  }

  static class ReadingTooEarly extends Faulty {
    @Override
    BookingStore broken(BookingStore unbroken) {
      return new BrokenStore.ReadingTooEarly(unbroken);
    }
  }
}
