package io.lockgrid.node.raft;

import com.hazelcast.cp.CPGroupId;
import com.hazelcast.cp.internal.RaftService;
import com.hazelcast.spi.impl.NodeEngineImpl;
import io.lockgrid.internal.session.TransportException;
import io.lockgrid.internal.text.Failures;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which CP group a configured name stands for at the moment; the METADATA group tells. Thread-safe; no method blocks. */
final class GroupId {
    private static final String RESOLVER = "lockgrid:resolver";

    private final String name;
    private final NodeEngineImpl engine;
    private final GridService service;
    private final int founders;
    private final AtomicReference<@Nullable CompletableFuture<CPGroupId>> resolving = new AtomicReference<>();

    private volatile @Nullable CPGroupId id;

    GroupId(String name, NodeEngineImpl engine, GridService service, int founders) {
        this.name = name;
        this.engine = engine;
        this.service = service;
        this.founders = founders;
    }

    /** As far as it is known here. */
    @Nullable
    CPGroupId known() {
        return id;
    }

    /** This member has become part of the group. */
    void learn(CPGroupId known) {
        id = known;
    }

    /** Runs it with the group's id, now if that is known, else when the METADATA group has told. */
    <T> CompletableFuture<T> with(Function<CPGroupId, CompletableFuture<T>> action) {
        CPGroupId known = id;
        if (known != null && service.raft().isRaftGroupDestroyed(known)) {
            id = null;
            known = null;
        }
        return known != null ? action.apply(known) : resolve().thenCompose(action);
    }

    /** Asks the METADATA group, unless that is under way. */
    CompletableFuture<CPGroupId> resolve() {
        RaftService raft = service.raft();
        if (!raft.isCpSubsystemEnabled()) {
            return CompletableFuture.failedFuture(
                    new TransportException("the CP Subsystem is off: set cp-member-count to 3 or more"));
        }
        if (!raft.isDiscoveryCompleted()) {
            return CompletableFuture.failedFuture(waitsForFounders(raft));
        }
        CompletableFuture<CPGroupId> attempt = new CompletableFuture<>();
        CompletableFuture<CPGroupId> underway = resolving.compareAndExchange(null, attempt);
        if (underway != null) {
            return underway;
        }
        // The engine refuses to be asked on a thread that serves partitions or the network.
        try {
            engine.getExecutionService().execute(RESOLVER, () -> resolve(raft, attempt));
        } catch (RejectedExecutionException stopping) {
            resolving.set(null);
            attempt.completeExceptionally(new TransportException("this member is stopping", stopping));
        }
        return attempt;
    }

    private void resolve(RaftService raft, CompletableFuture<CPGroupId> attempt) {
        try {
            CPGroupId found = raft.createRaftGroupForProxy("any@" + name);
            id = found;
            resolving.set(null);
            attempt.complete(found);
        } catch (RuntimeException failure) {
            resolving.set(null);
            attempt.completeExceptionally(new TransportException(
                    "the CP group '" + name + "' could not be found: " + Failures.words(failure), failure));
        }
    }

    TransportException waitsForFounders(RaftService raft) {
        int required = Math.max(raft.getConfig().getCPMemberCount(), founders);
        int here = engine.getClusterService().getSize();
        return new TransportException("the grid is not founded yet: it waits for " + required
                + " founding members to meet, and sees " + here);
    }
}
