package io.lockgrid.node.raft;

import com.hazelcast.cluster.Address;
import com.hazelcast.config.Config;
import com.hazelcast.config.cp.RaftAlgorithmConfig;
import com.hazelcast.cp.internal.CPMemberInfo;
import com.hazelcast.cp.internal.raft.impl.RaftEndpoint;
import com.hazelcast.internal.serialization.InternalSerializationService;
import com.hazelcast.internal.serialization.impl.DefaultSerializationServiceBuilder;
import io.lockgrid.internal.text.LockName;
import io.lockgrid.node.GridNodeConfig;
import io.lockgrid.node.membership.SimKeeper;
import io.lockgrid.node.raft.stock.StockSerialization;
import io.lockgrid.simulation.Network;
import io.lockgrid.simulation.Sim;
import io.lockgrid.simulation.SimProcess;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The members of a simulated grid, each at a place with an address: who lives, who sees whom, and the groups that they
 * found. A member that comes back is another one, without memory, at the same place.
 */
public final class SimCluster {
    /** The engine's own: what travels are its bytes. */
    static final InternalSerializationService SERIALIZATION = new DefaultSerializationServiceBuilder()
            .addDataSerializableFactory(GridSerialization.FACTORY_ID, new GridSerialization())
            .addDataSerializableFactory(SimKeeper.FACTORY_ID, SimKeeper.messages())
            .addDataSerializableFactory(StockSerialization.FACTORY_ID, new StockSerialization())
            .build();

    final Sim sim;
    final Network network;
    final GridNodeConfig config;
    final StockTimes stock;
    final RaftAlgorithmConfig raftConfig;
    final List<SimGroup> groups = new ArrayList<>();
    private final Judges judges = new Judges(this);
    private long calls;
    final Config engineConfig;
    final Seats seats;
    private final Aims aims = new Aims(this);
    private final OrderJudge orders;
    private final Map<Integer, SimMember> places = new TreeMap<>();
    private final List<SimClient> clients = new ArrayList<>();
    private List<RaftEndpoint> initial = List.of();
    private boolean founded;
    private Consumer<SimMember> restart = member -> {};
    long births;

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
        engineConfig = stock.config(config.seats());
        engineConfig.getCPSubsystemConfig().setGroupSize(config.seats()).setRaftAlgorithmConfig(raftConfig);
        for (String name : config.groups()) {
            groups.add(new SimGroup(this, sim, name, groups.size()));
        }
        this.seats = new Seats(this);
        this.orders = new OrderJudge(this);
    }

    /** A new member at this place, which nobody has at the moment. */
    public SimMember start(int place, SimProcess process) {
        SimMember member = new SimMember(this, process, address(place));
        places.put(place, member);
        seats.judge().cameUp(member.address);
        aims.happens(member.address);
        if (founded) {
            member.raft.joinAsGuest();
        }
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

    /** -1 for one that is dead. */
    int place(SimMember member) {
        return places.entrySet().stream()
                .filter(each -> each.getValue() == member)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(-1);
    }

    boolean isThere(SimMember member) {
        return places.containsValue(member);
    }

    /** The process of the member at this place is dead, which the others notice some time later. */
    public void gone(int place) {
        SimMember dead = places.remove(place);
        if (dead != null) {
            seats.judge().died(dead);
            aims.happens(dead.address);
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
        List<CPMemberInfo> all = founders.stream().map(SimMember::ownSeat).toList();
        initial = all.stream().map(CPMemberInfo::toRaftEndpoint).toList();
        founded = true;
        seats.judge().newGrid();
        groups.forEach(SimGroup::begin);
        for (SimMember member : members()) {
            if (founders.contains(member)) {
                member.process.soon("found", () -> member.found(all));
            } else {
                member.raft.joinAsGuest();
            }
        }
    }

    /** With whom all groups were founded. */
    List<RaftEndpoint> initial() {
        return initial;
    }

    /** All members are about to be new ones, which found another grid. */
    public void forget() {
        founded = false;
    }

    /** @param action given a member whose keeper has it start anew, or which has left: its process is to end */
    public void whenOver(Consumer<SimMember> action) {
        restart = action;
    }

    void startsAnew(SimMember member, String why) {
        sim.note("starts anew: " + why);
        restart.accept(member);
    }

    void hasLeft(SimMember member) {
        sim.note("has left");
        restart.accept(member);
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

    /** Whom operators mean. */
    public Aims aims() {
        return aims;
    }

    public OrderJudge orders() {
        return orders;
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
                .filter(member -> {
                    CPMemberInfo own = member.seat();
                    return own != null && own.getUuid().equals(seat);
                })
                .findFirst()
                .orElse(null);
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
            heirs.removeIf(heir -> withSeat(heir.getUuid()) == leader);
            if (!heirs.isEmpty()) {
                RaftEndpoint heir = heirs.get(chance.nextInt(heirs.size()));
                sim.note("leadership goes from " + leader.process.name() + " to " + heir);
                leader.process.soon("transfer", () -> leader.transferLeadership(group, heir));
            }
        }
    }
}
