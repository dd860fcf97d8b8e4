package io.slotcore.architecture;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.slotcore.elsewhere.Stray;
import io.slotcore.jdbc.planted.UsesHidden;
import io.slotcore.json.planted.UsesLogging;
import io.slotcore.testkit.planted.UsesAdapter;
import io.slotcore.time.planted.ReadsClock;
import io.slotcore.time.planted.UsesAbove;
import io.slotcore.time.planted.UsesSql;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule refuses a class that was planted to break it. */
class RulesCatchTest {

  @ParameterizedTest
  @MethodSource("plantedViolations")
  void aPlantedViolationIsFound(ArchRule rule, Class<?> violator) {
    JavaClasses planted = new ClassFileImporter().importClasses(violator);

    AssertionError refusal = assertThrows(AssertionError.class, () -> rule.check(planted));

    assertTrue(refusal.getMessage().contains(violator.getName()), refusal.getMessage());
  }

  static Stream<Arguments> plantedViolations() {
    return Stream.of(
        arguments(ArchitectureTest.aPackageOfTheCoreUsesOnlyThoseBelowIt, UsesAbove.class),
        arguments(ArchitectureTest.theCoreDependsOnlyOnJavaBaseSlf4jAndJspecify, UsesSql.class),
        arguments(ArchitectureTest.anAdapterKnowsTheCoreAndNoOtherModule, UsesHidden.class),
        arguments(ArchitectureTest.documentsDependOnTheCoreAndJacksonOnly, UsesLogging.class),
        arguments(ArchitectureTest.theTestkitKnowsTheCoreAndNoOtherModule, UsesAdapter.class),
        arguments(ArchitectureTest.internalPackagesAreUsedByTheirOwnModuleOnly, UsesHidden.class),
        arguments(ArchitectureTest.onlyMainReadsTheClockAndTheZoneOfTheMachine, ReadsClock.class),
        arguments(ArchitectureTest.everyClassLiesInAPackageThatTheseRulesKnow, Stray.class));
  }
}
