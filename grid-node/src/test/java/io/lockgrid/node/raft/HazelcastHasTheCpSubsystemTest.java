package io.lockgrid.node.raft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.hazelcast.config.Config;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.cp.lock.FencedLock;
import com.hazelcast.instance.BuildInfoProvider;
import com.hazelcast.test.TestHazelcastInstanceFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fails, and says why, when the Hazelcast on the class path is not the one that has Raft inside. */
class HazelcastHasTheCpSubsystemTest {

    private static final String WHY =
            "Hazelcast 5.4.0 is the last release on Maven Central whose open-source jar contains"
                    + " the Raft CP Subsystem; from 5.5.0 on there is a stub that throws. Set hazelcast.version in the"
                    + " parent pom back to 5.4.0";

    @Test
    void theHazelcastOnTheClassPathIsTheLastOneWithRaft() {
        assertThat(BuildInfoProvider.getBuildInfo().getVersion()).as(WHY).isEqualTo("5.4.0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com.hazelcast.cp.internal.CPSubsystemImpl",
                "com.hazelcast.cp.internal.RaftService",
                "com.hazelcast.cp.internal.raft.impl.RaftNodeImpl",
                "com.hazelcast.cp.internal.datastructures.lock.LockService",
            })
    void theRaftImplementationIsInTheJar(String className) {
        assertThatCode(() -> Class.forName(className)).as(WHY).doesNotThrowAnyException();
    }

    @Test
    void threeMembersCommitALockThroughRaft() {
        TestHazelcastInstanceFactory factory = new TestHazelcastInstanceFactory(3);
        try {
            Config config = new Config();
            config.getCPSubsystemConfig().setCPMemberCount(3);
            HazelcastInstance[] members = factory.newInstances(config);
            FencedLock lock = members[0].getCPSubsystem().getLock("orders");

            long fence = lock.lockAndGetFence();

            assertThat(fence).as(WHY).isGreaterThan(FencedLock.INVALID_FENCE);
            assertThat(members[1].getCPSubsystem().getLock("orders").isLocked())
                    .as(WHY)
                    .isTrue();
        } finally {
            factory.terminateAll();
        }
    }
}
