package io.lockgrid.node.table;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The table is pure: it knows nothing of engines, clocks and threads. */
@AnalyzeClasses(packages = "io.lockgrid.node.table..", importOptions = ImportOption.DoNotIncludeTests.class)
class TableDependenciesTest {
    @ArchTest
    static final ArchRule USES_THE_WORDS_THEIR_BYTES_AND_THE_JDK_ALONE = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.lockgrid.node.table..",
                    "io.lockgrid.internal.words",
                    "io.lockgrid.internal.bytes",
                    "io.lockgrid.admin",
                    "io.lockgrid",
                    "java.lang..",
                    "java.time",
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
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "identityHashCode", Object.class);

    @ArchTest
    static final ArchRule USES_NO_RANDOMNESS = noClasses()
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(java.util.Random.class)
            .orShould()
            .callMethod(java.util.UUID.class, "randomUUID")
            .orShould()
            .callMethod(Math.class, "random");

    @ArchTest
    static final ArchRule ITS_MAP_KNOWS_NOTHING_OF_LOCKS = noClasses()
            .that()
            .resideInAPackage("io.lockgrid.node.table.trie")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.lockgrid.node.table", "io.lockgrid.node.table.words", "io.lockgrid.node.table.bytes");

    @ArchTest
    static final ArchRule ITS_WORDS_ARE_WORDS_ALONE = noClasses()
            .that()
            .resideInAPackage("io.lockgrid.node.table.words")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.lockgrid.node.table", "io.lockgrid.node.table.trie", "io.lockgrid.node.table.bytes");

    @ArchTest
    static final ArchRule ITS_BYTES_KNOW_WORDS_AND_NO_RULES = noClasses()
            .that()
            .resideInAPackage("io.lockgrid.node.table.bytes")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.lockgrid.node.table", "io.lockgrid.node.table.trie");
}
