package com.hazelcast.cp.internal;

import static com.hazelcast.cp.internal.raft.QueryPolicy.LINEARIZABLE;

import com.hazelcast.config.cp.CPSubsystemConfig;
import com.hazelcast.cp.CPGroup;
import com.hazelcast.cp.CPGroupId;
import com.hazelcast.cp.CPMember;
import com.hazelcast.cp.internal.persistence.CPPersistenceService;
import com.hazelcast.cp.internal.persistence.NopCPPersistenceService;
import com.hazelcast.cp.internal.raft.SnapshotAwareService;
import com.hazelcast.cp.internal.raft.impl.RaftEndpoint;
import com.hazelcast.cp.internal.raft.impl.RaftNode;
import com.hazelcast.cp.internal.raft.impl.RaftNodeImpl;
import com.hazelcast.cp.internal.raft.impl.dto.AppendRequest;
import com.hazelcast.cp.internal.raft.impl.dto.InstallSnapshot;
import com.hazelcast.cp.internal.raftop.metadata.CreateRaftGroupOp;
import com.hazelcast.cp.internal.raftop.metadata.GetActiveCPMembersOp;
import com.hazelcast.cp.internal.raftop.metadata.GetRaftGroupOp;
import com.hazelcast.cp.internal.raftop.metadata.InitMetadataRaftGroupOp;
import com.hazelcast.internal.services.MembershipServiceEvent;
import com.hazelcast.spi.impl.InternalCompletableFuture;
import com.hazelcast.spi.impl.NodeEngine;
import com.hazelcast.spi.impl.NodeEngineImpl;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * In the place of the engine's class of this name: what the node asks of it. The list of seats is the engine's own, kept
 * by its own METADATA group.
 */
public class RaftService implements SnapshotAwareService<MetadataRaftGroupSnapshot> {
    public static final String SERVICE_NAME = "hz:core:raft";
    private static final String DEFAULT = "default";
    static final String CP_SUBSYSTEM_MANAGEMENT_EXECUTOR = "hz:cpSubsystemManagement";

    public final Map<CPGroupId, RaftNode> nodes = new LinkedHashMap<>();
    public final Set<CPGroupId> destroyed = new HashSet<>();
    public Function<String, RaftGroupId> known;
    private final NodeEngineImpl engine;
    private final CPSubsystemConfig config;
    public final RaftInvocationManager invocations;
    private final MetadataRaftGroupManager manager;
    private CompletableFuture<?> promoting = CompletableFuture.completedFuture(null);

    /** @param engine whose configuration is set */
    public RaftService(NodeEngine engine) {
        this.engine = (NodeEngineImpl) engine;
        this.config = this.engine.getConfig().getCPSubsystemConfig();
        this.invocations = new RaftInvocationManager(this.engine, this);
        this.manager = new MetadataRaftGroupManager(this.engine, this, config);
    }

    // ---- how seats come and go, as in the engine ----

    /** There is a grid, which this member has no seat of. */
    public void joinAsGuest() {
        manager.disableDiscovery();
    }

    /** As the discovery of the first members does where it ends well: this is one of them. */
    public void found(CPMemberInfo own, List<CPMemberInfo> founders) {
        updateInvocationManagerMembers(0, 0, founders);
        manager.initPromotedCPMember(own);
    }

    /** Tells the METADATA group who has founded it, and of the groups of locks that they have as well. */
    public void initialize(CPMemberInfo own, List<CPMemberInfo> founders, List<RaftGroupId> groups) {
        List<RaftEndpoint> all =
                founders.stream().map(CPMemberInfo::toRaftEndpoint).toList();
        CompletionStage<?> last = invocations
                .invoke(getMetadataGroupId(), new InitMetadataRaftGroupOp(own, founders, 0))
                .thenAccept(done -> manager.disableDiscovery());
        for (RaftGroupId group : groups) {
            last = last.thenCompose(done -> invocations.invoke(
                    getMetadataGroupId(), new CreateRaftGroupOp(group.getName(), all, group.getId())));
        }
        last.whenComplete((done, failure) -> {
            if (failure != null) { // the engine ends the member then, and all found anew
                engine.getExecutionService().schedule(() -> initialize(own, founders, groups), 1, TimeUnit.SECONDS);
            }
        });
    }

    void promotes(CompletableFuture<?> asked) {
        promoting = asked;
    }

    public InternalCompletableFuture<Collection<CPMember>> getCPMembers() {
        return invocations.query(getMetadataGroupId(), new GetActiveCPMembersOp(), LINEARIZABLE);
    }

    public InternalCompletableFuture<CPGroup> getCPGroup(CPGroupId group) {
        return invocations.query(getMetadataGroupId(), new GetRaftGroupOp(group), LINEARIZABLE);
    }

    public InternalCompletableFuture<?> transferLeadership(CPGroupId group, CPMemberInfo heir) {
        RaftNode node = getRaftNode(group);
        if (node == null) {
            throw new IllegalStateException("RaftNode does not exist for group: " + group);
        }
        return node.transferLeadership(heir.toRaftEndpoint());
    }

