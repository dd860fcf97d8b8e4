package io.slotcore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotcore.memory.MemoryBookingStore;
import io.slotcore.spi.BookingStore;
import io.slotcore.spi.Outbox;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The contract finds stores that break it, by the promise that they break. */
class BrokenStoresTest {

  private static final Instant START = Instant.parse("2026-11-20T09:00:00Z");

  @Test
  void aStoreWithoutAFaultPasses() {
    assertThat(failures(Good.class)).isEmpty();
  }

  @Test
  void aStoreInStepsPasses() {
    assertThat(failures(InSteps.class)).isEmpty();
  }

  @Test
  void aStoreInStepsThatItDoesNotTellIsFound() {
    assertThat(failures(InUntoldSteps.class))
        .containsExactly("whatFitsBadlyIsOfferedIffItCanBeBooked()");
  }

  @Test
  void aStoreThatTellsNobodyIsFound() {
    assertThat(failures(WithoutOutbox.class))
        .contains("bs08_everyChangeIsToldOnceToEveryConsumerInOrder()")
        .noneMatch(name -> name.startsWith("bs01") || name.startsWith("bs12"));
  }

  @Test
  void aStoreThatIgnoresTheTenantIsFound() {
    assertThat(failures(WithoutTenants.class))
        .contains("bs10_nothingOfAnotherTenantIsSeen()")
        .contains("bs10_nothingOfAnotherTenantIsTouched()")
        .contains("bs10_theSameNamesOfTwoTenantsNeverCollide()")
        .contains("bs10_theReportOfMovedPromisesIsOfOneTenant()")
        .contains("bs10_aBookerOfAnotherTenantIsSomebodyElse()");
  }

  @Test
  void aStoreThatForgetsKeysIsFound() {
    List<String> failures = failures(WithoutKeys.class);

    assertThat(failures)
        .contains("bs07_theSameKeyWithTheSameRequestReturnsTheFirstSuccess()")
        .contains("bs07_aSeriesIsRepeatedAsItWasBooked()")
        .contains("bs07_everyChangeOfStateCanBeRepeated()");
    assertThat(promises(failures)).containsExactly("bs07");
  }

  @Test
  void aStoreThatKeepsWhatAFailedTransactionWroteIsFound() {
    assertThat(failures(AutoCommitting.class))
        .contains("bs04_workThatThrowsChangesNothingAndItsExceptionPassesUnchanged()");
  }

  /** Whoever has read waits for another one who has, which takes time where nobody races. */
  @Test
  void aStoreThatReadsWithoutLocksIsFound() {
    List<String> races =
        List.of(
            "bs02_ofRacingRequestsForOneStartExactlyOneWins",
            "bs02_ofRacingRequestsAsManyWinAsThereAreUnits",
            "bs03_aLimitIsNeverExceeded",
            "bs03_aBookerNeverHasMoreThanHisLimit",
            "bs03_seatsAreNeverExceeded",
            "bs06_ofRacingMovesToOneStartExactlyOneWinsAndTheOthersStay",
            "bs07_racersWithOneKeyAndOneRequestGetOneBooking",
            "bs12_ofRacersForOverlappingSetsOneWinsAndNothingIsHalfTaken",
            "bs02_ofRacingSeriesExactlyOneWins");

    assertThat(ContractRun.of(WithoutLocks.class, races).failed())
        .containsExactlyInAnyOrderElementsOf(races.stream().map(name -> name + "()").toList());
    assertThat(ContractRun.of(Good.class, races).failed()).isEmpty();
  }

  @Test
  void aStoreWithoutConstraintsIsFound() {
    List<String> failures = failures(WithoutConstraints.class);

    assertThat(failures)
        .contains("bs01_twoActiveClaimsOfOneHostNeverOverlap()")
        .contains("bs01_writersThatHoldNoCommonLockNeverOverlap()")
        .contains("bs01_theUnitsOfAResourceAreTakenEachForItself()")
        .contains("bs03_noSeatIsTakenTwiceWhoeverWritesIt()")
        .contains("bs03_noSeatIsTakenThatThereIsNot()")
        .contains("bs12_aCollisionOfOneClaimWritesNone()");
    assertThat(promises(failures))
        .as("the locks keep those apart that go through the service")
        .doesNotContain("bs02", "bs05", "bs06", "bs13");
  }

  @Test
  void aStoreThatClaimsHalfIsFound() {
    assertThat(failures(ClaimingHalf.class))
        .contains("bs12_severalAreClaimedAllOrNone()")
        .contains("bs12_ofRacersForOverlappingSetsOneWinsAndNothingIsHalfTaken()")
        .contains("bs12_aMoveOfSeveralFreesAndTakesAllOrNone()");
  }

