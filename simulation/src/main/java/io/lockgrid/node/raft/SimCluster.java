package io.lockgrid.node.raft;

import com.hazelcast.cluster.Address;
import com.hazelcast.config.cp.RaftAlgorithmConfig;
import com.hazelcast.cp.CPMember;
import com.hazelcast.cp.internal.CPMemberInfo;
import com.hazelcast.cp.internal.raft.impl.RaftEndpoint;
import com.hazelcast.internal.serialization.InternalSerializationService;
import com.hazelcast.internal.serialization.impl.DefaultSerializationServiceBuilder;
import io.lockgrid.internal.text.LockName;
import io.lockgrid.node.GridNodeConfig;
import io.lockgrid.simulation.Network;
import io.lockgrid.simulation.Sim;
import io.lockgrid.simulation.SimProcess;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The members of a simulated grid, each at a place with an address: who lives, who sees whom, and the groups that they
 * found. A member that comes back is another one, without memory, at the same place.
 */
public final class SimCluster {
    /** The engine's own: what travels are its bytes. */
    static final InternalSerializationService SERIALIZATION = new DefaultSerializationServiceBuilder()
            .addDataSerializableFactory(GridSerialization.FACTORY_ID, new GridSerialization())
            .build();

    final Sim sim;
    final Network network;
    final GridNodeConfig config;
    final StockTimes stock;
    final RaftAlgorithmConfig raftConfig;
    final List<SimGroup> groups = new ArrayList<>();
    private final Judges judges = new Judges(this);
    private long calls;
    final Seats seats;
    private final Map<Integer, SimMember> places = new TreeMap<>();
    private final Map<UUID, CPMemberInfo> known = new HashMap<>();
    private final List<SimClient> clients = new ArrayList<>();

    /** @param entriesToSnapshot how many entries are between two snapshots */
    public SimCluster(Sim sim, Network network, GridNodeConfig config, StockTimes stock, int entriesToSnapshot) {
        this.sim = sim;
        this.network = network;
        this.config = config;
        this.stock = stock;
        this.raftConfig = new RaftAlgorithmConfig()
                .setLeaderElectionTimeoutInMillis(500)
                .setLeaderHeartbeatPeriodInMillis(500)
                .setMaxMissedLeaderHeartbeatCount(4)
                .setCommitIndexAdvanceCountToSnapshot(entriesToSnapshot);
        for (String name : config.groups()) {
            groups.add(new SimGroup(this, sim, name, groups.size()));
        }
        this.seats = new Seats(this);
    }

    /** A new member at this place, which nobody has at the moment. */
    public SimMember start(int place, SimProcess process) {
        SimMember member = new SimMember(this, process, address(place));
        places.put(place, member);
        known.put(member.seat.getUuid(), member.seat);
        process.soon("start", member::start);
        for (SimMember other : members()) {
            sim.at(sim.now() + sim.network().nextInt(500_000_000), null, "join", () -> meet(member, other));
        }
        clients.forEach(client -> client.found(member));
        return member;
    }

    private static Address address(int place) {
        try {
            return new Address("10.0.0." + (place + 1), 5701);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private void meet(SimMember one, SimMember other) {
        if (isThere(one) && isThere(other)) {
            one.sees(other);
            other.sees(one);
        }
    }

    boolean isThere(SimMember member) {
        return places.containsValue(member);
    }

    /** The process of the member at this place is dead, which the others notice some time later. */
    public void gone(int place) {
        SimMember dead = places.remove(place);
        if (dead != null) {
            for (SimMember other : members()) {
                other.process.in(
                        20 * Sim.MILLI + sim.network().nextInt(1_500_000_000), "left", () -> other.seesNoMore(dead));
            }
            clients.forEach(client -> client.lost(dead));
        }
    }

    /** The members that are there found the groups, whose tables begin anew. */
    public void found() {
        List<SimMember> founders = members().stream().limit(config.seats()).toList();
        seats.found(founders);
        groups.forEach(group -> group.found(founders));
    }

    void add(SimClient client) {
        clients.add(client);
        members().forEach(client::found);
    }

    void remove(SimClient client) {
        clients.remove(client);
    }

    /** Those that live, in the order of their places. */
    public List<SimMember> members() {
        return List.copyOf(places.values());
    }

    public @Nullable SimMember at(int place) {
        return places.get(place);
    }

    public Judges judge() {
        return judges;
    }

    public Seats seats() {
        return seats;
    }

    /** A lock's name as callers write it, apart from its group. */
    LockName nameOf(String lock) {
        return LockName.parse(lock, config.groups());
    }

    /** Where a lock of this name lives. */
    SimGroup groupOf(String lock) {
        return group(nameOf(lock).group());
    }

    SimGroup group(String name) {
        return groups.get(config.groups().indexOf(name));
    }

    /** The number of a call between members. */
    long nextCall() {
        return ++calls;
    }

    @Nullable
    SimMember at(Address address) {
        return members().stream()
                .filter(member -> member.address.equals(address))
                .findFirst()
                .orElse(null);
    }

    @Nullable
    SimMember withSeat(UUID seat) {
        return members().stream()
                .filter(member -> member.seat.getUuid().equals(seat))
                .findFirst()
                .orElse(null);
    }

    /** Also of one that is dead. */
    @Nullable
    CPMember seat(UUID id) {
        return known.get(id);
    }

    /** Who leads the default group, if anybody. */
    @Nullable
    SimMember leader() {
        return groups.get(0).leader();
    }

    private SimGroup any(Random chance) {
        return groups.get(chance.nextInt(groups.size()));
    }

    /** The process of the leader of a group, if there is one. */
    public @Nullable SimProcess leading(Random chance) {
        SimMember leader = any(chance).leader();
        return leader == null ? null : leader.process();
    }

    /** Has whoever leads hand leadership to another. */
    public void moveLeadership(Random chance) {
        SimGroup group = any(chance);
        SimMember leader = group.leader();
        if (leader != null) {
            List<RaftEndpoint> heirs = new ArrayList<>(leader.committedMembers(group));
            heirs.remove(leader.seat.toRaftEndpoint());
            if (!heirs.isEmpty()) {
                RaftEndpoint heir = heirs.get(chance.nextInt(heirs.size()));
                sim.note("leadership goes from " + leader.process.name() + " to " + known.get(heir.getUuid()));
                leader.process.soon("transfer", () -> leader.transferLeadership(group, heir));
            }
        }
    }
}
