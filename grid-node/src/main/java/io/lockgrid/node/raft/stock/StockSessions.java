package io.lockgrid.node.raft.stock;

import com.hazelcast.cluster.Address;
import com.hazelcast.cp.CPGroupId;
import com.hazelcast.cp.internal.raft.SnapshotAwareService;
import com.hazelcast.cp.internal.session.RaftSessionService;
import com.hazelcast.cp.internal.session.SessionResponse;
import com.hazelcast.cp.session.CPSession;
import com.hazelcast.cp.session.CPSession.CPSessionOwnerType;
import com.hazelcast.internal.util.BiTuple;
import com.hazelcast.spi.impl.NodeEngine;
import com.hazelcast.spi.impl.NodeEngineImpl;
import io.lockgrid.node.raft.GridService;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The engine's CP sessions, which the holds of Hazelcast's own lock API belong to: a member on which an error came between
 * would count its sessions otherwise than the others, so its replica ends, as for the lock table itself.
 *
 * <p>Made by Hazelcast from the configuration, in the place of its own. Called by the threads that apply the groups'
 * entries.
 */
public final class StockSessions extends RaftSessionService {
    private final NodeEngineImpl engine;

    /** Groups whose sessions are the very object that their log has as its snapshot. */
    private final Set<CPGroupId> shared = ConcurrentHashMap.newKeySet();

    /** Groups of which another snapshot was restored since {@link #owners} was made. */
    private final Set<CPGroupId> stale = ConcurrentHashMap.newKeySet();

    /** Sessions that are somebody's, by group; each owned by the thread that applies its entries. */
    private final Map<CPGroupId, Map<Long, String>> owners = new ConcurrentHashMap<>();

    /** Called by Hazelcast, which finds it by the class's name. */
    public StockSessions(NodeEngine engine) {
        super(engine);
        this.engine = (NodeEngineImpl) engine;
    }

    /** A snapshot of the group was restored here, or is about to be. */
    public void restored(CPGroupId group) {
        shared.add(group);
        stale.add(group);
    }

    /** A group is no longer here. */
    void forget(CPGroupId group) {
        owners.remove(group);
    }

    /**
     * Who created a session that is alive, or null where nobody had to say. On the thread that applies the group's entries.
     */
    @Nullable
    String owner(CPGroupId group, long session) {
        return owners(group).get(session);
    }

    private Map<Long, String> owners(CPGroupId group) {
        if (stale.remove(group)) {
            owners.remove(group);
        }
        return owners.computeIfAbsent(group, any -> {
            Map<Long, String> found = new HashMap<>();
            for (CPSession session : getSessionsLocally(group)) {
                String owner = SessionOwner.of(session.endpointName());
                if (owner != null) {
                    found.put(session.id(), owner);
                }
            }
            return found;
        });
    }

    private void prune(CPGroupId group, Stream<Long> sessions) {
        Map<Long, String> known = owners(group);
        sessions.filter(session -> !isActive(group, session)).forEach(known::remove);
    }

    private <T> T step(CPGroupId group, Supplier<T> step) {
        GridService grid = engine.getService(GridService.NAME);
        return grid.replicas().step(group, () -> {
            part(group);
            return step.get();
        });
    }

    /**
     * The engine goes on with the sessions that it has restored, and its log would send them to others as of the
     * snapshot's index with all that has happened to them since: so what happens from now on happens to a copy.
     */
    @SuppressWarnings({"rawtypes", "unchecked"}) // the engine lets nobody name what its sessions are in
    private void part(CPGroupId group) {
        if (shared.contains(group)) {
            Object copy = takeSnapshot(group, 0);
            if (copy != null) {
                ((SnapshotAwareService) this).restoreSnapshot(group, 0, copy);
            }
            shared.remove(group);
        }
    }

    private void step(CPGroupId group, Runnable step) {
        step(group, () -> {
            step.run();
            return true;
        });
    }

    @Override
    public void onNewTermCommit(CPGroupId group, long commitIndex) {
        step(group, () -> super.onNewTermCommit(group, commitIndex));
    }

    @Override
    public SessionResponse createNewSession(
            CPGroupId group, Address endpoint, String endpointName, CPSessionOwnerType endpointType) {
        return step(group, () -> {
            SessionResponse made = super.createNewSession(group, endpoint, endpointName, endpointType);
            String owner = SessionOwner.of(endpointName);
            if (owner != null) {
                owners(group).put(made.getSessionId(), owner);
            }
            return made;
        });
    }

    @Override
    public void heartbeat(CPGroupId group, long session) {
        step(group, () -> super.heartbeat(group, session));
    }

    @Override
    public boolean closeSession(CPGroupId group, long session) {
        return step(group, () -> {
            boolean closed = super.closeSession(group, session);
            prune(group, Stream.of(session));
            return closed;
        });
    }

    @Override
    public void expireSessions(CPGroupId group, Collection<BiTuple<Long, Long>> sessions) {
        step(group, () -> {
            super.expireSessions(group, sessions);
            prune(group, sessions.stream().map(session -> session.element1));
        });
    }

    @Override
    public void closeInactiveSessions(CPGroupId group, Collection<Long> sessions) {
        step(group, () -> {
            super.closeInactiveSessions(group, sessions);
            prune(group, sessions.stream());
        });
    }

    @Override
    public long generateThreadId(CPGroupId group) {
        return step(group, () -> super.generateThreadId(group));
    }
}
