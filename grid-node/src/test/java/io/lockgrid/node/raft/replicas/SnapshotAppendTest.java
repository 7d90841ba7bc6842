package io.lockgrid.node.raft.replicas;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.config.cp.RaftAlgorithmConfig;
import com.hazelcast.cp.internal.RaftEndpointImpl;
import com.hazelcast.cp.internal.RaftGroupId;
import com.hazelcast.cp.internal.raft.MembershipChangeMode;
import com.hazelcast.cp.internal.raft.command.DestroyRaftGroupCmd;
import com.hazelcast.cp.internal.raft.impl.RaftEndpoint;
import com.hazelcast.cp.internal.raft.impl.RaftIntegration;
import com.hazelcast.cp.internal.raft.impl.RaftNodeImpl;
import com.hazelcast.cp.internal.raft.impl.RaftNodeStatus;
import com.hazelcast.cp.internal.raft.impl.command.UpdateRaftGroupMembersCmd;
import com.hazelcast.cp.internal.raft.impl.dto.AppendFailureResponse;
import com.hazelcast.cp.internal.raft.impl.dto.AppendRequest;
import com.hazelcast.cp.internal.raft.impl.dto.AppendSuccessResponse;
import com.hazelcast.cp.internal.raft.impl.dto.InstallSnapshot;
import com.hazelcast.cp.internal.raft.impl.handler.AppendRequestHandlerTask;
import com.hazelcast.cp.internal.raft.impl.log.LogEntry;
import com.hazelcast.cp.internal.raft.impl.log.RaftLog;
import com.hazelcast.cp.internal.raft.impl.log.SnapshotEntry;
import com.hazelcast.logging.Logger;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A follower whose log begins right after its snapshot, on the engine's real Raft node; all runs on this thread. */
class SnapshotAppendTest {
    private static final long SNAPSHOT = 10;

    private final RaftEndpoint self = new RaftEndpointImpl(new UUID(0, 1));
    private final RaftEndpoint former = new RaftEndpointImpl(new UUID(0, 2));
    private final RaftEndpoint next = new RaftEndpointImpl(new UUID(0, 3));
    private final Set<RaftEndpoint> all = Set.of(self, former, next);
    private final List<Object> sent = new ArrayList<>();
    private final List<Long> applied = new ArrayList<>();
    private final RaftNodeImpl node = RaftNodeImpl.newRaftNode(
            new RaftGroupId("test", 0, 1), self, all, new RaftAlgorithmConfig(), integration());

    @BeforeEach
    void followsTheFormerLeaderFromASnapshot() {
        node.start();
        SnapshotEntry snapshot = new SnapshotEntry(1, SNAPSHOT, "state", 0, all);
        node.handleInstallSnapshot(new InstallSnapshot(former, 1, snapshot, 0, 0));
        applied.clear();
    }

    /** All that a Raft node asks of a member: what it sends and applies is written down, what is for later never comes. */
    private RaftIntegration integration() {
        return (RaftIntegration) Proxy.newProxyInstance(
                RaftIntegration.class.getClassLoader(),
                new Class<?>[] {RaftIntegration.class},
                (proxy, method, arguments) -> answer(method.getName(), arguments));
    }

    private @Nullable Object answer(String method, Object[] arguments) {
        switch (method) {
            case "getLogger":
                return Logger.getLogger((String) arguments[0]);
            case "isReady", "isReachable":
                return true;
            case "send":
                sent.add(arguments[0]);
                return true;
            case "execute":
                ((Runnable) arguments[0]).run();
                return null;
            case "runOperation":
                applied.add((Long) arguments[1]);
                return null;
            case "restoreSnapshot", "submit", "schedule", "onNodeStatusChange", "getCPMember":
                return null;
            default:
                throw new UnsupportedOperationException(method);
        }
    }

    private static LogEntry entry(int term, long index) {
        return new LogEntry(term, index, "entry");
    }

    private static AppendRequest request(
            RaftEndpoint leader, int term, int previous, long commit, LogEntry... entries) {
        return new AppendRequest(leader, term, previous, SNAPSHOT, commit, entries, 0, 7);
    }

    private Object answerTo(Runnable task) {
        sent.clear();
        task.run();
        assertThat(sent).hasSize(1);
        return sent.get(0);
    }

    private void isConfirmed(AppendRequest request, long upTo) {
        assertThat(answerTo(SnapshotAppend.of(node, request)))
                .isInstanceOfSatisfying(AppendSuccessResponse.class, success -> {
                    assertThat(success.follower()).isEqualTo(self);
                    assertThat(success.term()).isEqualTo(request.term());
                    assertThat(success.lastLogIndex()).isEqualTo(upTo);
                    assertThat(success.flowControlSequenceNumber()).isEqualTo(7);
                });
        assertThat(node.getLeader()).isEqualTo(request.leader());
        assertThat(node.state().term()).isEqualTo(request.term());
    }

    private void isRefused(AppendRequest request) {
        assertThat(answerTo(SnapshotAppend.of(node, request))).isInstanceOf(AppendFailureResponse.class);
    }

    /** The terms of the entries after the snapshot. */
    private List<Integer> terms() {
        RaftLog log = node.state().log();
        assertThat(log.snapshotIndex()).isEqualTo(SNAPSHOT);
        return LongStream.rangeClosed(SNAPSHOT + 1, log.lastLogOrSnapshotIndex())
                .mapToObj(index -> log.getLogEntry(index).term())
                .toList();
    }

