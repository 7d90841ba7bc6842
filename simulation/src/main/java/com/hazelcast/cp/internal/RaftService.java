package com.hazelcast.cp.internal;

import com.hazelcast.config.cp.CPSubsystemConfig;
import com.hazelcast.cp.CPGroupId;
import com.hazelcast.cp.internal.raft.impl.RaftEndpoint;
import com.hazelcast.cp.internal.raft.impl.RaftNode;
import com.hazelcast.cp.internal.raft.impl.RaftNodeImpl;
import com.hazelcast.cp.internal.raft.impl.dto.AppendRequest;
import com.hazelcast.spi.impl.NodeEngine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** In the place of the engine's class of this name: what the node asks of it, answered by a simulated member. */
public class RaftService {
    public static final String SERVICE_NAME = "hz:core:raft";
    private static final String DEFAULT = "default";
    public final Map<CPGroupId, RaftNode> nodes = new LinkedHashMap<>();
    public final Set<CPGroupId> destroyed = new HashSet<>();
    public final RaftInvocationManager invocations = new RaftInvocationManager();
    public CPSubsystemConfig config = new CPSubsystemConfig();
    public boolean founded = true;
    public CPMemberInfo seat;
    public java.util.function.Function<String, RaftGroupId> known;

    public RaftService(NodeEngine engine) {}

    public boolean isDiscoveryCompleted() {
        return founded;
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

    public boolean isRaftGroupDestroyed(CPGroupId group) {
        return destroyed.contains(group);
    }

    public CPSubsystemConfig getConfig() {
        return config;
    }

    public CPMemberInfo getLocalCPMember() {
        return seat;
    }

    public RaftGroupId createRaftGroupForProxy(String name) {
        return known.apply(name);
    }

    public Collection<RaftNode> getAllRaftNodes() {
        return List.copyOf(nodes.values());
    }

    public RaftGroupId getMetadataGroupId() {
        return new RaftGroupId("METADATA", 0, 0);
    }

    public RaftEndpoint getLocalCPEndpoint() {
        return seat.toRaftEndpoint();
    }

    public boolean isCpSubsystemEnabled() {
        return true;
    }

    public int getCPGroupPartitionId(CPGroupId group) {
        return (int) (group.getId() % 271);
    }

    public boolean completeFutures(CPGroupId group, Collection<Long> indices, Object result) {
        RaftNode node = nodes.get(group);
        if (node == null) {
            return false;
        }
        indices.forEach(index -> ((RaftNodeImpl) node).completeFuture(index, result));
        return true;
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
