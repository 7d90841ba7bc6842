package io.lockgrid.node.raft;

import com.hazelcast.cluster.Address;
import com.hazelcast.config.cp.RaftAlgorithmConfig;
import com.hazelcast.cp.CPMember;
import com.hazelcast.cp.internal.RaftGroupId;
import com.hazelcast.cp.internal.raft.impl.RaftEndpoint;
import com.hazelcast.internal.serialization.InternalSerializationService;
import com.hazelcast.internal.serialization.impl.DefaultSerializationServiceBuilder;
import io.lockgrid.node.GridNodeConfig;
import io.lockgrid.simulation.Network;
import io.lockgrid.simulation.Sim;
import io.lockgrid.simulation.SimProcess;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The members of a simulated grid. All of them see each other, and each has a seat in the one group. */
public final class SimCluster {
    /** The engine's own: what travels are its bytes. */
    static final InternalSerializationService SERIALIZATION = new DefaultSerializationServiceBuilder()
            .addDataSerializableFactory(GridSerialization.FACTORY_ID, new GridSerialization())
            .build();

    final Sim sim;
    final Network network;
    final GridNodeConfig config;
    final RaftAlgorithmConfig raftConfig;
    final Judge judge;
    private final RaftGroupId group;
    private final List<SimMember> members = new ArrayList<>();

    /** @param entriesToSnapshot how many entries are between two snapshots */
    public SimCluster(Sim sim, Network network, GridNodeConfig config, int entriesToSnapshot) {
        this.sim = sim;
        this.network = network;
        this.config = config;
        this.raftConfig = new RaftAlgorithmConfig()
                .setLeaderElectionTimeoutInMillis(500)
                .setLeaderHeartbeatPeriodInMillis(500)
                .setMaxMissedLeaderHeartbeatCount(4)
                .setCommitIndexAdvanceCountToSnapshot(entriesToSnapshot);
        this.group = new RaftGroupId("default", 0, 101);
        this.judge = new Judge(sim, this);
    }

    /** Adds a member before the group is founded. */
    public void add(SimProcess process) {
        try {
            members.add(new SimMember(this, process, new Address("10.0.0." + (members.size() + 1), 5701)));
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All members that were added found the group. */
    public void found() {
        for (SimMember member : members) {
            member.process.soon("found", () -> {
                member.start();
                member.join(group, initial());
            });
        }
    }

    public List<SimMember> members() {
        return members;
    }

    public Judge judge() {
        return judge;
    }

    List<RaftEndpoint> initial() {
        return members.stream().map(member -> member.seat.toRaftEndpoint()).toList();
    }

    RaftGroupId group() {
        return group;
    }

    @Nullable
    SimMember at(Address address) {
        return members.stream()
                .filter(member -> member.address.equals(address))
                .findFirst()
                .orElse(null);
    }

    @Nullable
    SimMember of(UUID id) {
        return members.stream()
                .filter(member -> member.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    @Nullable
    SimMember withSeat(UUID seat) {
        return members.stream()
                .filter(member -> member.seat.getUuid().equals(seat))
                .findFirst()
                .orElse(null);
    }

    @Nullable
    CPMember seat(UUID id) {
        SimMember member = withSeat(id);
        return member == null ? null : member.seat;
    }

    /** Has whoever leads hand leadership to another. */
    public void moveLeadership(Random chance) {
        for (SimMember member : members) {
            SimMember heir = members.get(chance.nextInt(members.size()));
            if (member.leads() && heir != member) {
                sim.note("leadership goes from " + member.process.name() + " to " + heir.process.name());
                member.process.soon("transfer", () -> {
                    if (member.leads()) {
                        member.join(group, initial()).transferLeadership(heir.seat.toRaftEndpoint());
                    }
                });
            }
        }
    }
}
