package io.lockgrid.node.raft;

import com.hazelcast.cp.internal.RaftGroupId;
import io.lockgrid.simulation.Sim;
import org.jspecify.annotations.Nullable;

/** One of the groups that locks live in: a Raft group of its own over the members that have seats, with its own judge. */
final class SimGroup {
    final String name;
    final Judge judge;
    private final SimCluster cluster;
    private RaftGroupId id;

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

    /** It is about to be founded anew. */
    void begin() {
        id = new RaftGroupId(name, 0, id.getId() + 1);
        judge.newTable();
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
