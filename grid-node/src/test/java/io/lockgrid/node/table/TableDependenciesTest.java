package io.lockgrid.node.table;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The table is pure: it knows nothing of engines, clocks and threads. */
@AnalyzeClasses(packages = "io.lockgrid.node.table", importOptions = ImportOption.DoNotIncludeTests.class)
class TableDependenciesTest {
    @ArchTest
    static final ArchRule USES_THE_JDK_ALONE = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.lockgrid.node.table",
                    "java.lang..",
                    "java.util",
                    "java.util.function",
                    "java.util.zip",
                    "java.nio",
                    "java.nio.charset",
                    "org.jspecify.annotations");

    @ArchTest
    static final ArchRule READS_NO_CLOCK_AND_STARTS_NO_THREAD = noClasses()
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(Thread.class, ThreadLocal.class, java.util.Timer.class, java.util.Date.class)
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "identityHashCode", Object.class);

    @ArchTest
    static final ArchRule USES_NO_RANDOMNESS = noClasses()
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(java.util.Random.class, java.util.UUID.class)
            .orShould()
            .callMethod(Math.class, "random");
}