    public void memberAdded(MembershipServiceEvent event) {
        manager.broadcastActiveCPMembers();
    }

    /** Where the seats are, as the leader of the METADATA group tells every member. */
    public void handleActiveCPMembers(RaftGroupId metadata, long membersCommitIndex, Collection<CPMemberInfo> members) {
        if (isDiscoveryCompleted() && members.size() > 1) {
            updateInvocationManagerMembers(metadata.getSeed(), membersCommitIndex, members);
        }
    }

    public boolean updateInvocationManagerMembers(
            long seed, long membersCommitIndex, Collection<? extends CPMember> members) {
        return invocations.getRaftInvocationContext().setMembers(seed, membersCommitIndex, members);
    }

    void updateMissingMembers(Collection<CPMemberInfo> members) {
        // only where the engine removes members by itself, which LockGrid turns off
    }

    CPPersistenceService getCPPersistenceService() {
        return NopCPPersistenceService.INSTANCE;
    }

    @Override
    public MetadataRaftGroupSnapshot takeSnapshot(CPGroupId group, long commitIndex) {
        return manager.takeSnapshot(group, commitIndex);
    }

    @Override
    public void restoreSnapshot(CPGroupId group, long commitIndex, MetadataRaftGroupSnapshot snapshot) {
        manager.restoreSnapshot(group, commitIndex, snapshot);
    }

    /** Whose seat is being taken away or given up; null where none is. */
    public CPMemberInfo leavingMember() {
        MembershipChangeSchedule schedule = manager.getMembershipChangeSchedule();
        return schedule == null ? null : schedule.getLeavingMember();
    }

    /** Who is being given a seat; null where nobody is. */
    public CPMemberInfo comingMember() {
        MembershipChangeSchedule schedule = manager.getMembershipChangeSchedule();
        return schedule == null ? null : schedule.getAddedMember();
    }

    /** Whether it has asked for a seat, and has no answer yet. */
    public boolean isPromoting() {
        return !promoting.isDone();
    }

    // ---- what is asked ----

    public MetadataRaftGroupManager getMetadataGroupManager() {
        return manager;
    }

    public boolean isDiscoveryCompleted() {
        return manager.isDiscoveryCompleted();
    }

    public boolean isStartCompleted() {
        return true;
    }

    public RaftInvocationManager getInvocationManager() {
        return invocations;
    }

    public RaftNode getRaftNode(CPGroupId group) {
        return nodes.get(group);
    }

    public void handleAppendEntries(CPGroupId group, AppendRequest request, RaftEndpoint target) {
        throw new IllegalStateException("no Raft node of " + group + " takes " + request);
    }

    public void handleSnapshot(CPGroupId group, InstallSnapshot request, RaftEndpoint target) {
        throw new IllegalStateException("no Raft node of " + group + " takes " + request);
    }

    public RaftNode getOrInitRaftNode(CPGroupId group) {
        return nodes.get(group);
    }

    public void stepDownRaftNode(CPGroupId group) {
        // it stays as it is: what has stepped down takes part in nothing
    }

    public boolean isRaftGroupDestroyed(CPGroupId group) {
        return destroyed.contains(group);
    }

    public CPSubsystemConfig getConfig() {
        return config;
    }

    public CPMemberInfo getLocalCPMember() {
        return manager.getLocalCPMember();
    }

    public RaftGroupId createRaftGroupForProxy(String name) {
        return known.apply(name);
    }

    public Collection<RaftNode> getAllRaftNodes() {
        return List.copyOf(nodes.values());
    }

    public RaftGroupId getMetadataGroupId() {
        return manager.getMetadataGroupId();
    }

    public RaftEndpoint getLocalCPEndpoint() {
        CPMemberInfo own = getLocalCPMember();
        return own == null ? null : own.toRaftEndpoint();
    }

    public boolean isCpSubsystemEnabled() {
        return true;
    }

    public int getCPGroupPartitionId(CPGroupId group) {
        return (int) (group.getId() % 271);
    }

    public boolean completeFutures(CPGroupId group, Collection<Long> indices, Object result) {
        RaftNodeImpl node = (RaftNodeImpl) nodes.get(group);
        if (node != null) {
            indices.forEach(index -> node.completeFuture(index, result));
        }
        return node != null;
    }

    public static String withoutDefaultGroupName(String name) {
        return name.endsWith("@" + DEFAULT) ? getObjectNameForProxy(name) : name;
    }

    public static String getObjectNameForProxy(String name) {
        int at = name.indexOf('@');
        return at < 0 ? name : name.substring(0, at);
    }

    public static String getGroupNameForProxy(String name) {
        int at = name.indexOf('@');
        return at < 0 ? DEFAULT : name.substring(at + 1);
    }

    public Collection<CPGroupId> getLeadedGroups() {
        List<CPGroupId> led = new ArrayList<>();
        nodes.forEach((id, node) -> {
            if (node.getLocalMember().equals(node.getLeader())) {
                led.add(id);
            }
        });
        return led;
    }
}
