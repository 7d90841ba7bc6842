package io.lockgrid.bench.worker;

import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import io.lockgrid.GridLock;
import io.lockgrid.Hold;
import io.lockgrid.LockGrid;
import io.lockgrid.client.LockGridClient;
import io.lockgrid.client.LockGridClientConfig;
import io.lockgrid.node.GridNode;
import io.lockgrid.node.GridNodeConfig;
import java.util.Optional;

/** The grid, with its defaults. */
final class GridDoor implements Door {

    private final LockGrid grid;

    private GridDoor(LockGrid grid) {
        this.grid = grid;
    }

    static Door member(Place place) {
        return new GridDoor(GridNode.start(config(place)));
    }

    static Door client(Place place) {
        LockGridClientConfig config =
                LockGridClientConfig.defaults().withClusterName(place.cluster()).withMembers(place.members());
        return new GridDoor(LockGridClient.connect(
                Certificates.ofClient().map(config::withTls).orElse(config)));
    }

    static GridNodeConfig config(Place place) {
        GridNodeConfig config = GridNodeConfig.defaults()
                .withClusterName(place.cluster())
                .withPort(place.port())
                .withMembers(place.members());
        return Certificates.ofMember().map(config::withTls).orElse(config);
    }

    @Override
    public DoorLock lock(String name) {
        return new Held(grid.lock(name));
    }

    /** The only one of this process: the grid does not hand it out. */
    @Override
    public Optional<HazelcastInstance> member() {
        return Hazelcast.getAllHazelcastInstances().stream().findFirst();
    }

    @Override
    public void close() {
        grid.close();
    }

    private record Held(GridLock lock) implements DoorLock {

        @Override
        public Runnable acquire() throws InterruptedException {
            return lock.acquire()::release;
        }

        @Override
        public Optional<Runnable> tryAcquire() {
            Optional<Hold> hold = lock.tryAcquire();
            return hold.isPresent() ? Optional.of(hold.get()::release) : Optional.empty();
        }
    }
}
