package io.lockgrid.console;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may know whom in the console. */
@AnalyzeClasses(packages = "io.lockgrid.console", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule theWebConsoleIsAClientAndKnowsNoMember = noClasses()
            .that()
            .resideOutsideOfPackage("io.lockgrid.console.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.lockgrid.node..", "com.hazelcast..");

    @ArchTest
    static final ArchRule whatServesDoesNotKnowTheCommandLine = noClasses()
            .that()
            .resideOutsideOfPackage("io.lockgrid.console.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.lockgrid.console.cli", "io.lockgrid.console.cli.demo", "io.lockgrid.console.cli.run");

    @ArchTest
    static final ArchRule whatIsRepeatedGoesOnWhateverItThrows = noClasses()
            .should()
            .callMethodWhere(target(nameMatching("scheduleAtFixedRate|scheduleWithFixedDelay|scheduleWithRepetition")))
            .because("the only way is the SDK's Repeated: an executor ends a task at its first throwable");
}