  @Test
  void aStoreInWhichHoldsNeverExpireIsFound() {
    assertThat(failures(WithoutExpiry.class))
        .contains("bs05_anExpiredHoldBlocksNobody()")
        .contains("bs05_aSessionWhoseSeatsHaveExpiredBlocksNobody()")
        .contains("bs05_whatIsToBeApprovedIsTakenUntilItsTimeHasPassed()");
  }

  @Test
  void aStoreThatDoesNotSeeTakenSeatsIsFound() {
    assertThat(failures(BlindForSeats.class))
        .contains("bs03_everySeatThatIsTakenIsAFact()")
        .contains("bs03_seatsAreNeverExceeded()")
        .noneMatch(name -> name.startsWith("bs01_two") || name.startsWith("bs12"));
  }

  @Test
  void aStoreThatForgetsUnitsIsFound() {
    assertThat(failures(ForgettingUnits.class))
        .contains("whatIsReadIsWhatWasWritten()")
        .contains("bs02_theFreeUnitWithTheLowestNumberIsTaken()");
  }

  @Test
  void nothingIsSkippedButWhatTheStoreDoesNotDeclare() {
    ContractRun run = ContractRun.of(Good.class);

    assertThat(run.skipped()).isNotEmpty();
    assertThat(run.skipped().values())
        .allMatch(word -> word.contains("the store does not declare "));
    for (Capability capability : Capability.values()) {
      assertThat(run.skipped().values())
          .as("every capability has a test")
          .anyMatch(word -> word.contains(capability.name()));
    }
    assertThat(ContractRun.of(DeclaringAll.class).skipped()).isEmpty();
  }

  private static List<String> failures(Class<? extends BookingStoreContract> contract) {
    ContractRun run = ContractRun.of(contract);
    assertThat(run.started()).isGreaterThan(150);
    return run.failed();
  }

  private static Set<String> promises(List<String> tests) {
    return tests.stream()
        .filter(name -> name.matches("bs\\d\\d_.*"))
        .map(name -> name.substring(0, 4))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** A store in memory behind the fault that a subclass adds. */
  abstract static class Faulty extends BookingStoreContract {

    private final TestClock clock = TestClock.at(START);
    private final MemoryBookingStore good = new MemoryBookingStore(clock, CONSUMERS);
    private final BookingStore store;

    Faulty(UnaryOperator<BookingStore> fault) {
      store = fault.apply(good);
    }

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

    /** Enough to find what histories can find; to shrink it takes its time. */
    @Override
    protected int histories() {
      return 12;
    }
  }

  static class Good extends Faulty {
    Good() {
      super(BrokenStore::new);
    }
  }

  static class DeclaringAll extends Good {
    @Override
    protected Set<Capability> capabilities() {
      return EnumSet.allOf(Capability.class);
    }
  }

  static class WithoutOutbox extends Good {
    private final Outbox silent = new MemoryBookingStore(clock(), CONSUMERS).outbox();

    @Override
    protected Outbox outbox() {
      return silent;
    }
  }

  static class InSteps extends Faulty {
    InSteps() {
      super(good -> new StoreInSteps(good, Duration.ofMinutes(5)));
    }
  }

  static class InUntoldSteps extends Faulty {
    InUntoldSteps() {
      super(Faults.InUntoldSteps::new);
    }
  }

  static class WithoutTenants extends Faulty {
    WithoutTenants() {
      super(Faults.WithoutTenants::new);
    }
  }

  static class WithoutKeys extends Faulty {
    WithoutKeys() {
      super(Faults.WithoutKeys::new);
    }
  }

  static class WithoutExpiry extends Faulty {
    WithoutExpiry() {
      super(Faults.WithoutExpiry::new);
    }
  }

  static class WithoutConstraints extends Faulty {
    WithoutConstraints() {
      super(Faults.WithoutConstraints::new);
    }
  }

  static class BlindForSeats extends Faulty {
    BlindForSeats() {
      super(Faults.BlindForSeats::new);
    }
  }

  static class ClaimingHalf extends Faulty {
    ClaimingHalf() {
      super(Faults.ClaimingHalf::new);
    }
  }

  static class ForgettingUnits extends Faulty {
    ForgettingUnits() {
      super(Faults.ForgettingUnits::new);
    }
  }

  static class AutoCommitting extends Faulty {
    AutoCommitting() {
      super(Racing.AutoCommitting::new);
    }
  }

  static class WithoutLocks extends Faulty {
    WithoutLocks() {
      super(Racing.WithoutLocks::new);
    }
  }
}
