package io.slotcore.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static io.slotcore.architecture.Packages.under;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.List;
import java.util.stream.Stream;

/**
 * The rules of CONTRIBUTING.md about modules, packages and clocks, over the classes of all modules.
 */
@AnalyzeClasses(
    packages = {"io.slotcore", "gg.jte.generated"},
    importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule aPackageOfTheCoreUsesOnlyThoseBelowIt =
      all(Packages.CORE.keySet().stream().map(ArchitectureTest::usesOnlyThoseBelow).toList());

  @ArchTest
  static final ArchRule theCoreDependsOnlyOnJavaBaseSlf4jAndJspecify =
      classes()
          .that()
          .resideInAnyPackage(under(Packages.CORE.keySet().stream()))
          .should()
          .onlyDependOnClassesThat(
              inJavaBase()
                  .or(JavaClass.Predicates.resideInAnyPackage("org.slf4j..", "org.jspecify.."))
                  .or(
                      JavaClass.Predicates.resideInAnyPackage(
                          under(Packages.CORE.keySet().stream()))))
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule anAdapterKnowsTheCoreAndNoOtherModule =
      all(Packages.ADAPTERS.stream().map(ArchitectureTest::knowsNoOtherModule).toList());

  @ArchTest
  static final ArchRule documentsDependOnTheCoreAndJacksonOnly =
      classes()
          .that()
          .resideInAPackage(under(Packages.JSON))
          .should()
          .onlyDependOnClassesThat(
              inJavaBase()
                  .or(
                      JavaClass.Predicates.resideInAnyPackage(
                          "com.fasterxml.jackson.core..",
                          "com.fasterxml.jackson.databind..",
                          "org.jspecify..",
                          under(Packages.JSON)))
                  .or(
                      JavaClass.Predicates.resideInAnyPackage(
                          under(Packages.CORE.keySet().stream()))))
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule theTestkitKnowsTheCoreAndNoOtherModule =
      knowsNoOtherModule(Packages.TESTKIT);

  @ArchTest
  static final ArchRule fakesKnowNothingOfSlotCore =
      noClasses()
          .that()
          .resideInAPackage(under(Packages.FAKES))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              under(Packages.all().stream().filter(other -> !other.equals(Packages.FAKES))));

  @ArchTest
  static final ArchRule internalPackagesAreUsedByTheirOwnModuleOnly =
      all(
          Stream.concat(
                  Stream.of(usedOnlyBy("io.slotcore.internal", Packages.CORE.keySet().stream())),
                  Stream.concat(
                          Packages.ADAPTERS.stream(),
                          Stream.of(
                              Packages.TESTKIT,
                              Packages.SERVER,
                              Packages.EXAMPLES,
                              Packages.BENCHMARKS))
                      .map(module -> usedOnlyBy(module + ".internal", Stream.of(module))))
              .toList());

  @ArchTest
  static final ArchRule onlyMainReadsTheClockAndTheZoneOfTheMachine =
      noClasses()
          .that()
          .resideOutsideOfPackage(under(Packages.EXAMPLES))
          .and()
          .doNotHaveFullyQualifiedName("io.slotcore.server.Main")
          .and()
          .doNotHaveFullyQualifiedName("io.slotcore.benchmarks.Report")
          .and()
          .doNotHaveFullyQualifiedName("io.slotcore.benchmarks.CalendarReport")
          .and()
          .doNotHaveFullyQualifiedName("io.slotcore.benchmarks.bookings.BookingReport")
          .should()
          .accessTargetWhere(new ClockReads())
          .because("time comes from an injected InstantSource, a zone from a schedule");

  @ArchTest
  static final ArchRule everyClassLiesInAPackageThatTheseRulesKnow =
      classes()
          .that()
          .resideInAPackage("io.slotcore..")
          .should()
          .resideInAnyPackage(under(Packages.all().stream()));

  /** A rule over a module that is not on the class path would hold without having looked. */
  @ArchTest
  static void everyPackageIsSeen(JavaClasses classes) {
    for (String root : Packages.all()) {
      assertTrue(
          classes.stream().anyMatch(JavaClass.Predicates.resideInAPackage(under(root))),
          () -> "no class seen in " + root);
    }
  }

  private static ArchRule usesOnlyThoseBelow(String user) {
    return noClasses()
        .that()
        .resideInAPackage(under(user))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(Packages.forbiddenTo(user))
        .allowEmptyShould(true);
  }

  private static ArchRule knowsNoOtherModule(String module) {
    return noClasses()
        .that()
        .resideInAPackage(under(module))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            under(
                Packages.all().stream()
                    .filter(other -> !other.equals(module) && !Packages.CORE.containsKey(other))))
        .allowEmptyShould(true);
  }

  private static ArchRule usedOnlyBy(String internal, Stream<String> users) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(under(users))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(under(internal))
        .allowEmptyShould(true);
  }

  private static ArchRule all(List<ArchRule> rules) {
    return CompositeArchRule.of(rules).allowEmptyShould(true);
  }

  private static DescribedPredicate<JavaClass> inJavaBase() {
    return describe(
        "are in java.base",
        type ->
            type.isPrimitive()
                || Object.class.getModule().getPackages().contains(type.getPackageName()));
  }
}
