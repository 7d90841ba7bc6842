package io.lockgrid.node.raft;

import com.hazelcast.cp.internal.RaftGroupId;
import com.hazelcast.cp.internal.raft.impl.RaftEndpoint;
import io.lockgrid.simulation.Sim;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One of the groups that locks live in: a Raft group of its own over the members that have seats, with its own judge. */
final class SimGroup {
    final String name;
    final Judge judge;
    private final SimCluster cluster;
    private RaftGroupId id;
    private List<RaftEndpoint> initial = List.of();

    /** @param number of the group, so that no two get the same ids */
    SimGroup(SimCluster cluster, Sim sim, String name, int number) {
        this.cluster = cluster;
        this.name = name;
        this.id = new RaftGroupId(name, 0, 100 + number * 1_000L);
        this.judge = new Judge(
                sim, cluster, this, cluster.config.session().timeToLive().toNanos());
    }

    /** Which group it is at the moment. */
    RaftGroupId id() {
        return id;
    }

    List<RaftEndpoint> initial() {
        return initial;
    }

    /** These members found it anew. */
    void found(List<SimMember> founders) {
        id = new RaftGroupId(name, 0, id.getId() + 1);
        initial = founders.stream().map(member -> member.seat.toRaftEndpoint()).toList();
        judge.newTable();
        for (SimMember member : founders) {
            member.process.soon("found", () -> member.join(this));
        }
    }

    /** Who leads in the highest term, if anybody. */
    @Nullable
    SimMember leader() {
        SimMember found = null;
        for (SimMember member : cluster.members()) {
            if (member.leads(this) && (found == null || member.term(this) > found.term(this))) {
                found = member;
            }
        }
        return found;
    }
}
