package com.hazelcast.cp.internal;

import static com.hazelcast.cp.internal.raft.QueryPolicy.LEADER_LOCAL;

import com.hazelcast.cp.CPGroupId;
import com.hazelcast.cp.internal.MembershipChangeSchedule.CPGroupMembershipChange;
import com.hazelcast.cp.internal.raft.MembershipChangeMode;
import com.hazelcast.cp.internal.raft.exception.MismatchingGroupMembersCommitIndexException;
import com.hazelcast.cp.internal.raft.impl.RaftEndpoint;
import com.hazelcast.cp.internal.raftop.metadata.CompleteRaftGroupMembershipChangesOp;
import com.hazelcast.cp.internal.raftop.metadata.GetMembershipChangeScheduleOp;
import com.hazelcast.internal.util.BiTuple;
import com.hazelcast.logging.ILogger;
import com.hazelcast.spi.impl.NodeEngine;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * In the place of the engine's class of this name, which waits on its threads for each step: the leader of the METADATA
 * group carries the scheduled changes of seats out in each group, first the removal, then the addition. What else the
 * engine's does, to destroy groups and to even leadership out, is left out.
 */
class RaftGroupMembershipManager {
    private final NodeEngine engine;
    private final RaftService raft;
    private final ILogger logger;
    private boolean initialized;
    private boolean underway;

    RaftGroupMembershipManager(NodeEngine engine, RaftService raft) {
        this.engine = engine;
        this.raft = raft;
        this.logger = engine.getLogger(RaftGroupMembershipManager.class);
    }

    void init() {
        if (raft.getLocalCPMember() != null && !initialized) {
            initialized = true;
            engine.getExecutionService()
                    .scheduleWithRepetition(
                            RaftService.CP_SUBSYSTEM_MANAGEMENT_EXECUTOR,
                            this::look,
                            1_000,
                            1_000,
                            TimeUnit.MILLISECONDS);
        }
    }

    void rebalanceGroupLeaderships() {
        throw new UnsupportedOperationException("rebalanceGroupLeaderships");
    }

    private void look() {
        if (underway
                || !raft.isDiscoveryCompleted()
                || !raft.getMetadataGroupManager().isMetadataGroupLeader()) {
            return;
        }
        underway = true;
        raft.getInvocationManager()
                .<MembershipChangeSchedule>query(
                        raft.getMetadataGroupId(), new GetMembershipChangeScheduleOp(), LEADER_LOCAL)
                .whenComplete((schedule, failure) -> {
                    if (schedule == null) {
                        underway = false;
                    } else {
                        perform(schedule);
                    }
                });
    }

    private void perform(MembershipChangeSchedule schedule) {
        Map<CPGroupId, BiTuple<Long, Long>> changed = new LinkedHashMap<>();
        CompletableFuture<?>[] all = schedule.getChanges().stream()
                .map(change -> perform(change).handle((index, failure) -> {
                    if (failure == null) {
                        changed.put(change.getGroupId(), BiTuple.of(change.getMembersCommitIndex(), index));
                    } else {
                        logger.warning("Cannot carry out " + change, failure);
                    }
                    return null;
                }))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(all)
                .thenCompose(done -> raft.getInvocationManager()
                        .<Object>invoke(raft.getMetadataGroupId(), new CompleteRaftGroupMembershipChangesOp(changed)))
                .whenComplete((done, failure) -> {
                    underway = false;
                    if (failure != null) {
                        logger.warning("Cannot commit CP group membership changes: " + changed, failure);
                    }
                });
    }

    private CompletableFuture<Long> perform(CPGroupMembershipChange change) {
        RaftEndpoint leaving = change.getMemberToRemove();
        RaftEndpoint coming = change.getMemberToAdd();
        Set<RaftEndpoint> without = new HashSet<>(change.getMembers());
        without.remove(leaving);
        Set<RaftEndpoint> with = new HashSet<>(without);
        if (coming != null) {
            with.add(coming);
        }
        CompletableFuture<Long> removed = leaving == null
                ? CompletableFuture.completedFuture(change.getMembersCommitIndex())
                : change(
                        change.getGroupId(),
                        change.getMembersCommitIndex(),
                        leaving,
                        MembershipChangeMode.REMOVE,
                        without,
                        with);
        return coming == null
                ? removed
                : removed.thenCompose(
                        index -> change(change.getGroupId(), index, coming, MembershipChangeMode.ADD, with, with));
    }

    /** @param wanted the members after the change; where they are so, or final, already, there is nothing to do */
    private CompletableFuture<Long> change(
            CPGroupId group,
            long index,
            RaftEndpoint member,
            MembershipChangeMode mode,
            Collection<RaftEndpoint> wanted,
            Collection<RaftEndpoint> last) {
        return raft.getInvocationManager()
                .<Long>changeMembership(group, index, member, mode)
                .handle((done, failure) -> {
                    if (failure == null) {
                        return done;
                    }
                    if (failure instanceof MismatchingGroupMembersCommitIndexException other) {
                        Set<RaftEndpoint> found = new HashSet<>(other.getMembers());
                        if (found.equals(wanted) || found.equals(last)) {
                            return other.getCommitIndex();
                        }
                    }
                    throw new IllegalStateException(mode + " of " + member + " in " + group + " failed", failure);
                });
    }
}
