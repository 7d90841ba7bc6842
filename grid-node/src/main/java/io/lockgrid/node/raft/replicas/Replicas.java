package io.lockgrid.node.raft.replicas;

import com.hazelcast.cp.CPGroupId;
import com.hazelcast.cp.exception.LeaderDemotedException;
import com.hazelcast.cp.internal.RaftService;
import com.hazelcast.cp.internal.raft.impl.RaftNode;
import com.hazelcast.cp.internal.util.PartitionSpecificRunnableAdaptor;
import com.hazelcast.logging.ILogger;
import com.hazelcast.spi.impl.NodeEngineImpl;
import io.lockgrid.node.replica.Replica;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The replicas of one member, one for each CP group that it is part of. A replica that could not do what the log says is
 * not like the others any more, and the engine would let it go on: it ends at once, and this member's Raft node of the
 * group with it, so that it answers nothing, votes no more and leads no more until the member has started anew.
 *
 * <p>Thread-safe; each replica is owned by the partition thread of its group.
 */
public final class Replicas {
    private final NodeEngineImpl engine;
    private final Function<CPGroupId, Replica> make;
    private final ILogger logger;
    private final Map<CPGroupId, Replica> replicas = new ConcurrentHashMap<>();

    /** A replica could not even be made for an entry: no group may get its first one here any more. */
    private volatile boolean unmade;

    private volatile @Nullable String failure;

    public Replicas(NodeEngineImpl engine, Function<CPGroupId, Replica> make) {
        this.engine = engine;
        this.make = make;
        this.logger = engine.getLogger(Replicas.class);
    }

    /** The replica of a group, with its state; on the group's thread only. */
    public Replica of(CPGroupId group) {
        Replica known = any(group);
        settle(group, known);
        return known;
    }

    private void settle(CPGroupId group, Replica replica) {
        try {
            replica.settle();
        } catch (Throwable failed) {
            throw end(group, failed);
        }
    }

    private Replica any(CPGroupId group) {
        Replica known = replicas.get(group);
        if (known == null && !unmade) {
            known = make.apply(group);
            replicas.put(group, known);
        }
        if (known == null || known.hasEnded()) {
            throw unknownOutcome();
        }
        return known;
    }

    /** The replica of a group, null where there is none. */
    @Nullable
    public Replica known(CPGroupId group) {
        return replicas.get(group);
    }

    public void forEach(BiConsumer<CPGroupId, Replica> action) {
        replicas.forEach(action);
    }

    /** Gives a replica a state from elsewhere, on the group's thread; another thread reads it. */
    public void restore(CPGroupId group, TableSnapshot snapshot, long index) {
        Runnable whenRead = () -> engine.getOperationService()
                .execute(new PartitionSpecificRunnableAdaptor(
                        () -> settleRead(group), raft().getCPGroupPartitionId(group)));
        try {
            any(group)
                    .restore(
                            snapshot::table,
                            index,
                            task -> engine.getExecutionService().execute(SnapshotDesk.EXECUTOR, task),
                            whenRead);
        } catch (Throwable failed) {
            throw end(group, failed);
        }
    }

    private void settleRead(CPGroupId group) {
        Replica known = replicas.get(group);
        if (known != null && !known.hasEnded() && !known.isReading()) { // it may read a later one by now
            settle(group, known);
        }
    }

    /**
     * As {@link #change}, but a follower that has not read its state yet does it afterwards: it has the log, and nobody
     * waits for its answer here, or asks again.
     */
    public Object changeInTime(CPGroupId group, Function<Replica, Object> entry) {
        Replica known = replicas.get(group);
        if (known != null && !known.hasEnded() && known.isReading() && !leads(group)) {
            known.later(replica -> {
                Object unused = entry.apply(replica);
            });
            return unknownOutcome(); // for one who asked while this member still led
        }
        return change(group, entry);
    }

    private boolean leads(CPGroupId group) {
        RaftNode node = raft().getRaftNode(group);
        return node != null && node.getLocalMember().equals(node.getLeader());
    }

    /** Changes a replica as an entry of the log says, on the group's thread; whatever is thrown ends the replica. */
    public <T extends @Nullable Object> T change(CPGroupId group, Function<Replica, T> entry) {
        try {
            return entry.apply(of(group));
        } catch (Throwable failed) {
            throw end(group, failed);
        }
    }

    /** What else an entry of the log leads to: exceptions are its answers; an error ends the replica. */
    public <T> T step(CPGroupId group, Supplier<T> step) {
        try {
            return step.get();
        } catch (Error failed) {
            throw end(group, failed);
        }
    }

    private RuntimeException end(CPGroupId group, Throwable failed) {
        Replica replica = replicas.get(group); // what has to be done first takes no memory
        boolean first = replica == null ? !unmade : !replica.hasEnded();
        if (replica == null) {
            unmade = true;
        } else {
            replica.end();
        }
        try {
            if (first) {
                failure = "its replica of CP group '" + group.getName() + "' could not do what the log says: " + failed;
                logger.severe(
                        "The replica of " + group + " on this member has ended, since it could not do what the"
                                + " log says; this member takes no part in that group until it has started anew",
                        failed);
            }
            terminate(group);
        } catch (Throwable noMemory) {
            failed.addSuppressed(noMemory); // ended all the same; look() goes on
        }
        return unknownOutcome();
    }

    /** Tells a caller to ask again, elsewhere: the others may well have done what this replica could not. */
    private RuntimeException unknownOutcome() {
        return new LeaderDemotedException(raft().getLocalCPEndpoint(), null);
    }

    private void terminate(CPGroupId group) {
        RaftNode node = raft().getRaftNode(group);
        if (node != null) {
            node.forceSetTerminatedStatus(); // within this call, where it is made on the group's thread
        }
    }

    /** Ends Raft nodes that could not be ended when their replicas were; any thread. */
    public void look() {
        if (failure() == null) {
            return;
        }
        for (RaftNode node : raft().getAllRaftNodes()) {
            CPGroupId group = node.getGroupId();
            Replica replica = replicas.get(group);
            boolean ended = replica == null ? unmade && !group.equals(raft().getMetadataGroupId()) : replica.hasEnded();
            if (ended) {
                terminate(group);
            }
        }
    }

    /** Why a replica of this member has ended, null if none has; any thread. */
    public @Nullable String failure() {
        boolean any = unmade || replicas.values().stream().anyMatch(Replica::hasEnded);
        String why = failure;
        return any && why == null ? "one of its replicas could not do what the log says" : why;
    }

    /** The group is not here any more. What has ended stays: it must not begin again from nothing. */
    public void forget(CPGroupId group) {
        replicas.computeIfPresent(group, (id, replica) -> replica.hasEnded() ? replica : null);
    }

    private RaftService raft() {
        return engine.getService(RaftService.SERVICE_NAME);
    }
}
