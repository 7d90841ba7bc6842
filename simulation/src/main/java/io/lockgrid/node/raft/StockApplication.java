package io.lockgrid.node.raft;

import com.hazelcast.cp.CPGroupId;
import com.hazelcast.cp.exception.CPGroupDestroyedException;
import com.hazelcast.cp.internal.RaftGroupId;
import com.hazelcast.cp.internal.RaftOp;
import com.hazelcast.cp.internal.datastructures.lock.proxy.AbstractFencedLockProxy;
import com.hazelcast.cp.internal.session.AbstractProxySessionManager;
import com.hazelcast.cp.internal.session.operation.CreateSessionOp;
import com.hazelcast.cp.lock.FencedLock;
import com.hazelcast.internal.util.ThreadUtil;
import com.hazelcast.spi.impl.InternalCompletableFuture;
import io.lockgrid.Hold;
import io.lockgrid.simulation.Sim;
import io.lockgrid.simulation.SimProcess;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Users of Hazelcast's own lock API in one process, with their CP sessions. The engine's lock proxies and its keeper of
 * sessions are real; what is stood in for is how their calls travel. Dies with its process.
 */
public abstract class StockApplication {
    /** How far the clocks by which CP sessions expire may be from each other: they are wall clocks at the start. */
    private static final long CLOCKS = 7 * Sim.SECOND;

    /** As a holder who cannot be told may still believe in a hold that an operator took away. */
    private static final long UNTOLD = 4 * Sim.SECOND;

    final SimCluster cluster;
    final SimProcess process;
    private final Turnstile turnstile;

    /** When the latest call of each group's session was sent that was answered. */
    private final Map<CPGroupId, Long> alive = new HashMap<>();

    /** The engine's own keeping of these forgets what is not used, when the JVM's memory says so. */
    private final Map<String, FencedLock> locks = new HashMap<>();

    StockApplication(SimCluster cluster, SimProcess process) {
        this.cluster = cluster;
        this.process = process;
        this.turnstile = new Turnstile(process);
    }

    abstract FencedLock open(String name);

    abstract AbstractProxySessionManager sessions();

    /** Who calls a lock is inside of it; who waits for an answer is not. */
    public Turnstile turnstile() {
        return turnstile;
    }

    /** A handle to a lock, as {@code CPSubsystem.getLock} gives one. */
    public FencedLock lock(String name) {
        FencedLock known = locks.get(name);
        if (known == null || !known.getGroupId().equals(cluster.groupOf(name).id())) {
            known = open(name);
            locks.put(name, known);
        }
        return known;
    }

    /** What a thread believes that has just got a lock: its CP session may be another by now, and then it believes nothing. */
    public Hold hold(FencedLock lock, String name, long fence) {
        RaftGroupId group = (RaftGroupId) lock.getGroupId();
        long thread = ThreadUtil.getThreadId();
        Long locked = ((AbstractFencedLockProxy) lock).getLockedSessionId(thread);
        long session = locked == null ? AbstractProxySessionManager.NO_SESSION_ID : locked;
        long begun = process.now();
        return new StockHold(
                name,
                fence,
                session,
                thread,
                () -> locked != null
                        && session == sessions().getSession(group)
                        && process.now() - alive.getOrDefault(group, begun) < cluster.stock.timeToLive() - CLOCKS
                        && process.now() - begun
                                < cluster.config.session().timeToLive().toNanos() + UNTOLD);
    }

    /** A future for the answer to such a call. */
    <T> SimFuture<T> future(CPGroupId group, RaftOp op) {
        long sent = process.now();
        SimFuture<T> answer = new SimFuture<>(process, op instanceof CreateSessionOp ? null : turnstile);
        answer.whenCompleteAsync(
                (result, failure) -> {
                    if (failure == null) {
                        alive.merge(group, sent, Math::max);
                    }
                },
                Runnable::run);
        return answer;
    }

    /** Closes the sessions; returns when that is answered. */
    public void close() {
        turnstile.enter();
        List<InternalCompletableFuture<Object>> closing =
                List.copyOf(sessions().shutdown().values());
        turnstile.leave();
        for (InternalCompletableFuture<Object> each : closing) {
            try {
                @Nullable Object closed = each.joinInternal();
                cluster.sim.note("a CP session is closed: " + closed);
            } catch (CPGroupDestroyedException lost) {
                cluster.sim.note("a CP session was gone with its group");
            }
        }
        turnstile.leave();
    }
}
