package io.lockgrid.node.raft.stock;

import com.hazelcast.config.cp.FencedLockConfig;
import com.hazelcast.cp.CPGroupId;
import com.hazelcast.cp.exception.LeaderDemotedException;
import com.hazelcast.cp.internal.session.RaftSessionService;
import com.hazelcast.cp.internal.session.SessionAccessor;
import com.hazelcast.cp.internal.session.SessionAwareService;
import com.hazelcast.spi.exception.DistributedObjectDestroyedException;
import com.hazelcast.spi.impl.NodeEngine;
import com.hazelcast.spi.impl.NodeEngineImpl;
import com.hazelcast.spi.impl.operationservice.LiveOperations;
import com.hazelcast.spi.impl.operationservice.LiveOperationsTracker;
import io.lockgrid.admin.SessionKind;
import io.lockgrid.internal.text.LockName;
import io.lockgrid.internal.words.Home;
import io.lockgrid.internal.words.SessionTerms;
import io.lockgrid.node.agreement.Neighbours;
import io.lockgrid.node.raft.EngineConfig;
import io.lockgrid.node.raft.GridService;
import io.lockgrid.node.raft.GroupListener;
import io.lockgrid.node.replica.Replica;
import io.lockgrid.node.replica.RequestRules;
import io.lockgrid.node.table.words.StockCommand;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What Hazelcast's own lock API may do here, and the calls of it that wait, by group. Thread-safe; the waits of a group
 * are owned by the thread that applies its entries.
 */
public final class StockGroups implements GroupListener, SessionAwareService, LiveOperationsTracker {
    /** Marks the table's sessions that stand for CP sessions; a random id has other bits. */
    private static final long STOCK_SESSION = 0;

    private final NodeEngineImpl engine;
    private final StockNews news;
    private final Map<CPGroupId, StockWaits> waits = new ConcurrentHashMap<>();

    /** Called by Hazelcast, which finds it by the class's name. */
    public StockGroups(NodeEngine engine) {
        this.engine = (NodeEngineImpl) engine;
        this.news = new StockNews(this.engine, this);
    }

    /** Those of a member of a grid. */
    public static StockGroups of(NodeEngine engine) {
        return ((NodeEngineImpl) engine).getService(SERVICE_NAME);
    }

    GridService grid() {
        return engine.getService(GridService.NAME);
    }

    /** The table's session that stands for a CP session. */
    public static UUID session(long cpSession) {
        return new UUID(STOCK_SESSION, cpSession);
    }

    /** The CP session that a session of the table stands for, or null if it stands for none. */
    public static @Nullable Long cpSession(UUID id) {
        return id.getMostSignificantBits() == STOCK_SESSION ? id.getLeastSignificantBits() : null;
    }

    StockNews news() {
        return news;
    }

    @Override
    public StockWaits waits(CPGroupId group) {
        return waits.computeIfAbsent(group, any -> new StockWaits());
    }

    @Override
    public void applied(CPGroupId group) {
        news.answer(group);
    }

    @Override
    public void restored(CPGroupId group) {
        sessions().restored(group);
    }

    private StockSessions sessions() {
        return engine.getService(RaftSessionService.SERVICE_NAME);
    }

    /**
     * Whose a CP session is: of the identity that created it, or empty where nobody had to say. On the thread that applies
     * the group's entries.
     */
    Optional<String> owner(CPGroupId group, long cpSession) {
        return Optional.ofNullable(sessions().owner(group, cpSession));
    }

    @Override
    public void forget(CPGroupId group) {
        waits.remove(group);
        sessions().forget(group);
    }

    @Override
    public void populate(LiveOperations operations) {
        waits.values().forEach(each -> each.populate(operations));
    }

    /**
     * Refuses a name that no lock can have.
     *
     * @throws IllegalArgumentException if the name or its group is not allowed
     */
    public void checkName(String name, String group) {
        if (name.isEmpty() || name.length() > LockName.MAX_LENGTH) {
            throw new IllegalArgumentException("a lock's name has " + name.length() + " characters; allowed: 1 to "
                    + LockName.MAX_LENGTH + "; nothing was done");
        }
        StockTicket.checkName(name);
        checkGroup(group);
    }

    /** A name must not create a Raft group, unless the application did it that way before. */
    void checkGroup(String group) {
        boolean configured = grid().groups().stream().anyMatch(group::equalsIgnoreCase);
        if (!grid().anyGroup() && !configured) {
            throw new IllegalArgumentException("'@" + group + "' does not name a configured CP group; allowed: "
                    + grid().groups() + " (groups); nothing was done");
        }
    }

    /** What goes with the calls of a handle of a member, whose sessions are never refused. */
    public StockTicket ticket(String name, String handle) {
        Home home = new Home(
                SessionKind.STOCK,
                memberName(),
                Neighbours.text(engine.getThisAddress()),
                engine.getLocalMember().getUuid());
        RequestRules rules = grid().rules();
        SessionTerms unlimited = new SessionTerms(rules.limits().holdsPerSession(), StockTicket.NONE, StockTicket.NONE);
        return new StockTicket(name, handle, home, acquireLimit(name), rules.terms(name, 0), unlimited);
    }

    /** How often a thread may get a lock, by Hazelcast's own configuration; 0 for no limit. */
    private int acquireLimit(String name) {
        FencedLockConfig config = engine.getConfig().getCPSubsystemConfig().findLockConfig(name);
        return config == null ? 0 : config.getLockAcquireLimit();
    }

    private String memberName() {
        String named = engine.getLocalMember().getAttribute(EngineConfig.NAME_ATTRIBUTE);
        return named == null ? engine.getHazelcastInstance().getName() : named;
    }

    @Override
    public void setSessionAccessor(SessionAccessor accessor) {
        // the door asks for itself
    }

    @Override
    public void onSessionClose(CPGroupId group, long cpSession) {
        if (grid().replicas().known(group) != null) {
            grid().replicas().change(group, replica -> {
                replica.seen().entry(news.applying(group));
                replica.apply(new StockCommand.End(session(cpSession)));
                news.tell(group, replica);
                return null;
            });
        }
    }

    @Override
    public Collection<Long> getAttachedSessions(CPGroupId group) {
        if (grid().replicas().known(group) == null) {
            return List.of();
        }
        List<Long> attached = new ArrayList<>();
        grid().replicas().of(group).forEachSession(session -> {
            Long cpSession = session.claimCount() == 0 ? null : cpSession(session.id());
            if (cpSession != null) {
                attached.add(cpSession);
            }
        });
        return attached;
    }

    @Override
    public void terminated(CPGroupId group) {
        Replica replica = grid().replicas().known(group);
        if (replica != null) {
            waits(group)
                    .endAll(
                            replica.hasEnded()
                                    ? new LeaderDemotedException(grid().raft().getLocalCPEndpoint(), null) // asks again
                                    : new DistributedObjectDestroyedException(group + " is destroyed"));
            news.answer(group);
        }
    }
}
