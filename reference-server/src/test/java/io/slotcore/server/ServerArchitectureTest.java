package io.slotcore.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Locale;

@AnalyzeClasses(
    packages = "io.slotcore.server",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ServerArchitectureTest {

  @ArchTest
  static final ArchRule onlyMainReadsTheEnvironment =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(Main.class.getName())
          .should()
          .callMethod(System.class, "getenv")
          .orShould()
          .callMethod(System.class, "getenv", String.class);

  @ArchTest
  static final ArchRule nobodyUsesTheMachinesLanguage =
      noClasses()
          .should()
          .callMethod(Locale.class, "getDefault")
          .orShould()
          .callMethod(String.class, "toLowerCase")
          .orShould()
          .callMethod(String.class, "toUpperCase");

  @ArchTest
  static final ArchRule featuresKnowOneAnotherInOneDirectionOnly =
      slices().matching("io.slotcore.server.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule featuresDoNotKnowTheWiring =
      noClasses()
          .that()
          .resideInAPackage("io.slotcore.server.*..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.slotcore.server");
}
