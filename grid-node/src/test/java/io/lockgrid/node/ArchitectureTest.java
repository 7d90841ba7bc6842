package io.lockgrid.node;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.lockgrid.internal.surroundings.Repeated;
import io.lockgrid.internal.surroundings.Surroundings;
import java.util.Random;
import java.util.Set;
import java.util.Timer;
import java.util.concurrent.ExecutorService;

/** Which package may use which. */
@AnalyzeClasses(packages = "io.lockgrid", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] CLIENT_AND_NODE = {
        "io.lockgrid",
        "io.lockgrid.client..",
        "io.lockgrid.admin..",
        "io.lockgrid.leader..",
        "io.lockgrid.metrics..",
        "io.lockgrid.internal..",
        "io.lockgrid.node.."
    };

    /** As class and method; a star stands for all of its methods. */
    private static final Set<String> ASKS_THE_JVM = Set.of(
            "System.nanoTime",
            "System.currentTimeMillis",
            "Instant.now",
            "Clock.systemUTC",
            "Thread.sleep",
            "TimeUnit.sleep",
            "UUID.randomUUID",
            "Math.random",
            "ThreadLocalRandom.*",
            "Executors.*",
            "LockSupport.*");

    @ArchTest
    static final ArchRule aTableInTimeNeedsNoEngine = noClasses()
            .that()
            .resideInAnyPackage("io.lockgrid.node.replica..", "io.lockgrid.node.local..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "com.hazelcast..",
                    "io.lockgrid.node.raft..",
                    "io.lockgrid.node.membership..",
                    "io.lockgrid.node.agreement..",
                    "io.lockgrid.node.wire..");

    @ArchTest
    static final ArchRule whatWasSeenKnowsNobodyWhoReadsIt = noClasses()
            .that()
            .resideInAPackage("io.lockgrid.node.replica.seen")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.lockgrid.node.replica", "io.lockgrid.node.replica.reads");

    @ArchTest
    static final ArchRule theReplicaKnowsNobodyWhoReadsIt = noClasses()
            .that()
            .resideInAPackage("io.lockgrid.node.replica")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.lockgrid.node.replica.reads");

    @ArchTest
    static final ArchRule theEnginesSideKnowsNobodyWhoComesInThroughIt = noClasses()
            .that()
            .resideInAPackage("io.lockgrid.node.raft")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.lockgrid.node.raft.stock", "io.lockgrid.node.raft.clients");

    @ArchTest
    static final ArchRule whichGridAMemberIsOfKnowsNothingOfSeats = noClasses()
            .that()
            .resideInAPackage("io.lockgrid.node.membership.founding")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.lockgrid.node.membership", "io.lockgrid.node.raft..");

    @ArchTest
    static final ArchRule whatAKeeperDecidesKnowsNoEngineAndNobodyWhoDoesIt = noClasses()
            .that()
            .resideInAPackage("io.lockgrid.node.membership.rules")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.hazelcast..", "io.lockgrid.node.membership", "io.lockgrid.node.raft..");

    @ArchTest
    static final ArchRule replicasAndSnapshotsKnowNobodyWhoProposes = noClasses()
            .that()
            .resideInAPackage("io.lockgrid.node.raft.replicas")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.lockgrid.node.raft", "io.lockgrid.node.raft.stock", "io.lockgrid.node.raft.clients");

    @ArchTest
    static final ArchRule theHoldersSideKnowsNothingOfTheOperators = noClasses()
            .that()
            .resideInAPackage("io.lockgrid.internal.session..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.lockgrid.internal.operator..");

    @ArchTest
    static final ArchRule leadershipIsMadeOfWhatUsersHave = noClasses()
            .that()
            .resideInAPackage("io.lockgrid.leader..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "com.hazelcast..",
                    "io.lockgrid.client..",
                    "io.lockgrid.internal.client..",
                    "io.lockgrid.internal.listen..",
                    "io.lockgrid.internal.operator..",
                    "io.lockgrid.internal.session..",
                    "io.lockgrid.internal.wire..",
                    "io.lockgrid.internal.words..");

    @ArchTest
    static final ArchRule locksKnowNothingOfLeadership = noClasses()
            .that()
            .resideInAnyPackage(CLIENT_AND_NODE)
            .and()
            .resideOutsideOfPackage("io.lockgrid.leader..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.lockgrid.leader..");

    @ArchTest
    static final ArchRule toolsKnowNothingOfLocks = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.lockgrid.internal.bytes..",
                    "io.lockgrid.internal.concurrent..",
                    "io.lockgrid.internal.surroundings..",
                    "io.lockgrid.internal.text..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.lockgrid.internal.client..",
                    "io.lockgrid.internal.session..",
                    "io.lockgrid.internal.operator..",
                    "io.lockgrid.internal.wire..");

    @ArchTest
    static final ArchRule theClientSideKnowsNothingOfTheNode = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.lockgrid",
                    "io.lockgrid.client..",
                    "io.lockgrid.admin..",
                    "io.lockgrid.leader..",
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
                    "io.lockgrid.node.agreement..",
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

    /** Whoever asks the JVM by itself cannot be simulated, and nobody sees what it asked. */
    @ArchTest
    static final ArchRule timeChanceAndThreadsComeFromTheSurroundings = noClasses()
            .that()
            .resideInAnyPackage(CLIENT_AND_NODE)
            .and(areNot(
                    Surroundings.class.getName(),
                    "io.lockgrid.internal.surroundings.JvmServices", // is a part of the JVM's surroundings
                    "io.lockgrid.internal.surroundings.Callbacks", // the same
                    "io.lockgrid.internal.tokens.TokenSecrets", // makes secrets for commands, and no grid is there
                    "io.lockgrid.client.Connecting", // a client starts, and there is no grid yet
                    "io.lockgrid.node.membership.MonotonicClock")) // the engine makes it, for itself
            .should()
            .callMethodWhere(asksTheJvm())
            .orShould()
            .callConstructorWhere(target(owner(assignableTo(Thread.class)
                    .or(assignableTo(ExecutorService.class))
                    .or(assignableTo(Random.class))
                    .or(assignableTo(Timer.class)))));

    @ArchTest
    static final ArchRule onlyWhoStartsSomethingChoosesTheSurroundings = noClasses()
            .that()
            .resideInAnyPackage(CLIENT_AND_NODE)
            .and(areNot(
                    Surroundings.class.getName(),
                    "io.lockgrid.client.LockGridClient",
                    "io.lockgrid.leader.Leadership",
                    "io.lockgrid.internal.tls.ClientLink", // in a client that is not LockGrid's own
                    "io.lockgrid.node.GridNode",
                    "io.lockgrid.node.NodeStarter",
                    "io.lockgrid.node.raft.GridService", // until the engine has configured it
                    "io.lockgrid.node.membership.KeeperService")) // the same
            .should()
            .accessField(Surroundings.class, "JVM");

    private static DescribedPredicate<JavaClass> areNot(String... names) {
        Set<String> exceptions = Set.of(names);
        return DescribedPredicate.describe(
                "are none of " + exceptions,
                each -> exceptions.stream()
                        .noneMatch(name ->
                                each.getName().equals(name) || each.getName().startsWith(name + "$")));
    }

    private static DescribedPredicate<JavaCall<?>> asksTheJvm() {
        return DescribedPredicate.describe(
                "asks the JVM for time, chance or threads",
                call -> ASKS_THE_JVM.contains(call.getTargetOwner().getSimpleName() + "." + call.getName())
                        || ASKS_THE_JVM.contains(call.getTargetOwner().getSimpleName() + ".*"));
    }
}
