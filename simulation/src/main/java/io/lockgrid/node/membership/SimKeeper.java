package io.lockgrid.node.membership;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.internal.services.MembershipServiceEvent;
import com.hazelcast.nio.serialization.DataSerializableFactory;
import com.hazelcast.spi.impl.NodeEngineImpl;
import io.lockgrid.admin.ActOutcome;
import io.lockgrid.internal.surroundings.Surroundings;
import io.lockgrid.node.GridNodeConfig;
import io.lockgrid.node.membership.founding.KeeperOperation;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A member's keeper and what it tells other keepers: the real ones, of a member that is simulated. */
public final class SimKeeper {
    public static final int FACTORY_ID = KeeperOperation.FACTORY_ID;

    private final NodeEngineImpl engine;
    private final GridNodeConfig config;
    private final Surroundings surroundings;
    private final KeeperService service;
    private @Nullable Keeper keeper;

    public SimKeeper(NodeEngineImpl engine, GridNodeConfig config, Surroundings surroundings) {
        this.engine = engine;
        this.config = config;
        this.surroundings = surroundings;
        this.service = new KeeperService(engine);
        service.configure(surroundings);
        engine.services.put(KeeperService.NAME, service);
    }

    public static DataSerializableFactory messages() {
        return new KeeperSerialization();
    }

    /**
     * The member runs.
     *
     * @param anew told why the keeper ends the member, which has to start anew: the process ends, and another comes
     * @param left told that the keeper has ended the member for good
     */
    public void start(Consumer<String> anew, Runnable left) {
        service.init(engine, new Properties());
        keeper = Keeper.start(new Host(left), config, surroundings, anew, member -> {});
    }

    /** Has the keeper leave, on the calling thread, as whoever closes a node does. */
    public void leave() {
        if (keeper != null) {
            keeper.close();
        }
    }

    public void comes(MembershipServiceEvent event) {
        service.memberAdded(event);
    }

    public void goes(MembershipServiceEvent event) {
        service.memberRemoved(event);
    }

    /** Whether this member's keeper tells the others that it is about to leave. */
    public boolean isLeaving() {
        return !service.statusOf(engine.getLocalMember()).stays();
    }

    /** Whether it does so since an operator has ordered it to give its seat up, and for no other reason. */
    public boolean isOrderedAway() {
        KeeperService.Status own = service.statusOf(engine.getLocalMember());
        return own.declines() && !own.stopping();
    }

    /** An operator's order to take the seat at an address away, given to this member's keeper itself. */
    public CompletableFuture<ActOutcome> removeSeat(String address) {
        return service.order(new Order(Order.Kind.REMOVE_SEAT, "", address, "an operator"));
    }

    /** What this member has heard of another's seat by now. */
    public boolean knowsSeat(java.util.UUID seat, com.hazelcast.cluster.Member member) {
        return seat.equals(service.statusOf(member).seat());
    }

    private final class Host implements MemberHost {
        private final Runnable left;

        Host(Runnable left) {
            this.left = left;
        }

        @Override
        public HazelcastInstance member() {
            throw new UnsupportedOperationException("there is no engine but for its parts");
        }

        @Override
        public NodeEngineImpl engine() {
            return engine;
        }

        @Override
        public boolean isRunning() {
            return true;
        }

        @Override
        public boolean isOwn() {
            return true;
        }

        @Override
        public HazelcastInstance startAnew() {
            surroundings.park(this, Long.MAX_VALUE); // until the process is ended, as was asked for before
            throw new IllegalStateException("this member is about to end");
        }

        @Override
        public void stop(boolean gracefully) {
            left.run();
        }
    }
}
