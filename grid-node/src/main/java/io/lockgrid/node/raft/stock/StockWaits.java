package io.lockgrid.node.raft.stock;

import com.hazelcast.cluster.Address;
import com.hazelcast.cp.internal.datastructures.lock.LockInvocationKey;
import com.hazelcast.cp.internal.session.SessionExpiredException;
import com.hazelcast.cp.lock.FencedLock;
import com.hazelcast.internal.util.BiTuple;
import com.hazelcast.spi.impl.operationservice.LiveOperations;
import io.lockgrid.node.replica.StockListener;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/**
 * The calls of Hazelcast's own lock API that wait in one group, and where their answers go: the engine keeps a future for
 * the log index of each on the leader. Every replica keeps them, so that it can lead; a call that a new leader does not
 * know comes again.
 *
 * <p>Owned by the thread that applies the group's entries; only {@link #populate} is for others.
 */
final class StockWaits implements StockListener {
    private record Answer(List<Long> indices, Object outcome) {}

    private final Map<UUID, Map<Long, List<LockInvocationKey>>> waiting = new HashMap<>();
    private final Set<BiTuple<Address, Long>> live = ConcurrentHashMap.newKeySet();
    private final List<Answer> answers = new ArrayList<>();

    /** Sessions that an operator ended: their CP sessions have to end too. */
    private final List<UUID> forced = new ArrayList<>();

    void add(UUID session, long acquire, LockInvocationKey key) {
        waiting.computeIfAbsent(session, id -> new HashMap<>())
                .computeIfAbsent(acquire, number -> new ArrayList<>())
                .add(key);
        live.add(operation(key));
    }

    @Override
    public void granted(UUID session, long acquire, long fence) {
        end(session, acquire, fence);
    }

    @Override
    public void waitEnded(UUID session, long acquire) {
        end(session, acquire, FencedLock.INVALID_FENCE);
    }

    @Override
    public void sessionEnded(UUID session, boolean byForce) {
        endAll(session, new SessionExpiredException());
        if (byForce) {
            forced.add(session);
        }
    }

    /** The wait is over; its callers get the outcome with {@link #flush}. */
    void end(UUID session, long acquire, Object outcome) {
        Map<Long, List<LockInvocationKey>> ofSession = waiting.get(session);
        List<LockInvocationKey> keys = ofSession == null ? null : ofSession.remove(acquire);
        if (keys != null) {
            end(keys, outcome);
        }
        if (ofSession != null && ofSession.isEmpty()) {
            waiting.remove(session);
        }
    }

    /** All waits of a session are over. */
    private void endAll(UUID session, Object outcome) {
        Map<Long, List<LockInvocationKey>> ofSession = waiting.remove(session);
        if (ofSession != null) {
            ofSession.values().forEach(keys -> end(keys, outcome));
        }
    }

    private void end(List<LockInvocationKey> keys, Object outcome) {
        List<Long> indices = new ArrayList<>();
        for (LockInvocationKey key : keys) {
            indices.add(key.commitIndex());
            live.remove(operation(key));
        }
        answers.add(new Answer(indices, outcome));
    }

    private static BiTuple<Address, Long> operation(LockInvocationKey key) {
        return BiTuple.of(key.callerAddress(), key.callId());
    }

    @Override
    public void clear() {
        waiting.clear();
        live.clear();
    }

    /** Hands out the outcomes since the last time, once the table is not being changed any more. */
    void flush(BiConsumer<List<Long>, Object> answer) {
        if (!answers.isEmpty()) {
            List<Answer> ready = List.copyOf(answers);
            answers.clear();
            ready.forEach(one -> answer.accept(one.indices(), one.outcome()));
        }
    }

    /** The CP sessions that operators ended since the last time. */
    List<Long> takeForced() {
        List<Long> taken = forced.stream()
                .map(StockGroups::cpSession)
                .filter(Objects::nonNull)
                .toList();
        forced.clear();
        return taken;
    }

    /** The group is gone from here: everybody is told. */
    void endAll(Object outcome) {
        List.copyOf(waiting.keySet()).forEach(session -> endAll(session, outcome));
    }

    /** Tells the engine which calls are alive, so that it does not give them up. Any thread. */
    void populate(LiveOperations operations) {
        live.forEach(one -> operations.add(one.element1, one.element2));
    }
}