    /** If this fails, the engine does it by itself, and {@link SnapshotAppend} may go. */
    @Test
    void theEnginesOwnTaskRefusesWhatFollowsTheSnapshotOnceAnEntryDoes() {
        isConfirmed(request(former, 1, 1, SNAPSHOT, entry(1, 11)), 11);

        assertThat(answerTo(new AppendRequestHandlerTask(node, request(next, 2, 1, SNAPSHOT))))
                .isInstanceOf(AppendFailureResponse.class);
        assertThat(answerTo(new AppendRequestHandlerTask(node, request(next, 2, 1, SNAPSHOT, entry(2, 11)))))
                .isInstanceOf(AppendFailureResponse.class);
        assertThat(terms()).containsExactly(1);
    }

    @Test
    void theNextLeaderLearnsWhereTheLogsMeetAndPutsItsEntriesInThePlaceOfThoseThatNobodyElseHas() {
        isConfirmed(request(former, 1, 1, SNAPSHOT, entry(1, 11), entry(1, 12), entry(1, 13)), 13);

        isConfirmed(request(next, 2, 1, SNAPSHOT), SNAPSHOT);
        assertThat(terms()).containsExactly(1, 1, 1); // they could be the next leader's too
        isConfirmed(request(next, 2, 1, 11, entry(2, 11), entry(2, 12)), 12);

        assertThat(terms()).containsExactly(2, 2);
        assertThat(node.state().commitIndex()).isEqualTo(11);
        assertThat(applied).containsExactly(11L);
    }

    @Test
    void entriesWhoseConfirmationWasLostAreConfirmedWhenTheyComeAgain() {
        isConfirmed(request(former, 1, 1, SNAPSHOT, entry(1, 11)), 11);

        isConfirmed(request(former, 1, 1, SNAPSHOT, entry(1, 11)), 11);
        isConfirmed(request(former, 1, 1, 12, entry(1, 11), entry(1, 12)), 12);

        assertThat(terms()).containsExactly(1, 1);
        assertThat(applied).containsExactly(11L, 12L);
    }

    @Test
    void whatBeginsBeforeAllThatIsKeptIsConfirmedUpToWhatIsCommitted() {
        LogEntry[] late = {entry(1, 6), entry(1, 7), entry(1, 8)};
        AppendRequest request = new AppendRequest(former, 1, 1, 5, SNAPSHOT, late, 0, 7);
        assertThat(answerTo(new AppendRequestHandlerTask(node, request)))
                .as("if the engine does it by itself this may go")
                .isInstanceOf(AppendFailureResponse.class);

        isConfirmed(request, SNAPSHOT);
        isConfirmed(new AppendRequest(next, 2, 0, 0, 0, new LogEntry[0], 0, 7), SNAPSHOT);

        assertThat(terms()).isEmpty();
        assertThat(node.state().commitIndex()).isEqualTo(SNAPSHOT);
    }

    @Test
    void entriesThatTheNextLeaderHasTooStayAndThoseAfterThemGiveWay() {
        isConfirmed(request(former, 1, 1, 11, entry(1, 11), entry(1, 12), entry(1, 13)), 13);

        isConfirmed(request(next, 2, 1, 13, entry(1, 11), entry(1, 12), entry(2, 13), entry(2, 14)), 14);

        assertThat(terms()).containsExactly(1, 1, 2, 2);
        assertThat(applied).containsExactly(11L, 12L, 13L);
    }

    @Test
    void nothingIsCutForALeaderThatIsNoneAnyMoreNorForOneWithAnotherSnapshot() {
        isConfirmed(request(former, 1, 1, SNAPSHOT, entry(1, 11)), 11);
        isConfirmed(request(next, 3, 1, SNAPSHOT), SNAPSHOT);

        isRefused(request(former, 2, 1, 11, entry(2, 11)));
        isRefused(request(next, 3, 2, 11, entry(3, 11)));

        assertThat(terms()).containsExactly(1);
        assertThat(node.state().commitIndex()).isEqualTo(SNAPSHOT);
    }

    @Test
    void aCommittedEntryIsNeverCutWhateverALeaderSends() {
        isConfirmed(request(former, 1, 1, 11, entry(1, 11)), 11);

        isRefused(request(next, 2, 1, 11, entry(2, 11)));

        assertThat(terms()).containsExactly(1);
    }

    @Test
    void aChangeOfTheGroupThatIsCutIsTakenBack() {
        Set<RaftEndpoint> fewer = Set.of(self, former);
        LogEntry removal = new LogEntry(1, 11, new UpdateRaftGroupMembersCmd(fewer, next, MembershipChangeMode.REMOVE));
        isConfirmed(request(former, 1, 1, SNAPSHOT, removal), 11);
        assertThat(node.getAppliedMembers()).isEqualTo(fewer);

        isConfirmed(request(next, 2, 1, SNAPSHOT, entry(2, 11)), 11);

        assertThat(node.getAppliedMembers()).isEqualTo(all);
        assertThat(node.getStatus()).isEqualTo(RaftNodeStatus.ACTIVE);
    }

    @Test
    void anEndOfTheGroupThatIsCutIsTakenBack() {
        isConfirmed(request(former, 1, 1, SNAPSHOT, new LogEntry(1, 11, new DestroyRaftGroupCmd())), 11);
        assertThat(node.getStatus()).isEqualTo(RaftNodeStatus.TERMINATING);

        isConfirmed(request(next, 2, 1, SNAPSHOT, entry(2, 11)), 11);

        assertThat(node.getStatus()).isEqualTo(RaftNodeStatus.ACTIVE);
    }
}
