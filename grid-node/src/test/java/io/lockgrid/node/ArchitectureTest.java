package io.lockgrid.node;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.lockgrid.internal.session.Repeated;

/** Which package may use which. */
@AnalyzeClasses(packages = "io.lockgrid", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule theLockTableUsesTheJdkAlone = classes()
            .that()
            .resideInAPackage("io.lockgrid.node.table..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("io.lockgrid.node.table..", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule theLockTableKnowsNoClockAndNoThread = noClasses()
            .that()
            .resideInAPackage("io.lockgrid.node.table..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.time..", "java.util.concurrent..")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Thread.class);

    @ArchTest
    static final ArchRule theClientSideKnowsNothingOfTheNode = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.lockgrid",
                    "io.lockgrid.client..",
                    "io.lockgrid.admin..",
                    "io.lockgrid.metrics..",
                    "io.lockgrid.internal..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.lockgrid.node..");

    @ArchTest
    static final ArchRule theEnginesInternalsStayInTheAdapters = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "io.lockgrid.node.engine..",
                    "io.lockgrid.node.raft..",
                    "io.lockgrid.node.membership..",
                    "io.lockgrid.node.wire..",
                    "io.lockgrid.internal..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "com.hazelcast.cp.internal..",
                    "com.hazelcast.internal..",
                    "com.hazelcast.client.impl..",
                    "com.hazelcast.spi.impl..",
                    "com.hazelcast.instance.impl..");

    @ArchTest
    static final ArchRule nothingButTheMetersNeedsMicrometer = noClasses()
            .that()
            .resideOutsideOfPackages("io.lockgrid.metrics..", "io.lockgrid.node.metrics..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.micrometer..")
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("io.lockgrid.metrics..", "io.lockgrid.node.metrics..");

    @ArchTest
    static final ArchRule whatIsRepeatedGoesOnWhateverItThrows = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(Repeated.class.getName())
            .should()
            .callMethodWhere(target(nameMatching("scheduleAtFixedRate|scheduleWithFixedDelay|scheduleWithRepetition")))
            .because("an executor ends a repeated task at its first throwable, without a word");
}
