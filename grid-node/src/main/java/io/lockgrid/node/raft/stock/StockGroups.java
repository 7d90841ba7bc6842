package io.lockgrid.node.raft.stock;

import com.hazelcast.config.cp.FencedLockConfig;
import com.hazelcast.cp.CPGroupId;
import com.hazelcast.cp.exception.LeaderDemotedException;
import com.hazelcast.spi.exception.DistributedObjectDestroyedException;
import com.hazelcast.spi.impl.NodeEngineImpl;
import com.hazelcast.spi.impl.operationservice.LiveOperations;
import io.lockgrid.internal.text.LockName;
import io.lockgrid.node.agreement.Neighbours;
import io.lockgrid.node.raft.EngineConfig;
import io.lockgrid.node.raft.GridService;
import io.lockgrid.node.replica.Replica;
import io.lockgrid.node.table.words.SessionId;
import io.lockgrid.node.table.words.StockCommand;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What Hazelcast's own lock API may do here, and the calls of it that wait, by group. Thread-safe; the waits of a group
 * are owned by the thread that applies its entries.
 */
public final class StockGroups {
    /** Marks the table's sessions that stand for CP sessions; a random id has other bits. */
    private static final long STOCK_SESSION = 0;

    private final NodeEngineImpl engine;
    private final GridService service;
    private final StockNews news;
    private final Map<CPGroupId, StockWaits> waits = new ConcurrentHashMap<>();

    public StockGroups(NodeEngineImpl engine, GridService service) {
        this.engine = engine;
        this.service = service;
        this.news = new StockNews(engine, service);
    }

    /** The table's session that stands for a CP session. */
    public static SessionId session(long cpSession) {
        return new SessionId(STOCK_SESSION, cpSession);
    }

    /** The CP session that a session of the table stands for, or null if it stands for none. */
    public static @Nullable Long cpSession(SessionId id) {
        return id.high() == STOCK_SESSION ? id.low() : null;
    }

    public StockNews news() {
        return news;
    }

    public StockWaits waits(CPGroupId group) {
        return waits.computeIfAbsent(group, any -> new StockWaits());
    }

    /** The group is not here any more. */
    public void forget(CPGroupId group) {
        waits.remove(group);
    }

    /** Tells the engine which calls are alive. */
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
        boolean configured = service.groups().stream().anyMatch(group::equalsIgnoreCase);
        if (!service.anyGroup() && !configured) {
            throw new IllegalArgumentException("'@" + group + "' does not name a configured CP group; allowed: "
                    + service.groups() + " (groups); nothing was done");
        }
    }

    /** What goes with the calls of a handle. */
    public StockTicket ticket(String name, String handle) {
        return StockTicket.of(
                service.rules(),
                name,
                handle,
                acquireLimit(name),
                memberName(),
                Neighbours.text(engine.getThisAddress()),
                engine.getLocalMember().getUuid());
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

    /** The engine has ended a CP session. */
    public void sessionClosed(CPGroupId group, long cpSession) {
        if (service.replicas().known(group) != null) {
            service.replicas().change(group, replica -> {
                replica.seen().entry(news.applying(group));
                replica.apply(new StockCommand.End(session(cpSession)));
                news.tell(group, replica);
                return null;
            });
        }
    }

    /** The CP sessions that hold or wait. */
    public Collection<Long> attachedSessions(CPGroupId group) {
        if (service.replicas().known(group) == null) {
            return List.of();
        }
        List<Long> attached = new ArrayList<>();
        service.replicas().of(group).forEachSession(session -> {
            Long cpSession = session.claimCount() == 0 ? null : cpSession(session.id());
            if (cpSession != null) {
                attached.add(cpSession);
            }
        });
        return attached;
    }

    /** This member's Raft node of the group has ended: whoever waits is told. */
    public void terminated(CPGroupId group) {
        Replica replica = service.replicas().known(group);
        if (replica != null) {
            waits(group)
                    .endAll(
                            replica.hasEnded()
                                    ? new LeaderDemotedException(
                                            service.raft().getLocalCPEndpoint(), null) // asks again
                                    : new DistributedObjectDestroyedException(group + " is destroyed"));
            news.answer(group);
        }
    }
}
