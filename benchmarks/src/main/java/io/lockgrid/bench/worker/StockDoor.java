package io.lockgrid.bench.worker;

import com.hazelcast.client.HazelcastClient;
import com.hazelcast.client.config.ClientConfig;
import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.cp.lock.FencedLock;
import io.lockgrid.node.engine.Tuning;
import io.lockgrid.node.engine.Written;
import io.lockgrid.node.raft.EngineConfig;
import java.util.List;
import java.util.Optional;

/** Hazelcast's FencedLock. */
final class StockDoor implements Door {

    private final HazelcastInstance hazelcast;
    private final boolean member;

    private StockDoor(HazelcastInstance hazelcast, boolean member) {
        this.hazelcast = hazelcast;
        this.member = member;
    }

    static Door member(Place place) {
        return new StockDoor(Hazelcast.newHazelcastInstance(config(place)), true);
    }

    /** A member with the grid's engine settings and without its service. */
    static Door tunedMember(Place place) {
        Config config = config(place);
        EngineConfig.tune(new Tuning(config, Written.NOTHING), GridDoor.config(place));
        return new StockDoor(Hazelcast.newHazelcastInstance(config), true);
    }

    /** Hazelcast's own lock API on a member of the grid. */
    static Door gridMember(Place place) {
        Door grid = GridDoor.member(place);
        return new StockDoor(grid.member().orElseThrow(), true);
    }

    static Door client(Place place) {
        ClientConfig config = new ClientConfig().setClusterName(place.cluster());
        config.getNetworkConfig().setAddresses(place.members());
        return new StockDoor(HazelcastClient.newHazelcastClient(config), false);
    }

    /** Hazelcast's defaults, but for what finds the others and how long a start waits: none is on a lock's path. */
    private static Config config(Place place) {
        Config config = new Config().setClusterName(place.cluster());
        config.getCPSubsystemConfig().setCPMemberCount(3);
        config.setProperty("hazelcast.phone.home.enabled", "false");
        config.setProperty("hazelcast.wait.seconds.before.join", "1");
        config.setProperty("hazelcast.socket.bind.any", "false");
        config.getNetworkConfig().setPort(place.port()).setPortAutoIncrement(false);
        config.getNetworkConfig().getInterfaces().setEnabled(true).addInterface("127.0.0.1");
        JoinConfig join = config.getNetworkConfig().getJoin();
        join.getAutoDetectionConfig().setEnabled(false);
        join.getMulticastConfig().setEnabled(false);
        join.getTcpIpConfig().setEnabled(true).setMembers(List.copyOf(place.members()));
        return config;
    }

    @Override
    public DoorLock lock(String name) {
        return new StockLock(hazelcast.getCPSubsystem().getLock(name));
    }

    @Override
    public Optional<HazelcastInstance> member() {
        return member ? Optional.of(hazelcast) : Optional.empty();
    }

    @Override
    public void close() {
        hazelcast.shutdown();
    }

    private record StockLock(FencedLock lock) implements DoorLock {

        @Override
        public Runnable acquire() {
            lock.lock();
            return lock::unlock;
        }

        @Override
        public Optional<Runnable> tryAcquire() {
            return lock.tryLock() ? Optional.of(lock::unlock) : Optional.empty();
        }
    }
}
