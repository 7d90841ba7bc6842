package io.lockgrid.node.raft;

import static com.hazelcast.test.SplitBrainTestSupport.blockCommunicationBetween;
import static com.hazelcast.test.SplitBrainTestSupport.unblockCommunicationBetween;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.hazelcast.cp.internal.raft.impl.log.SnapshotEntry;
import com.hazelcast.cp.internal.session.RaftSessionService;
import com.hazelcast.cp.lock.FencedLock;
import io.lockgrid.node.Attached;
import io.lockgrid.node.GridNodeConfig;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StockSessionsTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int ENTRIES_TO_SNAPSHOT = 200;

    private final Attached members = new Attached(
            GridNodeConfig.defaults().withCallTimeout(Duration.ofSeconds(20)),
            config -> config.getCPSubsystemConfig()
                    .getRaftAlgorithmConfig()
                    .setCommitIndexAdvanceCountToSnapshot(ENTRIES_TO_SNAPSHOT)
                    .setAppendRequestMaxEntryCount(10));

    private final int leader = members.leader();
    private final int follower = (leader + 1) % 3;
    private final int other = (leader + 2) % 3;

    @AfterEach
    void stop() {
        members.close();
    }

    private FencedLock lock(int index) {
        return members.member(index).getCPSubsystem().getLock("stock");
    }

    private SnapshotEntry snapshot(int index) {
        return members.node(index).state().log().snapshot();
    }

    private byte[] bytes(SnapshotEntry snapshot) {
        return members.engine(follower)
                .getSerializationService()
                .toData(snapshot.operation())
                .toByteArray();
    }

    private int sessions(int index) {
        RaftSessionService service = members.engine(index).getService(RaftSessionService.SERVICE_NAME);
        return service.getSessionsLocally(members.group()).size();
    }

    @Test
    void aSnapshotThatAMemberHasRestoredStaysInItsLogAsItWas() throws Exception {
        lock(other).lock();
        blockCommunicationBetween(members.member(leader), members.member(follower));
        blockCommunicationBetween(members.member(other), members.member(follower));
        for (int i = 0; i < 2 * ENTRIES_TO_SNAPSHOT; i++) {
            members.grid(leader).lock("busy").acquire().release();
        }
        unblockCommunicationBetween(members.member(leader), members.member(follower));
        unblockCommunicationBetween(members.member(other), members.member(follower));
        await().atMost(SOON).until(() -> snapshot(follower).index() >= ENTRIES_TO_SNAPSHOT && sessions(follower) == 1);
        SnapshotEntry restored = snapshot(follower);
        byte[] before = bytes(restored);

        boolean got = lock(leader).tryLock(); // by another CP session
        await().atMost(SOON).until(() -> sessions(follower) == 2);

        assertThat(got).isFalse();
        assertThat(bytes(restored)).isEqualTo(before);
    }
}
