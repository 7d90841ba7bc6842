package io.lockgrid.node.raft;

import static com.hazelcast.test.SplitBrainTestSupport.blockCommunicationBetween;
import static com.hazelcast.test.SplitBrainTestSupport.unblockCommunicationBetween;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.hazelcast.cp.internal.raft.MembershipChangeMode;
import com.hazelcast.cp.internal.raft.impl.RaftNodeImpl;
import com.hazelcast.cp.internal.raft.impl.log.RaftLog;
import com.hazelcast.cp.internal.raft.impl.state.RaftState;
import com.hazelcast.cp.internal.raftop.NotifyTermChangeOp;
import io.lockgrid.node.Attached;
import io.lockgrid.node.GridNodeConfig;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A leader that took a snapshot and was demoted then. */
class DemotedLeaderTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Attached members = new Attached(
            GridNodeConfig.defaults().withCallTimeout(Duration.ofSeconds(20)),
            config -> config.getCPSubsystemConfig().getRaftAlgorithmConfig().setCommitIndexAdvanceCountToSnapshot(10));

    private final int demoted = members.leader();
    private final int next = (demoted + 1) % 3;
    private final int third = (demoted + 2) % 3;

    @AfterEach
    void stop() {
        members.close();
    }

    private void cut(int one, int another) {
        blockCommunicationBetween(members.member(one), members.member(another));
    }

    private void heal(int one, int another) {
        unblockCommunicationBetween(members.member(one), members.member(another));
    }

    /** Where its log is empty after a snapshot, the leader is cut off and appends an entry that nobody else has. */
    private boolean appendsAloneRightAfterASnapshot() throws Exception {
        RaftNodeImpl node = members.node(demoted);
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        node.execute(() -> {
            RaftLog log = node.state().log();
            boolean now = members.leads(demoted)
                    && log.lastLogOrSnapshotIndex() == log.snapshotIndex()
                    && !log.containsLogEntry(log.snapshotIndex());
            if (now) {
                cut(demoted, next);
                node.replicate(new NotifyTermChangeOp());
            }
            done.complete(now);
        });
        return done.get(30, TimeUnit.SECONDS);
    }

    @Test
    void aGroupOfThreeWithOneDeadMemberGoesOnWithALeaderThatWasDemotedRightAfterASnapshot() throws Exception {
        cut(demoted, third); // a leader that knows of nobody who needs them keeps no entries with its snapshot
        cut(next, third);
        await().atMost(SOON).pollInterval(Duration.ZERO).until(() -> {
            members.grid(demoted).lock("busy").acquire().release();
            return appendsAloneRightAfterASnapshot();
        });
        heal(next, third);
        await().atMost(SOON).until(() -> members.leads(next) || members.leads(third));
        int leader = members.leads(next) ? next : third;

        heal(demoted, leader);
        members.member(next + third - leader).getLifecycleService().terminate();

        await().atMost(SOON)
                .ignoreExceptions()
                .until(() -> members.grid(leader).lock("b").tryAcquire().isPresent());
        await().atMost(SOON)
                .until(() -> members.node(demoted).state().lastApplied()
                        >= members.node(leader).state().commitIndex());
    }

    @Test
    @Tag("thorough")
    void aChangeOfSeatsThatOnlyADemotedLeaderHasGivesWayToTheSnapshotOfTheNext() {
        RaftNodeImpl node = members.node(demoted);
        cut(demoted, next);
        cut(demoted, third);
        node.replicateMembershipChange(members.node(third).getLocalMember(), MembershipChangeMode.REMOVE);
        await().atMost(SOON)
                .until(() -> node.state().lastGroupMembers() != node.state().committedGroupMembers());
        long own = node.state().log().lastLogOrSnapshotIndex();
        await().atMost(SOON).until(() -> members.leads(next) || members.leads(third));
        int leader = members.leads(next) ? next : third;
        RaftState of = members.node(leader).state();
        await().atMost(SOON).pollInterval(Duration.ZERO).until(() -> {
            members.grid(leader).lock("busy").acquire().release();
            return of.log().snapshotIndex() > own + 10; // it has no entries any more that the other could go on with
        });

        heal(demoted, next);
        heal(demoted, third);

        await().atMost(SOON).until(() -> node.state().lastApplied() >= of.commitIndex());
        assertThat(node.getCommittedMembers())
                .isEqualTo(members.node(leader).getCommittedMembers())
                .hasSize(3);
    }
}
